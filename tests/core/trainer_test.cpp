#include "core/data/generators.h"
#include "core/experiment/parameters.h"
#include "core/training/trainer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

using namespace nabla;

namespace {

Experiment make(std::initializer_list<std::pair<const char*, const char*>> settings) {
    Experiment experiment;
    for (const auto& [key, text] : settings) {
        const auto next = withSetting(experiment, key, text);
        EXPECT_TRUE(next) << next.error();
        experiment = *next;
    }
    return experiment;
}

std::vector<double> trained(const Experiment& experiment, int epochs) {
    Trainer trainer(experiment);
    for (int i = 0; i < epochs; ++i)
        trainer.stepEpoch();
    return trainer.state().parameters;
}

} // namespace

TEST(Trainer, givesTheSameNumbersForTheSameExperiment) {
    for (const char* rules : {"nabla", "playground"}) {
        const Experiment experiment = make({{"rules", rules}, {"dataset", "spiral"}, {"hidden", "5,3"}});
        EXPECT_EQ(trained(experiment, 20), trained(experiment, 20));
    }
}

TEST(Trainer, givesTheSameNumbersWhereverItsMemoryLies) {
    const Experiment experiment = make({{"hidden", "16,16"}});
    const auto first = trained(experiment, 3);
    std::vector<std::vector<char>> holes;
    for (std::size_t size = 8; size < 200; size += 8) {
        holes.emplace_back(size);
        ASSERT_EQ(trained(experiment, 3), first) << size;
    }
}

TEST(Trainer, isNotChangedByLookingAtIt) {
    const Experiment experiment = make({{"regularization", "L1"}, {"regularization_rate", "0.01"}});
    Trainer watched(experiment);
    for (int i = 0; i < 100; ++i) {
        watched.stepBatch();
        watched.scores();
        watched.state();
        watched.firstNonFiniteLayer();
    }
    Trainer alone(experiment);
    for (int i = 0; i < 100; ++i)
        alone.stepBatch();
    EXPECT_EQ(watched.state(), alone.state());
}

TEST(Trainer, goesOnExactlyFromAnyState) {
    for (const char* rules : {"nabla", "playground"})
        for (const char* batch : {"1", "7", "10", "64", "1000"}) {
            const Experiment experiment = make({{"rules", rules},
                                                {"batch_size", batch},
                                                {"regularization", "L1"},
                                                {"regularization_rate", "0.03"}});
            Trainer whole(experiment);
            Trainer first(experiment);
            for (int i = 0; i < 61; ++i) {
                whole.stepBatch();
                first.stepBatch();
            }
            Trainer second(experiment);
            second.setState(first.state());
            for (int i = 0; i < 90; ++i) {
                whole.stepBatch();
                second.stepBatch();
            }
            EXPECT_EQ(whole.state(), second.state()) << rules << " batch " << batch;
        }
}

TEST(Trainer, reshufflesEveryEpochUnderNablasRulesOnly) {
    // With one point a batch, another order gives other weights after the second epoch.
    const auto orderMatters = [](const char* rules) {
        const Experiment experiment = make({{"rules", rules}, {"batch_size", "1"}, {"samples", "20"}});
        Trainer trainer(experiment);
        trainer.stepEpoch();
        TrainingState state = trainer.state();
        trainer.stepEpoch();
        const auto second = trainer.state().parameters;
        state.epoch = 7;
        trainer.setState(state);
        trainer.stepEpoch();
        return trainer.state().parameters != second;
    };
    EXPECT_TRUE(orderMatters("nabla"));
    EXPECT_FALSE(orderMatters("playground"));
}

TEST(Trainer, countsTheShortLastBatchUnderNablasRulesOnly) {
    // 250 training points: 35 batches of 7 and a rest of 5.
    Trainer nabla(make({{"batch_size", "7"}}));
    nabla.stepEpoch();
    EXPECT_EQ(nabla.batches(), 36);
    Trainer playground(make({{"rules", "playground"}, {"batch_size", "7"}}));
    playground.stepEpoch();
    EXPECT_EQ(playground.batches(), 35);
    EXPECT_EQ(playground.state().carriedPoints, 5);
}

