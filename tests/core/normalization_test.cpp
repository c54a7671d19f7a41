#include "core/data/make_dataset.h"
#include "core/experiment/normalizations.h"
#include "core/experiment/parameters.h"
#include "core/network/network.h"
#include "core/network/running_statistics.h"
#include "core/support/random.h"
#include "core/training/loss_gradient.h"
#include "core/training/nabla_file.h"
#include "core/training/predictor.h"
#include "core/training/trainer.h"

#include <gtest/gtest.h>
#include <tbb/task_arena.h>

#include <cmath>
#include <numeric>

using namespace nabla;

namespace {

Experiment normalized(const NormalizationRow& row, std::vector<Setting> more = {}) {
    std::vector<Setting> settings{{"normalization", std::string(row.key)},
                                  {"precision", std::string("float64")},
                                  {"hidden", std::vector<std::int64_t>{6, 4}},
                                  {"samples", std::int64_t{50}},
                                  {"noise", 20.0}};
    settings.insert(settings.end(), more.begin(), more.end());
    return *withSettings({}, settings);
}

/// Parameters and statistics that are all different; deviations and variances are positive.
TrainingState randomState(const NetworkSpec& network) {
    Xoshiro256 random(7);
    TrainingState state;
    for (std::size_t k = 0; k < network.parameterCount; ++k)
        state.parameters.push_back(random.uniform(-1, 1));
    state.statistics = initialStatistics(network);
    for (const LayerSpec& layer : network.layers)
        for (int j = 0; takesBatch(layer.normalization) && j < layer.to; ++j) {
            state.statistics[layer.mean(j)] = random.uniform(-1, 1);
            state.statistics[layer.spread(j)] = random.uniform(0.5, 2);
        }
    return state;
}

/// Half the squared errors of a batch, as training sees it. Statistics stay as they are.
struct BatchLoss {
    explicit BatchLoss(const NetworkSpec& spec) : network(spec, 9) {
        Xoshiro256 random(3);
        for (Eigen::Index i = 0; i < inputs.size(); ++i)
            inputs(i) = random.uniform(-3, 3);
    }

    double operator()(const TrainingState& state) {
        std::copy(state.parameters.begin(), state.parameters.end(), network.parameters().begin());
        std::copy(state.statistics.begin(), state.statistics.end(), network.statistics().begin());
        network.forward(inputs, Mode::training);
        return network.output(network.spec().layers.size() - 1, 9).squaredNorm() / 2;
    }

    std::vector<double> gradient(const TrainingState& state) {
        (*this)(state);
        network.outputDelta(9) = network.output(network.spec().layers.size() - 1, 9);
        std::vector<double> sums(state.parameters.size());
        network.backward(inputs, sums);
        return sums;
    }

    Network<double> network;
    Matrix<double> inputs{2, 9};
};

/// (loss(p + h) − loss(p − h)) / 2h for parameter `k`.
template <class Loss>
double centralDifference(TrainingState state, std::size_t k, Loss loss) {
    constexpr double step = 1e-6;
    const double middle = state.parameters[k];
    state.parameters[k] = middle + step;
    const double above = loss(state);
    state.parameters[k] = middle - step;
    return (above - loss(state)) / (2 * step);
}

class EveryNormalization : public testing::TestWithParam<NormalizationRow> {};

std::string nameOf(const testing::TestParamInfo<NormalizationRow>& row) {
    return std::string(row.param.key);
}

const NormalizationRow& batchNorm() {
    return normalizationRow(Normalization::batch);
}

} // namespace

