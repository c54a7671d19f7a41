// What optimizers promise, and the kernels' steps against the reference engine's from the same gradients.

#include "core/data/make_dataset.h"
#include "core/training/nabla_file.h"
#include "core/training/trainer.h"
#include "tests/core/kernel_case.h"
#include "tests/core/reference_training.h"
#include "tests/experiment_of.h"

using namespace nabla;

namespace {

/// How far each step goes for one parameter that is given these gradients.
std::vector<double> stepsOf(const std::string& optimizer, const std::vector<double>& gradients) {
    const Experiment experiment = experimentOf({{"optimizer", optimizer},
                                                {"learning_rate", 0.1},
                                                {"precision", std::string("float64")},
                                                {"features", firstFeatures(1)},
                                                {"hidden", std::vector<std::int64_t>{}}});
    const auto data = makeDataset(experiment);
    const auto engine = makeEngine(experiment, *data);
    std::vector<double> steps;
    engine->setParameters(std::vector<double>{0, 0});
    for (const double gradient : gradients) {
        const double before = engine->parameters()[0];
        engine->setGradient(std::vector<double>{gradient, 0});
        engine->update(updateRule(experiment, 1, 0));
        steps.push_back(engine->parameters()[0] - before);
    }
    return steps;
}

class OptimizerKernels : public KernelCase {
  protected:
    /// Both engines take the same steps from the same random gradients.
    static void expectSameSteps(const Experiment& experiment, bool freezes) {
        const auto data = makeDataset(experiment);
        const NetworkSpec network = networkSpec(experiment);
        const auto kernels = makeEngine(experiment, *data);
        const auto reference = makeReferenceEngine(experiment, *data);
        const auto frozen = freezes ? everyThird(network.parameterCount) : std::vector<std::uint8_t>{};
        for (Engine* engine : {kernels.get(), reference.get()}) {
            engine->setParameters(randomParameters(network));
            engine->setMarks({}, frozen);
        }
        Xoshiro256 random(5);
        for (int step = 0; step < 8; ++step) {
            std::vector<double> gradient(network.parameterCount);
            for (double& g : gradient)
                g = random.uniform(-20, 20);
            for (Engine* engine : {kernels.get(), reference.get()}) {
                engine->setGradient(gradient);
                engine->update(updateRule(experiment, 10, step));
            }
        }
        expectNear(kernels->parameters(), reference->parameters());
        expectSameState(kernels->optimizerState(), reference->optimizerState());
        EXPECT_EQ(kernels->gradient(), std::vector<double>(network.parameterCount));
        if (freezes)
            expectHeld(*kernels, network, frozen);
    }

    static void expectSameState(const OptimizerState& is, const OptimizerState& should) {
        EXPECT_EQ(is.optimizer, should.optimizer);
        EXPECT_EQ(is.steps, should.steps);
        EXPECT_DOUBLE_EQ(is.momentumProduct, should.momentumProduct);
        ASSERT_EQ(is.slots.size(), should.slots.size());
        for (std::size_t s = 0; s < is.slots.size(); ++s)
            expectNear(is.slots[s], should.slots[s]);
    }

    /// What is held fast keeps its value, and the optimizer remembers nothing of it.
    static void expectHeld(const Engine& engine, const NetworkSpec& network,
                           const std::vector<std::uint8_t>& frozen) {
        const auto start = randomParameters(network);
        const auto parameters = engine.parameters();
        const OptimizerState state = engine.optimizerState();
        for (std::size_t k = 0; k < frozen.size(); k += 3) {
            EXPECT_NEAR(parameters[k], start[k], rounding());
            for (const auto& slot : state.slots)
                EXPECT_EQ(slot[k], 0);
        }
    }

    /// Eight updates, each of a few roundings of numbers of about 1; quotients by small roots add some.
    static void expectNear(const std::vector<double>& is, const std::vector<double>& should) {
        ASSERT_EQ(is.size(), should.size());
        for (std::size_t k = 0; k < is.size(); ++k)
            ASSERT_NEAR(is[k], should[k], 256 * rounding() * std::max(1.0, std::abs(should[k])))
                << "parameter " << k;
    }

