#include "core/data/features.h"
#include "core/data/input_scaling.h"
#include "core/experiment/parameters.h"
#include "core/training/nabla_file.h"
#include "core/training/predictor.h"
#include "core/training/trainer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace nabla;

namespace {

Experiment scaled(const InputNormalizationRow& row) {
    return *withSettings({},
                         std::vector<Setting>{{"input_normalization", std::string(row.key)},
                                              {"features", std::vector<std::string>{"x", "xSquared", "one"}},
                                              {"precision", std::string("float64")}});
}

/// What the network is given of a feature, over these points.
std::vector<double> inputs(const Experiment& experiment, const InputScaling& scaling, std::size_t feature,
                           std::span<const Point> points) {
    std::vector<double> all;
    for (const Point& point : points)
        all.push_back(scaling[feature](findFeature(experiment.features[feature])->value(point.x, point.y)));
    return all;
}

double mean(const std::vector<double>& numbers) {
    double sum = 0;
    for (const double number : numbers)
        sum += number;
    return sum / static_cast<double>(numbers.size());
}

class EveryInputNormalization : public testing::TestWithParam<InputNormalizationRow> {};

std::string nameOf(const testing::TestParamInfo<InputNormalizationRow>& row) {
    return std::string(row.param.key);
}

/// The inputs of the training points under that normalization.
std::vector<double> trainingInputs(InputNormalization normalization, std::size_t feature) {
    const Experiment experiment = scaled(inputNormalizationRow(normalization));
    const auto data = Trainer(experiment).data();
    return inputs(experiment, data->scaling, feature, data->train);
}

} // namespace

TEST_P(EveryInputNormalization, looksAtTrainingPointsAlone) {
    const Experiment experiment = scaled(GetParam());
    const auto data = Trainer(experiment).data();
    EXPECT_EQ(data->scaling, inputScaling(experiment, data->train));
    EXPECT_EQ(data->scaling.empty(), GetParam().normalization == InputNormalization::none);
}

TEST_P(EveryInputNormalization, isTheSameInTrainingScoresAndPredictions) {
    const Experiment experiment = scaled(GetParam());
    Trainer trainer(experiment);
    trainer.stepEpoch();
    const auto file = parseNablaFile(nablaFileText({experiment, trainer.state()}));
    ASSERT_TRUE(file) << file.error();
    Predictor predictor(file->experiment, *file->state);
    const auto& points = trainer.data()->test;
    const auto outputs = predictor.outputs(points);
    double loss = 0;
    for (std::size_t i = 0; i < points.size(); ++i)
        loss += std::pow(outputs[(i + 1) * predictor.neurons() - 1] - points[i].label, 2) / 2;
    EXPECT_NEAR(loss / static_cast<double>(points.size()), trainer.scores().testLoss, 1e-12);
}

TEST_P(EveryInputNormalization, onlyMovesWhatIsTheSameEverywhere) {
    const Experiment experiment = scaled(GetParam());
    const auto data = Trainer(experiment).data();
    if (data->scaling.empty())
        return;
    EXPECT_EQ(data->scaling[2].factor, 1);
}

TEST_P(EveryInputNormalization, needsNoTrainingPoints) {
    const Experiment experiment = *withSetting(scaled(GetParam()), "training_share", "0");
    const auto scaling = Trainer(experiment).data()->scaling;
    EXPECT_TRUE(scaling.empty() || scaling == InputScaling(3));
}

INSTANTIATE_TEST_SUITE_P(all, EveryInputNormalization, testing::ValuesIn(inputNormalizations()), nameOf);

TEST(InputScaling, bringsInputsToTheRangeAsked) {
    for (const std::size_t feature : {0, 1}) {
        const auto unit = trainingInputs(InputNormalization::unit, feature);
        EXPECT_NEAR(*std::min_element(unit.begin(), unit.end()), 0, 1e-15);
        EXPECT_NEAR(*std::max_element(unit.begin(), unit.end()), 1, 1e-15);
        const auto symmetric = trainingInputs(InputNormalization::symmetric, feature);
        EXPECT_NEAR(*std::min_element(symmetric.begin(), symmetric.end()), -1, 1e-15);
        EXPECT_NEAR(*std::max_element(symmetric.begin(), symmetric.end()), 1, 1e-15);
    }
}

TEST(InputScaling, givesMeanZeroAndDeviationOne) {
    auto standard = trainingInputs(InputNormalization::standard, 1);
    EXPECT_NEAR(mean(standard), 0, 1e-14);
    for (double& number : standard)
        number *= number;
    EXPECT_NEAR(mean(standard), 1, 1e-14);
}

TEST(InputScaling, followsNewDataWhileTheNetworkStays) {
    const Experiment experiment = scaled(inputNormalizationRow(InputNormalization::standard));
    Trainer trainer(experiment);
    trainer.stepEpoch();
    const TrainingState before = trainer.state();
    trainer.change(*withSetting(experiment, "dataset", "gauss"));
    EXPECT_EQ(trainer.state().parameters, before.parameters);
    EXPECT_NE(trainer.state().inputScaling, before.inputScaling);
    EXPECT_EQ(trainer.state().inputScaling, trainer.data()->scaling);
}

TEST(InputScaling, mustBeOneThatAFileCanHave) {
    const Experiment experiment = scaled(inputNormalizationRow(InputNormalization::unit));
    const TrainingState state = Trainer(experiment).state();
    for (const FeatureScale bad : {FeatureScale{0, 0}, FeatureScale{0, -1}, FeatureScale{INFINITY, 1},
                                   FeatureScale{0, INFINITY}, FeatureScale{NAN, 1}}) {
        TrainingState other = state;
        other.inputScaling[1] = bad;
        EXPECT_FALSE(parseNablaFile(nablaFileText({experiment, other}))) << bad.offset << " " << bad.factor;
    }
    EXPECT_FALSE(
        parseNablaFile(nablaFileText({scaled(inputNormalizationRow(InputNormalization::none)), state})));
}

TEST(InputScaling, mustStandInTheFileOfANetworkThatNeedsIt) {
    const Experiment experiment = scaled(inputNormalizationRow(InputNormalization::unit));
    TrainingState state = Trainer(experiment).state();
    state.inputScaling.clear();
    const auto file = parseNablaFile(nablaFileText({experiment, state}));
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error(),
              "Field 'state.input_scaling' is missing: the experiment's inputs are normalized.");
}