TEST(Trainer, countsEverySampleUnderBothRules) {
    for (const char* rules : {"nabla", "playground"}) {
        Trainer trainer(make({{"rules", rules}, {"batch_size", "7"}}));
        trainer.stepBatch();
        EXPECT_EQ(trainer.state().samples, 7);
        trainer.stepEpoch();
        EXPECT_EQ(trainer.state().samples, 250);
        trainer.change(make({{"rules", rules}, {"batch_size", "7"}, {"training_share", "10"}}));
        trainer.stepEpoch();
        EXPECT_EQ(trainer.state().samples, 300);
    }
}

TEST(Trainer, stopsWeightsAtZeroAliveUnderNablasL1) {
    const auto strong = [](const char* rules) {
        return make({{"rules", rules},
                     {"regularization", "L1"},
                     {"regularization_rate", "1"},
                     {"learning_rate", "0.1"}});
    };
    Trainer nabla(strong("nabla"));
    nabla.stepEpoch();
    const TrainingState state = nabla.state();
    EXPECT_TRUE(state.dead.empty());
    EXPECT_GT(std::count(state.parameters.begin(), state.parameters.end(), 0.0), 5);
    nabla.change(make({{"regularization", "none"}}));
    for (int i = 0; i < 20; ++i)
        nabla.stepEpoch();
    const auto later = nabla.state().parameters;
    EXPECT_LT(std::count(later.begin(), later.end(), 0.0), 3);
    Trainer playground(strong("playground"));
    playground.stepEpoch();
    EXPECT_FALSE(playground.state().dead.empty());
}

TEST(Trainer, shrinksByRateTimesLearningRateUnderNablasL1) {
    const Experiment experiment = make({{"regularization", "L1"},
                                        {"regularization_rate", "0.1"},
                                        {"precision", "float64"},
                                        {"learning_rate", "0.01"},
                                        {"batch_size", "250"}});
    Experiment plain = experiment;
    plain.regularization = Regularization::none;
    Trainer with(experiment);
    Trainer without(plain);
    with.stepBatch();
    without.stepBatch();
    const auto a = with.state().parameters;
    const auto b = without.state().parameters;
    for (const LayerSpec& layer : with.network().layers) {
        for (std::size_t k = layer.weights; k < layer.biases; ++k)
            EXPECT_NEAR(std::abs(a[k]), std::max(0.0, std::abs(b[k]) - 0.001), 1e-15);
        for (int j = 0; j < layer.to; ++j)
            EXPECT_EQ(a[layer.bias(j)], b[layer.bias(j)]);
    }
}

TEST(Trainer, holdsFrozenParametersFast) {
    for (const char* rules : {"nabla", "playground"}) {
        Trainer trainer(make({{"rules", rules}, {"regularization", "L2"}, {"regularization_rate", "0.1"}}));
        const auto before = trainer.state().parameters;
        for (std::size_t k = 0; k < before.size(); k += 2)
            trainer.setFrozen(k, true);
        trainer.stepEpoch();
        const auto after = trainer.state().parameters;
        for (std::size_t k = 0; k < before.size(); ++k)
            EXPECT_EQ(after[k] == before[k], k % 2 == 0) << k;
    }
}

TEST(Trainer, takesLiveChangesBetweenTwoBatches) {
    const Experiment slow = make({{"learning_rate", "0.01"}});
    Trainer trainer(slow);
    trainer.stepBatch();
    const auto before = trainer.state();
    Experiment fast = slow;
    fast.learningRate = 1;
    trainer.change(fast);
    EXPECT_EQ(trainer.state().parameters, before.parameters);
    EXPECT_EQ(trainer.state().position, before.position);
    ASSERT_EQ(trainer.state().edits.size(), 1u);
    EXPECT_EQ(trainer.state().edits[0], (RecordedEdit{1, 0, "learning_rate", "1"}));
}

