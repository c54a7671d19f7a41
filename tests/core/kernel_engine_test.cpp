// The engine's other promises, kept by the kernels as by the reference engine.

#include "core/data/make_dataset.h"
#include "tests/core/kernel_case.h"
#include "tests/core/reference_training.h"

#include <tbb/task_arena.h>

#include <numeric>

using namespace nabla;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// An engine with points in the data's own order.
std::unique_ptr<Engine> begun(std::unique_ptr<Engine> engine, const Dataset& data) {
    std::vector<std::int32_t> points(data.train.size());
    std::iota(points.begin(), points.end(), 0);
    engine->arrange(0, points);
    engine->beginEpoch(0);
    return engine;
}

/// Both engines at the same start.
struct Engines {
    explicit Engines(const Experiment& experiment)
        : data(makeDataset(experiment)), network(networkSpec(experiment)),
          kernels(begun(makeEngine(experiment, *data), *data)),
          reference(begun(makeReferenceEngine(experiment, *data), *data)) {
        setParameters(randomParameters(network));
    }

    void setParameters(const std::vector<double>& parameters) {
        forBoth([&](Engine& engine) { engine.setParameters(parameters); });
    }

    template <class Call>
    void forBoth(Call call) {
        call(*kernels);
        call(*reference);
    }

    std::shared_ptr<const Dataset> data;
    NetworkSpec network;
    std::unique_ptr<Engine> kernels;
    std::unique_ptr<Engine> reference;
};

class KernelEngine : public KernelCase {
  protected:
    /// Calls `check` with a small experiment for each way that kernels take.
    template <class Check>
    static void forEveryWay(const std::vector<Setting>& further, Check check) {
        for (const std::vector<std::int64_t>& hidden :
             {std::vector<std::int64_t>{}, {4, 2}, {8, 5, 3}, {17, 9}}) {
            SCOPED_TRACE("hidden " + valueText(hidden));
            std::vector<Setting> settings{{"hidden", hidden}, {"samples", std::int64_t{90}}, {"noise", 20.0}};
            settings.insert(settings.end(), further.begin(), further.end());
            check(experimentWith(settings));
        }
    }

    static void expectBrokenToShow(const Experiment& experiment) {
        for (const LayerSpec& layer : networkSpec(experiment).layers)
            for (const std::size_t parameter : {layer.weight(layer.to - 1, 0), layer.bias(0)}) {
                Trainer broken(experiment);
                EXPECT_TRUE(broken.stepEpoch());
                broken.setParameter(parameter, notANumber);
                EXPECT_FALSE(broken.stepEpoch());
            }
    }

    static void expectNear(const std::vector<double>& is, const std::vector<double>& should,
                           double tolerance) {
        ASSERT_EQ(is.size(), should.size());
        for (std::size_t k = 0; k < is.size(); ++k)
            ASSERT_NEAR(is[k], should[k], tolerance) << "parameter " << k;
    }
};

} // namespace

TEST_P(KernelEngine, sumsGradientsOverCalls) {
    forEveryWay({}, [](const Experiment& experiment) {
        Engines engines(experiment);
        const std::vector<double> carried(engines.network.parameterCount, 0.25);
        // Sums over 36 points, of terms of about 1.
        const double tolerance = 36 * 8 * rounding();
        engines.forBoth([&](Engine& engine) {
            engine.setGradient(carried);
            engine.accumulate(0, 33);
            engine.accumulate(40, 3);
        });
        expectNear(engines.kernels->gradient(), engines.reference->gradient(), tolerance);
        EXPECT_NE(engines.kernels->gradient(), carried);
        engines.forBoth([&](Engine& engine) { engine.update(updateRule(experiment, 36, 0)); });
        expectNear(engines.kernels->parameters(), engines.reference->parameters(), tolerance);
        expectNear(engines.kernels->gradient(), std::vector<double>(carried.size()), 0);
    });
}

TEST_P(KernelEngine, scoresAsTheReference) {
    for (const ProblemLoss& pair : problemsWithLosses())
        for (const std::string& output : choicesOf("output_activation")) {
            auto settings = settingsOf(pair);
            settings.push_back({"output_activation", output});
            forEveryWay(settings, [](const Experiment& experiment) {
                Engines engines(experiment);
                const Scores is = engines.kernels->scores();
                const Scores should = engines.reference->scores();
                EXPECT_NEAR(is.trainLoss, should.trainLoss, 16 * rounding() * should.trainLoss);
                EXPECT_NEAR(is.testLoss, should.testLoss, 16 * rounding() * should.testLoss);
                const bool classifies = experiment.problem != Problem::regression;
                EXPECT_EQ(std::isnan(is.trainAccuracy), !classifies);
                if (classifies) {
                    EXPECT_EQ(is.trainAccuracy, should.trainAccuracy);
                    EXPECT_EQ(is.testAccuracy, should.testAccuracy);
                }
            });
        }
}