TEST_P(EveryNormalization, hasTheGradientOfCentralDifferencesInTraining) {
    for (const std::string activation : {"tanh", "elu", "gelu"}) {
        Experiment experiment = normalized(GetParam(), {{"activation", activation}});
        const NetworkSpec spec = networkSpec(experiment);
        TrainingState state = randomState(spec);
        // Out of reach, so that the limits hold for both corrections and these are constants.
        if (GetParam().normalization == Normalization::batchRenorm)
            for (const LayerSpec& layer : spec.layers)
                for (int j = 0; takesBatch(layer.normalization) && j < layer.to; ++j) {
                    state.statistics[layer.mean(j)] = -100;
                    state.statistics[layer.spread(j)] = 0.01;
                }
        BatchLoss loss(spec);
        const auto gradient = loss.gradient(state);
        for (std::size_t k = 0; k < gradient.size(); ++k)
            EXPECT_NEAR(gradient[k], centralDifference(state, k, std::ref(loss)),
                        2e-6 * std::max(1.0, std::abs(gradient[k])))
                << activation << ", parameter " << k;
    }
}

TEST_P(EveryNormalization, hasTheGradientOfTheLossThatIsShown) {
    const Experiment experiment = normalized(GetParam());
    const auto data = makeDataset(experiment);
    const TrainingState state = randomState(networkSpec(experiment));
    const auto engine = makeEngine(experiment, *data);
    engine->setStatistics(state.statistics);
    const auto loss = [&](const TrainingState& at) {
        engine->setParameters(at.parameters);
        return engine->scores().trainLoss;
    };
    const auto gradient = lossGradient(experiment, *data, state);
    for (std::size_t k = 0; k < gradient.size(); ++k)
        EXPECT_NEAR(gradient[k], centralDifference(state, k, loss), 1e-6) << "parameter " << k;
}

TEST_P(EveryNormalization, goesOnBitForBitFromAFile) {
    for (const char* precision : {"float32", "float64"}) {
        const Experiment experiment =
            normalized(GetParam(), {{"precision", std::string(precision)},
                                    {"optimizer", std::string("adam")},
                                    {"input_normalization", std::string("standard")}});
        Trainer trainer(experiment);
        trainer.stepBatches(7);
        const auto file = parseNablaFile(nablaFileText({experiment, trainer.state()}));
        ASSERT_TRUE(file) << file.error();
        ASSERT_TRUE(*file->state == trainer.state());
        Trainer other(file->experiment);
        other.setState(*file->state);
        trainer.stepBatches(9);
        other.stepBatches(9);
        EXPECT_TRUE(other.state() == trainer.state());
    }
}

TEST_P(EveryNormalization, learnsUnlessNothingIsLeftToLearnFrom) {
    const Experiment experiment = normalized(GetParam(), {{"precision", std::string("float32")},
                                                          {"hidden", std::vector<std::int64_t>{6, 6}},
                                                          {"samples", std::int64_t{500}}});
    Trainer trainer(experiment);
    for (int epoch = 0; epoch < 100; ++epoch)
        trainer.stepEpoch();
    const bool isBlind = GetParam().normalization == Normalization::instance;
    EXPECT_EQ(trainer.scores().trainLoss < 0.1, !isBlind) << trainer.scores().trainLoss;
}

TEST_P(EveryNormalization, givesEachPointTheSameWhateverPointsStandBeside) {
    const Experiment experiment = normalized(GetParam());
    Trainer trainer(experiment);
    trainer.stepEpoch();
    Predictor predictor(experiment, trainer.state());
    const auto all = predictor.outputs(trainer.data()->test);
    for (std::size_t i = 0; i < 5; ++i) {
        const auto alone = predictor.outputs({&trainer.data()->test[i], 1});
        EXPECT_TRUE(std::equal(alone.begin(), alone.end(), all.begin() + i * predictor.neurons()));
    }
}

INSTANTIATE_TEST_SUITE_P(all, EveryNormalization, testing::ValuesIn(normalizations()), nameOf);

TEST(Normalization, doesNotDependOnHowManyThreadsThereAre) {
    const auto trained = [](int threads) {
        return tbb::task_arena(threads).execute([] {
            Trainer trainer(normalized(batchNorm()));
            trainer.stepEpoch();
            return trainer.state();
        });
    };
    EXPECT_TRUE(trained(1) == trained(2));
}

