#include "core/training/trainer.h"
#include "tests/core/kernel_case.h"
#include "tests/experiment_of.h"

#include <tbb/task_arena.h>

using namespace nabla;

namespace {

double incomingNorm(const std::vector<double>& parameters, const LayerSpec& layer, int unit) {
    double squares = 0;
    for (int i = 0; i < layer.from; ++i)
        squares += std::pow(parameters[layer.weight(unit, i)], 2);
    return std::sqrt(squares);
}

} // namespace

TEST(Clipping, byNormLimitsHowFarAStepGoes) {
    for (const std::vector<std::int64_t>& hidden : {std::vector<std::int64_t>{4, 2}, {8, 8}, {40}}) {
        Trainer trainer(experimentOf({{"hidden", hidden},
                                      {"clipping", std::string("norm")},
                                      {"clip_limit", 0.01},
                                      {"learning_rate", 1.0},
                                      {"precision", std::string("float64")}}));
        const auto before = trainer.state().parameters;
        trainer.stepBatch();
        const auto after = trainer.state().parameters;
        double squares = 0;
        for (std::size_t k = 0; k < before.size(); ++k)
            squares += std::pow(after[k] - before[k], 2);
        EXPECT_LE(std::sqrt(squares), 0.01);
        EXPECT_GT(std::sqrt(squares), 0.0099);
    }
}

TEST(Clipping, byValueLimitsEveryNumber) {
    Trainer trainer(
        experimentOf({{"clipping", std::string("value")}, {"clip_limit", 0.001}, {"learning_rate", 1.0}}));
    const auto before = trainer.state().parameters;
    trainer.stepBatch();
    const auto after = trainer.state().parameters;
    double most = 0;
    for (std::size_t k = 0; k < before.size(); ++k)
        most = std::max(most, std::abs(after[k] - before[k]));
    EXPECT_NEAR(most, 0.001, 1e-7);
}

TEST(Clipping, leavesShortGradientsAlone) {
    const auto trained = [](const char* clipping) {
        Trainer trainer(experimentOf({{"clipping", std::string(clipping)},
                                      {"clip_limit", 1000.0},
                                      {"precision", std::string("float64")}}));
        trainer.stepEpoch();
        return trainer.state().parameters;
    };
    const auto plain = trained("none");
    for (const char* clipping : {"norm", "value"}) {
        const auto is = trained(clipping);
        for (std::size_t k = 0; k < plain.size(); ++k)
            EXPECT_NEAR(is[k], plain[k], 1e-13) << clipping;
    }
}

TEST(Clipping, doesNotDependOnTheNumberOfThreads) {
    const Experiment experiment = experimentOf({{"hidden", std::vector<std::int64_t>{128, 128}},
                                                {"batch_size", std::int64_t{250}},
                                                {"clipping", std::string("norm")},
                                                {"clip_limit", 0.01},
                                                {"optimizer", std::string("adam")}});
    const auto trained = [&](int threads) {
        return tbb::task_arena(threads).execute([&] {
            Trainer trainer(experiment);
            trainer.stepEpoch();
            return trainer.state();
        });
    };
    EXPECT_EQ(trained(1), trained(2));
}

TEST(MaxNorm, holdsAfterEveryUpdateAndLeavesBiasesAlone) {
    for (const char* optimizer : {"sgd", "adam"})
        for (const std::vector<std::int64_t>& hidden : {std::vector<std::int64_t>{4, 2}, {8, 8}, {40}}) {
            Trainer trainer(experimentOf({{"optimizer", std::string(optimizer)},
                                          {"hidden", hidden},
                                          {"learning_rate", 0.5},
                                          {"max_norm", 0.3}}));
            bool reached = false;
            for (int batch = 0; batch < 20; ++batch) {
                trainer.stepBatch();
                const auto parameters = trainer.state().parameters;
                for (const LayerSpec& layer : trainer.network().layers)
                    for (int j = 0; j < layer.to; ++j) {
                        const double norm = incomingNorm(parameters, layer, j);
                        EXPECT_LE(norm, 0.3 * (1 + 1e-6));
                        reached = reached || norm > 0.2999;
                    }
            }
            EXPECT_TRUE(reached);
        }
}

TEST(PenaltyForm, isTheSameForPlainL2AndNotForAdam) {
    const auto trained = [](const char* optimizer, const char* form) {
        Trainer trainer(experimentOf({{"optimizer", std::string(optimizer)},
                                      {"regularization", std::string("L2")},
                                      {"regularization_rate", 0.1},
                                      {"penalty_form", std::string(form)},
                                      {"precision", std::string("float64")}}));
        trainer.stepEpoch();
        return trainer.state().parameters;
    };
    const auto distance = [&](const char* optimizer) {
        const auto a = trained(optimizer, "coupled");
        const auto b = trained(optimizer, "decoupled");
        double most = 0;
        for (std::size_t k = 0; k < a.size(); ++k)
            most = std::max(most, std::abs(a[k] - b[k]));
        return most;
    };
    EXPECT_LT(distance("sgd"), 1e-13);
    EXPECT_GT(distance("adam"), 1e-3);
}

TEST(PenaltyForm, stopsWeightsAtZeroOnlyWhereDecoupled) {
    const auto zeros = [](const char* form) {
        Trainer trainer(experimentOf({{"regularization", std::string("L1")},
                                      {"regularization_rate", 0.3},
                                      {"optimizer", std::string("momentum")},
                                      {"penalty_form", std::string(form)}}));
        for (int epoch = 0; epoch < 30; ++epoch)
            trainer.stepEpoch();
        const auto parameters = trainer.state().parameters;
        return std::count(parameters.begin(), parameters.end(), 0.0);
    };
    EXPECT_GT(zeros("decoupled"), 5);
    EXPECT_LT(zeros("coupled"), 2);
}

TEST(Penalties, actOnBiasesOnlyWhereAsked) {
    const auto biasesMove = [](bool asked) {
        Experiment e = experimentOf({{"regularization", std::string("L2")},
                                     {"regularization_rate", 0.5},
                                     {"penalize_biases", asked}});
        Experiment plain = e;
        plain.regularization = Regularization::none;
        Trainer with(e);
        Trainer without(plain);
        with.stepBatch();
        without.stepBatch();
        const std::size_t bias = with.network().layers[0].bias(0);
        return with.state().parameters[bias] != without.state().parameters[bias];
    };
    EXPECT_FALSE(biasesMove(false));
    EXPECT_TRUE(biasesMove(true));
}