    static std::vector<std::uint8_t> everyThird(std::size_t count) {
        std::vector<std::uint8_t> marks(count);
        for (std::size_t k = 0; k < count; k += 3)
            marks[k] = 1;
        return marks;
    }

    /// Calls `check` with what every way of the kernels has, and every optimizer.
    template <class Check>
    static void forEveryOptimizer(const std::vector<Setting>& further, Check check) {
        for (const std::string& optimizer : choicesOf("optimizer"))
            for (const std::vector<std::int64_t>& hidden :
                 {std::vector<std::int64_t>{4, 2}, {8, 5, 3}, {130, 9}}) {
                SCOPED_TRACE(optimizer + ", hidden " + valueText(hidden));
                std::vector<Setting> settings{{"optimizer", optimizer}, {"hidden", hidden}};
                settings.insert(settings.end(), further.begin(), further.end());
                check(experimentOf(settings));
            }
    }
};

} // namespace

TEST(Optimizers, adamsFirstStepEqualsTheLearningRate) {
    for (const char* optimizer : {"adam", "adamw", "amsgrad", "adamax"})
        for (const double gradient : {-3.0, 1e-3, 0.5, 1e6})
            EXPECT_NEAR(stepsOf(optimizer, {gradient})[0], std::copysign(0.1, -gradient), 2e-6) << optimizer;
}

TEST(Optimizers, adagradsStepsFallWithTheRootOfTheirCount) {
    const auto steps = stepsOf("adagrad", {2, 2, 2, 2});
    for (std::size_t k = 0; k < steps.size(); ++k)
        EXPECT_NEAR(steps[k], -0.1 / std::sqrt(static_cast<double>(k) + 1), 1e-10);
}

TEST(Optimizers, momentumAddsUpToTenTimesTheStep) {
    EXPECT_NEAR(stepsOf("momentum", std::vector<double>(400, 1)).back(), -1, 1e-12);
    EXPECT_NEAR(stepsOf("nesterov", std::vector<double>(400, 1)).back(), -1, 1e-12);
    EXPECT_NEAR(stepsOf("momentum", {1, 0, 0})[2], -0.081, 1e-15);
    EXPECT_NEAR(stepsOf("nesterov", {1})[0], -0.19, 1e-15);
}

TEST(Optimizers, rmspropForgetsOldGradientsAndAdadeltaStartsSmall) {
    EXPECT_NEAR(stepsOf("rmsprop", {4})[0], -0.1 * 4 / (std::sqrt(0.01 * 16) + 1e-8), 1e-14);
    EXPECT_NEAR(stepsOf("rmsprop", std::vector<double>(3000, 4)).back(), -0.1, 1e-8);
    const double first = std::sqrt(1e-6) / std::sqrt(0.1 * 16 + 1e-6) * 4;
    EXPECT_NEAR(stepsOf("adadelta", {4})[0], -0.1 * first, 1e-15);
}

TEST(Optimizers, amsgradKeepsTheLargestMeanSquare) {
    // After one large gradient, Adam's steps grow back; AMSGrad's divisor stays.
    std::vector<double> gradients(3000, 1);
    gradients[0] = 100;
    EXPECT_GT(std::abs(stepsOf("adam", gradients).back()),
              1.5 * std::abs(stepsOf("amsgrad", gradients).back()));
}

TEST(Optimizers, radamWarmsUpWithoutScaling) {
    // Up to the fifth step, its steps are the corrected mean of gradients itself.
    for (const double step : stepsOf("radam", {5, 5, 5, 5, 5}))
        EXPECT_NEAR(step, -0.5, 1e-12);
    EXPECT_LT(std::abs(stepsOf("radam", std::vector<double>(6, 5)).back()), 0.1);
}