TEST(Trainer, recordsNoSettingsChangedBeforeTheFirstStep) {
    Trainer trainer(Experiment{});
    trainer.change(make({{"learning_rate", "1"}}));
    EXPECT_TRUE(trainer.state().edits.empty());
    trainer.setParameter(0, 1);
    EXPECT_EQ(trainer.state().edits.size(), 1u);
}

TEST(Trainer, keepsTheNetworkWhenDataChange) {
    Trainer trainer(Experiment{});
    trainer.stepEpoch();
    const auto before = trainer.state().parameters;
    trainer.change(make({{"dataset", "xor"}}));
    EXPECT_EQ(trainer.state().parameters, before);
    EXPECT_EQ(trainer.data()->train.size(), 250u);
    EXPECT_EQ(trainer.epoch(), 1);
}

TEST(Trainer, acceptsEveryLegalExtreme) {
    for (const auto& experiment :
         {make({{"features", ""}}), make({{"hidden", ""}}), make({{"features", ""}, {"hidden", ""}}),
          make({{"training_share", "0"}}), make({{"training_share", "100"}}), make({{"samples", "2"}}),
          make({{"batch_size", "1000000"}}), make({{"hidden", "1024"}})}) {
        Trainer trainer(experiment);
        trainer.stepEpoch();
        EXPECT_EQ(trainer.epoch(), 1);
        EXPECT_EQ(trainer.state().parameters.size(), trainer.network().parameterCount);
    }
}

TEST(Trainer, hasNoLossWhereThereAreNoPoints) {
    Trainer none(make({{"training_share", "0"}}));
    EXPECT_TRUE(none.stepEpoch());
    EXPECT_TRUE(std::isnan(none.scores().trainLoss));
    EXPECT_TRUE(std::isnan(none.scores().trainAccuracy));
    Trainer all(make({{"training_share", "100"}}));
    EXPECT_TRUE(std::isnan(all.scores().testLoss));
}

TEST(Trainer, saysWhenAndWhereItLeavesTheFiniteNumbers) {
    Trainer trainer(make({{"problem", "regression"}, {"activation", "linear"}, {"learning_rate", "10"}}));
    bool finite = true;
    for (int i = 0; i < 100 && finite; ++i)
        finite = trainer.stepEpoch();
    EXPECT_FALSE(finite);
    EXPECT_EQ(trainer.firstNonFiniteLayer(), 1);
    EXPECT_EQ(Trainer(Experiment{}).firstNonFiniteLayer(), 0);
}

TEST(Trainer, learnsEveryDataSet) {
    for (const Generator& generator : generators()) {
        const bool isLine = generator.dimensions == 1;
        const Experiment experiment =
            make({{"dataset", std::string(generator.key).c_str()},
                  {"features", isLine ? "x,x3" : "x,y,xTimesY,sinX,sinY,radius,angle"},
                  {"hidden", "8,8"},
                  {"learning_rate", "0.1"}});
        Trainer trainer(experiment);
        const double before = trainer.scores().trainLoss;
        for (int i = 0; i < 150; ++i)
            trainer.stepEpoch();
        EXPECT_LT(trainer.scores().trainLoss, before / 2) << generator.key;
    }
}

TEST(Trainer, anEditThatIsUndoneBeforeItHadAnEffectIsNone) {
    const Experiment experiment;
    Trainer trainer(experiment);
    trainer.stepEpoch();
    const Experiment other = *withSetting(experiment, "training_share", "70");
    trainer.change(other);
    trainer.change(*withSetting(experiment, "training_share", "80"));
    EXPECT_EQ(trainer.state().edits.size(), 1u);
    trainer.change(experiment);
    EXPECT_TRUE(trainer.state().edits.empty());
    trainer.change(other);
    trainer.stepEpoch();
    trainer.change(experiment);
    EXPECT_EQ(trainer.state().edits.size(), 2u);
}
