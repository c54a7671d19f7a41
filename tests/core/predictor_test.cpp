#include "core/training/predictor.h"

#include "core/data/features.h"
#include "core/experiment/parameters.h"
#include "core/training/trainer.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace nabla;

namespace {

Experiment experimentWith(Precision precision, std::vector<int> hidden) {
    Experiment experiment;
    experiment.precision = precision;
    experiment.hidden = std::move(hidden);
    experiment.features = {"x", "y", "xTimesY", "sinX"};
    return experiment;
}

/// Every neuron by the textbook's sums.
std::vector<double> outputsByHand(const Experiment& experiment, const TrainingState& state,
                                  const Point& point) {
    std::vector<double> before, all;
    for (const std::string& key : experiment.features)
        before.push_back(findFeature(key)->value(point.x, point.y));
    for (const LayerSpec& layer : networkSpec(experiment).layers) {
        std::vector<double> outputs;
        for (int j = 0; j < layer.to; ++j) {
            double sum = state.parameters[layer.bias(j)];
            for (int i = 0; i < layer.from; ++i)
                sum += state.parameters[layer.weight(j, i)] * before[i];
            outputs.push_back(std::tanh(sum));
        }
        all.insert(all.end(), outputs.begin(), outputs.end());
        before = outputs;
    }
    return all;
}

} // namespace

TEST(Predictor, givesEveryNeuronsOutputTheNetworksLast) {
    for (const Precision precision : {Precision::float32, Precision::float64}) {
        const Experiment experiment = experimentWith(precision, {5, 3});
        const Trainer trainer(experiment);
        Predictor predictor(experiment, trainer.state());
        ASSERT_EQ(predictor.neurons(), 9u);
        const std::vector<Point> points{{1, 2, 0}, {-3, 0.5, 0}, {0, 0, 0}};
        const auto outputs = predictor.outputs(points);
        ASSERT_EQ(outputs.size(), 27u);
        for (std::size_t i = 0; i < points.size(); ++i) {
            const auto should = outputsByHand(experiment, trainer.state(), points[i]);
            for (std::size_t n = 0; n < should.size(); ++n)
                EXPECT_NEAR(outputs[i * 9 + n], should[n], precision == Precision::float32 ? 1e-6 : 1e-14);
        }
    }
}

TEST(Predictor, aPointsNumbersDoNotDependOnItsNeighbors) {
    const Experiment experiment = experimentWith(Precision::float32, {17, 9});
    const auto state = Trainer(experiment).state();
    Predictor predictor(experiment, state);
    std::vector<Point> points;
    for (int i = 0; i < 700; ++i)
        points.push_back({0.01 * i - 3, 2 - 0.007 * i, 0});
    const auto together = predictor.outputs(points);
    for (std::size_t i = 0; i < points.size(); i += 37) {
        const auto alone = predictor.outputs({&points[i], 1});
        for (std::size_t n = 0; n < alone.size(); ++n)
            EXPECT_EQ(alone[n], together[i * predictor.neurons() + n]);
    }
}

TEST(Predictor, agreesWithTheScoresOfTraining) {
    const Experiment experiment = experimentWith(Precision::float64, {4});
    Trainer trainer(experiment);
    for (int epoch = 0; epoch < 5; ++epoch)
        trainer.stepEpoch();
    Predictor predictor(experiment, trainer.state());
    const auto& points = trainer.data()->train;
    const auto outputs = predictor.outputs(points);
    double loss = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double error = outputs[(i + 1) * predictor.neurons() - 1] - points[i].label;
        loss += error * error / 2;
    }
    EXPECT_NEAR(loss / static_cast<double>(points.size()), trainer.scores().trainLoss, 1e-12);
}

TEST(Predictor, noPointsNoInputsAndNoHiddenLayerAreLegal) {
    Experiment experiment = experimentWith(Precision::float64, {});
    experiment.features.clear();
    TrainingState state;
    state.parameters = {0.5};
    Predictor predictor(experiment, state);
    EXPECT_TRUE(predictor.outputs({}).empty());
    const Point point{1, 2, 0};
    EXPECT_NEAR(predictor.outputs({&point, 1}).at(0), std::tanh(0.5), 1e-15);
}

TEST(NumberText, isTheShortestInItsPrecision) {
    EXPECT_EQ(numberText(static_cast<double>(0.1f), Precision::float32), "0.1");
    EXPECT_EQ(numberText(static_cast<double>(0.1f), Precision::float64), "0.10000000149011612");
    EXPECT_EQ(numberText(NAN, Precision::float32), "NaN");
}