TEST(Optimizers, haveDefaultsForExactlyTheKnobsThatApply) {
    for (const OptimizerRow& row : optimizers()) {
        const Experiment e = experimentOf({{"optimizer", std::string(row.key)}});
        const auto expectKnob = [&](const char* key, const std::optional<double>& byDefault, double value) {
            EXPECT_EQ(applies(*findParameter(key), e), byDefault.has_value()) << row.key << " " << key;
            EXPECT_EQ(value, byDefault.value_or(value)) << row.key << " " << key;
        };
        expectKnob("momentum", row.momentum, e.optimizerKnobs.momentum);
        expectKnob("decay", row.decay, e.optimizerKnobs.decay);
        expectKnob("beta1", row.beta1, e.optimizerKnobs.beta1);
        expectKnob("beta2", row.beta2, e.optimizerKnobs.beta2);
        expectKnob("epsilon", row.epsilon, e.optimizerKnobs.epsilon);
        expectKnob("weight_decay", row.weightDecay, e.optimizerKnobs.weightDecay);
    }
}

TEST(Optimizers, everyOneLearnsTheCircle) {
    for (const OptimizerRow& row : optimizers())
        for (const char* precision : {"float32", "float64"}) {
            Trainer trainer(experimentOf({{"optimizer", std::string(row.key)},
                                          {"learning_rate", row.key == "adadelta" ? 1.0 : 0.01},
                                          {"precision", std::string(precision)}}));
            const double before = trainer.scores().trainLoss;
            for (int epoch = 0; epoch < 60; ++epoch)
                ASSERT_TRUE(trainer.stepEpoch()) << row.key;
            EXPECT_LT(trainer.scores().trainLoss, 0.8 * before) << row.key << " in " << precision;
        }
}

TEST(Optimizers, goOnExactlyAfterSavingAndLoading) {
    for (const OptimizerRow& row : optimizers())
        for (const char* precision : {"float32", "float64"}) {
            SCOPED_TRACE(std::string(row.key) + " in " + precision);
            const Experiment experiment = experimentOf({{"optimizer", std::string(row.key)},
                                                        {"precision", std::string(precision)},
                                                        {"regularization", std::string("L2")},
                                                        {"regularization_rate", 0.01}});
            Trainer trainer(experiment);
            trainer.stepEpoch();
            trainer.stepBatches(7);
            const auto file = parseNablaFile(nablaFileText({experiment, trainer.state()}));
            ASSERT_TRUE(file) << file.error();
            ASSERT_EQ(*file->state, trainer.state());
            Trainer resumed(file->experiment);
            resumed.setState(*file->state);
            for (Trainer* training : {&trainer, &resumed}) {
                training->stepEpoch();
                training->stepEpoch();
            }
            EXPECT_EQ(resumed.state(), trainer.state());
            EXPECT_EQ(trainer.state().optimizer.slots.size(), static_cast<std::size_t>(row.slots));
        }
}

TEST(Optimizers, changedWhileTrainingKeepTheWeightsAndStartAnew) {
    Experiment experiment = experimentOf({{"optimizer", std::string("adam")}});
    Trainer trainer(experiment);
    trainer.stepEpoch();
    const TrainingState before = trainer.state();
    EXPECT_GT(before.optimizer.steps, 0);
    experiment = *withSetting(experiment, "optimizer", "adamax");
    EXPECT_EQ(compare(trainer.experiment(), experiment), Effect::optimizer);
    trainer.change(experiment);
    EXPECT_EQ(trainer.state().parameters, before.parameters);
    EXPECT_EQ(trainer.state().optimizer, OptimizerState{});
    trainer.stepBatch();
    EXPECT_EQ(trainer.state().optimizer.steps, 1);
}