TEST_P(KernelEngine, findsTheFirstLayerThatIsNotFinite) {
    for (const std::string& activation : choicesOf("activation"))
        forEveryWay({{"activation", activation}, {"output_activation", "linear"}},
                    [](const Experiment& experiment) {
                        Engines engines(experiment);
                        EXPECT_EQ(engines.kernels->firstNonFiniteLayer(), 0);
                        const auto start = randomParameters(engines.network);
                        for (const LayerSpec& layer : engines.network.layers)
                            for (const double value : {notANumber, HUGE_VAL, -HUGE_VAL, 1e30, -1e30}) {
                                auto parameters = start;
                                parameters[layer.weight(layer.to - 1, layer.from - 1)] = value;
                                engines.setParameters(parameters);
                                EXPECT_EQ(engines.kernels->firstNonFiniteLayer(),
                                          engines.reference->firstNonFiniteLayer());
                            }
                    });
}

TEST_P(KernelEngine, showsWhatIsNoNumberInTheLoss) {
    for (const std::string& activation : choicesOf("activation"))
        forEveryWay({{"activation", activation}}, expectBrokenToShow);
    for (const ProblemLoss& pair : problemsWithLosses())
        forEveryWay(settingsOf(pair), expectBrokenToShow);
}

TEST_P(KernelEngine, keepsNothingOfNumbersThatWereNotFinite) {
    forEveryWay({}, [](const Experiment& experiment) {
        const Trainer fresh(experiment);
        Trainer recovered(experiment);
        const TrainingState start = recovered.state();
        recovered.setParameter(0, notANumber);
        EXPECT_FALSE(recovered.stepEpoch());
        recovered.setState(start);
        EXPECT_TRUE(recovered.stepEpoch());
        ReferenceTraining reference(fresh);
        reference.stepEpoch();
        expectNear(recovered.state().parameters, reference.state().parameters, 200 * rounding());
    });
}

TEST_P(KernelEngine, keepsDeadLinksDeadWhateverThePenalty) {
    forEveryWay({{"regularization", "L1"}, {"regularization_rate", 0.5}}, [](Experiment experiment) {
        experiment.rules = Rules::playground;
        Trainer trainer(experiment);
        for (int epoch = 0; epoch < 10; ++epoch)
            trainer.stepEpoch();
        const TrainingState before = trainer.state();
        ASSERT_FALSE(before.dead.empty());
        experiment.regularization = Regularization::none;
        trainer.change(experiment);
        trainer.stepEpoch();
        const TrainingState after = trainer.state();
        EXPECT_EQ(after.dead, before.dead);
        for (std::size_t k = 0; k < before.dead.size(); ++k)
            EXPECT_EQ(after.parameters[k] == 0, before.dead[k] == 1) << "parameter " << k;
    });
}

TEST_P(KernelEngine, givesTheSameNumbersOnAnyNumberOfThreads) {
    // Enough for threads to share a batch, in parts that are no whole number of tiles, and the scores.
    const auto trained = [&](const ProblemLoss& pair, int threads) {
        const Experiment experiment = experimentWith({{"problem", pair.problem},
                                                      {"loss", pair.loss},
                                                      {"hidden", std::vector<std::int64_t>{128, 128}},
                                                      {"batch_size", std::int64_t{250}},
                                                      {"samples", std::int64_t{1100}},
                                                      {"training_share", 100.0}});
        return tbb::task_arena(threads).execute([&] {
            Trainer trainer(experiment);
            trainer.stepEpoch();
            trainer.stepEpoch();
            return std::pair(trainer.state(), trainer.scores().trainLoss);
        });
    };
    for (const ProblemLoss& pair : {ProblemLoss{"classification", "half_mse"},
                                    {"classification", "cross_entropy"},
                                    {"multiclass", "cross_entropy"}})
        EXPECT_EQ(trained(pair, 1), trained(pair, 2)) << pair;
}

INSTANTIATE_TEST_SUITE_P(all, KernelEngine, everyKernel(), kernelName);
