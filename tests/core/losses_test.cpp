// What losses promise beyond PyTorch's vectors: which class an output stands for, targets, and knobs that
// take effect while training.

#include "core/data/make_dataset.h"
#include "core/experiment/losses.h"
#include "core/training/sample_loss.h"
#include "core/training/targets.h"
#include "core/training/trainer.h"
#include "tests/core/kernel_case.h"
#include "tests/experiment_of.h"

#include <set>

using namespace nabla;

namespace {

Scores scoresOf(const Experiment& experiment, const std::vector<Point>& train,
                const std::vector<double>& parameters) {
    Dataset data;
    data.train = train;
    const auto engine = makeEngine(experiment, data);
    engine->setParameters(parameters);
    return engine->scores();
}

} // namespace

TEST(Losses, haveUniqueKeysLabelsAndHelp) {
    std::set<std::string_view> keys, labels;
    for (const LossRow& row : losses()) {
        EXPECT_TRUE(keys.insert(row.key).second);
        EXPECT_TRUE(labels.insert(row.label).second);
        EXPECT_TRUE(row.help.ends_with('.'));
        EXPECT_EQ(&lossRow(row.loss), &row);
        EXPECT_EQ(findLoss(row.key), &row);
    }
    EXPECT_EQ(findLoss("none"), nullptr);
}

TEST(Losses, onLogitsHaveALinearOutputWhateverTheSettingSays) {
    for (const ProblemLoss& pair : problemsWithLosses()) {
        auto settings = settingsOf(pair);
        settings.emplace_back("output_activation", "tanh");
        const Experiment experiment = experimentOf(settings);
        EXPECT_EQ(networkSpec(experiment).layers.back().activation,
                  takesLogits(experiment.loss) ? Activation::linear : Activation::tanh);
    }
}

TEST(Losses, onLogitsTellClassesApartAtZero) {
    for (const char* loss : {"cross_entropy", "hinge"}) {
        const Experiment experiment =
            experimentOf({{"loss", loss}, {"hidden", std::vector<std::int64_t>{}}, {"label_smoothing", 0.5}});
        // The output is x − 0.1, and a probability of one half is no threshold for logits.
        const std::vector<Point> points{{0.3, 0, 1}, {0.05, 0, -1}, {-2, 0, -1}, {0.2, 0, 1}};
        EXPECT_EQ(scoresOf(experiment, points, {1, 0, -0.1}).trainAccuracy, 1) << loss;
    }
}

TEST(Losses, ofMoreClassesTakeTheFirstOfEqualLogits) {
    const Experiment experiment =
        experimentOf({{"problem", "multiclass"}, {"hidden", std::vector<std::int64_t>{}}});
    std::vector<double> parameters(networkSpec(experiment).parameterCount);
    const std::vector<Point> points{{0, 0, 0}, {0, 0, 0}, {0, 0, 1}, {0, 0, 2}};
    EXPECT_EQ(scoresOf(experiment, points, parameters).trainAccuracy, 0.5);
    parameters[networkSpec(experiment).layers[0].bias(2)] = 1;
    EXPECT_EQ(scoresOf(experiment, points, parameters).trainAccuracy, 0.25);
}

TEST(Losses, byCrossEntropyHaveSmoothedTargets) {
    const Experiment experiment = experimentOf({{"loss", "cross_entropy"}, {"label_smoothing", 0.2}});
    const ClassCoding coding = classCoding(experiment);
    EXPECT_DOUBLE_EQ(coding.target(-1, Problem::classification), 0.1);
    EXPECT_DOUBLE_EQ(coding.target(1, Problem::classification), 0.9);
    // A logit of zero: −log ½ whatever the target.
    const Experiment flat = experimentOf(
        {{"loss", "cross_entropy"}, {"label_smoothing", 0.2}, {"hidden", std::vector<std::int64_t>{}}});
    EXPECT_DOUBLE_EQ(scoresOf(flat, {{1, 1, 1}, {2, 2, -1}}, {0, 0, 0}).trainLoss, std::log(2.0));
}

TEST(Losses, ofSoftmaxAreLeastAtTheSmoothedTargets) {
    constexpr double smoothing = 0.3;
    const std::vector<double> target{0.1, 0.8, 0.1};
    std::vector<double> logits;
    for (const double p : target)
        logits.push_back(std::log(p) + 5);
    softmaxLossDerivative<double>(logits, 1, smoothing);
    for (const double derivative : logits)
        EXPECT_NEAR(derivative, 0, 1e-15);
}

TEST(Losses, takeChangedKnobsOverWhileTraining) {
    for (const auto& [problem, loss, key] :
         {std::tuple("regression", "huber", "huber_delta"),
          std::tuple("multiclass", "cross_entropy", "label_smoothing"),
          std::tuple("classification", "cross_entropy", "label_smoothing")}) {
        const Experiment before = experimentOf({{"problem", problem}, {"loss", loss}, {key, 0.4}});
        const Experiment after = *withSetting(before, key, "0.1");
        EXPECT_EQ(compare(before, after), Effect::live);
        Trainer changed(before);
        changed.change(after);
        const Trainer fresh(after);
        EXPECT_EQ(changed.scores().trainLoss, fresh.scores().trainLoss) << problem;
        EXPECT_NE(Trainer(before).scores().trainLoss, fresh.scores().trainLoss) << problem;
        Trainer other(after);
        changed.stepEpoch();
        other.stepEpoch();
        EXPECT_EQ(changed.state().parameters, other.state().parameters) << problem;
    }
}

TEST(Losses, learnEveryProblemTheyFit) {
    for (const ProblemLoss& pair : problemsWithLosses()) {
        auto settings = settingsOf(pair);
        settings.emplace_back("hidden", std::vector<std::int64_t>{8});
        if (pair.loss == "sum_squared_error")
            settings.emplace_back("learning_rate", 0.003);
        Trainer trainer(experimentOf(settings));
        const Scores before = trainer.scores();
        for (int epoch = 0; epoch < 60; ++epoch)
            trainer.stepEpoch();
        const Scores after = trainer.scores();
        EXPECT_LT(after.testLoss, 0.8 * before.testLoss) << pair;
        if (pair.problem != "regression") {
            EXPECT_GT(after.testAccuracy, 0.9) << pair;
        }
    }
}