TEST(Optimizers, keepTheirStateWhenAKnobOrTheDataChange) {
    Experiment experiment = experimentOf({{"optimizer", std::string("adam")}});
    Trainer trainer(experiment);
    trainer.stepEpoch();
    const OptimizerState before = trainer.state().optimizer;
    EXPECT_EQ(compare(experiment, *withSetting(experiment, "beta1", "0.5")), Effect::live);
    for (const auto& [key, value] : {std::pair("beta1", "0.5"), std::pair("noise", "10")}) {
        experiment = *withSetting(experiment, key, value);
        trainer.change(experiment);
        EXPECT_EQ(trainer.state().optimizer, before) << key;
    }
}

TEST(Optimizers, forgetTheStateOfAnother) {
    Trainer adam(experimentOf({{"optimizer", std::string("adam")}}));
    adam.stepEpoch();
    for (const char* optimizer : {"sgd", "nadam", "momentum"}) {
        Trainer other(experimentOf({{"optimizer", std::string(optimizer)}}));
        other.setState(adam.state());
        EXPECT_EQ(other.state().optimizer, OptimizerState{}) << optimizer;
        EXPECT_EQ(other.state().parameters, adam.state().parameters);
    }
}

TEST_P(OptimizerKernels, stepAsTheReferenceUnderEveryPenalty) {
    for (const std::string& penalty : choicesOf("regularization"))
        for (const std::string& form : choicesOf("penalty_form"))
            for (const bool biases : {false, true}) {
                SCOPED_TRACE(penalty + " " + form + (biases ? ", biases too" : ""));
                forEveryOptimizer({{"regularization", penalty},
                                   {"regularization_rate", 0.3},
                                   {"penalty_form", form},
                                   {"penalize_biases", biases},
                                   {"precision", precision()}},
                                  [](const Experiment& e) { expectSameSteps(e, false); });
            }
}

TEST_P(OptimizerKernels, stepAsTheReferenceWithClippedGradientsAndLimitedNorms) {
    for (const std::string& clipping : choicesOf("clipping"))
        for (const double maxNorm : {0.0, 0.4}) {
            SCOPED_TRACE(clipping + ", max-norm " + std::to_string(maxNorm));
            forEveryOptimizer({{"clipping", clipping},
                               {"clip_limit", 0.7},
                               {"max_norm", maxNorm},
                               {"precision", precision()}},
                              [](const Experiment& e) { expectSameSteps(e, false); });
        }
}

TEST_P(OptimizerKernels, leaveWhatIsHeldFastAndBiasesThatDoNotTrain) {
    for (const std::string& clipping : choicesOf("clipping"))
        for (const bool biases : {true, false})
            forEveryOptimizer({{"clipping", clipping},
                               {"clip_limit", 0.7},
                               {"biases", biases},
                               {"regularization", std::string("L2")},
                               {"regularization_rate", 0.3},
                               {"max_norm", 0.5},
                               {"precision", precision()}},
                              [](const Experiment& e) { expectSameSteps(e, true); });
}

TEST_P(OptimizerKernels, trainAsTheReference) {
    forEveryOptimizer({{"samples", std::int64_t{60}}, {"precision", precision()}}, [](const Experiment& e) {
        Trainer trainer(e);
        TrainingState state = trainer.state();
        state.parameters = randomParameters(trainer.network());
        trainer.setState(state);
        ReferenceTraining reference(trainer);
        trainer.stepBatch();
        EXPECT_EQ(trainer.state().optimizer.steps, e.optimizer == Optimizer::sgd ? 0 : 1);
        trainer.stepEpoch();
        reference.stepEpoch();
        const auto is = trainer.state().parameters;
        const auto should = reference.state().parameters;
        // Where a gradient is almost nothing, rounding may decide its sign, and with it a step of Adam's
        // kind.
        const double slack = precision() == "float32" ? 0.02 : 1e-9;
        for (std::size_t k = 0; k < is.size(); ++k)
            ASSERT_NEAR(is[k], should[k], slack) << "parameter " << k;
    });
}

INSTANTIATE_TEST_SUITE_P(all, OptimizerKernels, everyKernel(), kernelName);