TEST(Normalization, takesAWholeBatchTogether) {
    // More points than go through the network at a time where samples do not depend on each other.
    const Experiment experiment = normalized(batchNorm(), {{"samples", std::int64_t{1200}},
                                                           {"batch_size", std::int64_t{600}},
                                                           {"hidden", std::vector<std::int64_t>{1}}});
    Trainer trainer(experiment);
    const TrainingState start = trainer.state();
    const auto& points = trainer.data()->train;
    ASSERT_EQ(points.size(), 600U);
    double mean = 0;
    for (const Point& point : points)
        mean += (start.parameters[0] * point.x + start.parameters[1] * point.y + start.parameters[2]) / 600;
    trainer.stepBatch();
    EXPECT_NEAR(trainer.state().statistics[0], 0.1 * mean, 1e-12);
}

TEST(Normalization, learnsNoSpreadFromASinglePoint) {
    Trainer trainer(normalized(batchNorm(), {{"batch_size", std::int64_t{1}}}));
    const LayerSpec layer = trainer.network().layers[0];
    const auto before = trainer.state().statistics;
    trainer.stepBatch();
    const auto after = trainer.state().statistics;
    EXPECT_NE(after[layer.mean(0)], before[layer.mean(0)]);
    EXPECT_EQ(after[layer.spread(0)], before[layer.spread(0)]);
}

TEST(Normalization, keepsTheStatisticsOfTheBestWeights) {
    Experiment experiment =
        normalized(batchNorm(), {{"early_stopping", std::int64_t{1}}, {"learning_rate", 3.0}});
    Trainer trainer(experiment);
    while (!trainer.hasStoppedEarly())
        trainer.stepEpoch();
    const TrainingState state = trainer.state();
    EXPECT_EQ(state.statistics, state.best->statistics);
    EXPECT_EQ(trainer.scores().testLoss, state.best->testLoss);
}

TEST(Normalization, dividesALayerIntoAsManyEqualGroupsAsFit) {
    const NormalizationKnobs knobs{.groups = 4};
    const auto groups = [&](Normalization normalization, int width) {
        return normalizationRow(normalization).groups(width, knobs);
    };
    EXPECT_EQ(groups(Normalization::group, 8), 4);
    EXPECT_EQ(groups(Normalization::group, 6), 3);
    EXPECT_EQ(groups(Normalization::group, 5), 1);
    EXPECT_EQ(groups(Normalization::group, 2), 2);
    EXPECT_EQ(groups(Normalization::layer, 8), 1);
    EXPECT_EQ(groups(Normalization::instance, 8), 8);
}

TEST(Normalization, leavesGainsAndShiftsWithoutPenalty) {
    const Experiment experiment = normalized(
        batchNorm(),
        {{"regularization", std::string("L2")}, {"regularization_rate", 1000.0}, {"learning_rate", 0.001}});
    Trainer trainer(experiment);
    trainer.stepEpoch();
    const LayerSpec layer = trainer.network().layers[0];
    EXPECT_NEAR(trainer.state().parameters[layer.gain(0)], 1, 0.1);
    EXPECT_NEAR(trainer.state().parameters[layer.weight(0, 0)], 0, 0.1);
}

TEST(Normalization, refusesSpreadsThatNoBatchCanHaveHad) {
    for (const auto& [key, spread, isRefused] :
         {std::tuple("batch", 0.0, false), std::tuple("batch", -0.1, true),
          std::tuple("batch_renorm", 0.0, true), std::tuple("batch_renorm", -1.0, true),
          std::tuple("batch_renorm", 0.1, false)}) {
        const Experiment experiment = *withSetting(normalized(batchNorm()), "normalization", key);
        TrainingState state = Trainer(experiment).state();
        state.statistics.back() = spread;
        const auto file = parseNablaFile(nablaFileText({experiment, state}));
        EXPECT_EQ(!file, isRefused) << key << " " << spread;
    }
}

TEST(Normalization, refusesAFileWithoutTheStatisticsItNeeds) {
    const Experiment experiment = normalized(batchNorm());
    std::string text = nablaFileText({experiment, Trainer(experiment).state()});
    const auto at = text.find("\"statistics\"");
    text.replace(at, 12, "\"carried\"");
    const auto file = parseNablaFile(text);
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error(), "Field 'state.statistics' is missing.");
}
