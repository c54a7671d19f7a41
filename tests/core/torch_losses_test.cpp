// Every loss against PyTorch's numbers, through the functors and through both engines.

#include "core/experiment/losses.h"
#include "core/training/engine.h"
#include "core/training/sample_loss.h"
#include "tests/core/beyond_the_list.h"
#include "tests/core/isa_guard.h"
#include "tests/core/reference.h"
#include "tests/core/torch_losses.h"

#include <cmath>
#include <functional>
#include <numeric>

using namespace nabla;

namespace {

using MakeEngine = std::function<std::unique_ptr<Engine>(const Experiment&, const Dataset&)>;

const std::map<std::string, std::string>& leftOut = beyondTheList.at("torch-losses");

double tolerance(double value) {
    return 1e-14 * std::max(1.0, std::abs(value));
}

/// Calls `check` for all rows that are built.
template <class Check>
void forEveryRow(bool ofClasses, Check check) {
    int checked = 0;
    const auto file = readReference("torch-losses.json");
    for (const auto& json : file["rows"]) {
        if (leftOut.contains(json["loss"]))
            continue;
        const TorchLoss row(json);
        if (row.isSoftmax != ofClasses)
            continue;
        SCOPED_TRACE(json["loss"].get<std::string>() + ", " + std::to_string(row.samples.size()) +
                     " samples");
        check(row);
        ++checked;
    }
    EXPECT_GT(checked, 5);
}

Experiment experimentFor(const TorchLoss& row) {
    Experiment experiment;
    experiment.precision = Precision::float64;
    experiment.loss = row.rule.loss;
    experiment.huberDelta = row.rule.huberDelta;
    experiment.labelSmoothing = row.rule.labelSmoothing;
    experiment.activation = Activation::linear;
    experiment.outputActivation = Activation::linear;
    // Targets are taken as they are.
    experiment.problem = row.isSoftmax ? Problem::multiclass : Problem::regression;
    experiment.features = {"x"};
    return experiment;
}

/// The gradient over `count` points from the first on, in the data's own order.
std::vector<double> gradientOf(Engine& engine, std::int64_t first, std::int64_t count,
                               std::size_t parameters) {
    engine.setGradient(std::vector<double>(parameters));
    engine.accumulate(first, count);
    return engine.gradient();
}

void begin(Engine& engine, std::size_t points) {
    std::vector<std::int32_t> order(points);
    std::iota(order.begin(), order.end(), 0);
    engine.arrange(0, order);
    engine.beginEpoch(0);
}

/// A network of linear neurons that hands its input on, with `hidden` neurons in between.
std::vector<double> identity(const NetworkSpec& network) {
    std::vector<double> parameters(network.parameterCount);
    for (const LayerSpec& layer : network.layers)
        parameters[layer.weight(0, 0)] = 1;
    return parameters;
}

/// Every output is a sample of its own.
void expectSingleOutputs(const TorchLoss& row, const std::vector<int>& hidden, const MakeEngine& make) {
    Experiment experiment = experimentFor(row);
    experiment.hidden = hidden;
    Dataset data;
    for (const TorchLoss::Sample& sample : row.samples)
        data.train.push_back({sample.outputs[0], 0, sample.target});
    const NetworkSpec network = networkSpec(experiment);
    const auto engine = make(experiment, data);
    begin(*engine, data.train.size());
    engine->setParameters(identity(network));
    EXPECT_NEAR(engine->scores().trainLoss, row.value, tolerance(row.value));
    const auto count = static_cast<std::int64_t>(data.train.size());
    const std::size_t bias = network.layers.back().biases;
    double sum = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        const double should = row.samples[static_cast<std::size_t>(i)].derivatives[0];
        const double is = gradientOf(*engine, i, 1, network.parameterCount)[bias] / row.divisor;
        EXPECT_NEAR(is, should, tolerance(should)) << "sample " << i;
        sum += should;
    }
    const double all = gradientOf(*engine, 0, count, network.parameterCount)[bias] / row.divisor;
    EXPECT_NEAR(all, sum, static_cast<double>(count) * tolerance(sum));
    EXPECT_TRUE(engine->lossesWereFinite());
}

/// The logits of each sample in turn are the biases.
void expectClasses(const TorchLoss& row, const MakeEngine& make) {
    Experiment experiment = experimentFor(row);
    experiment.hidden = {};
    experiment.classes = static_cast<int>(row.samples[0].outputs.size());
    const NetworkSpec network = networkSpec(experiment);
    double sum = 0;
    for (const TorchLoss::Sample& sample : row.samples) {
        Dataset data;
        data.train = {{0, 0, sample.target}};
        const auto engine = make(experiment, data);
        begin(*engine, 1);
        std::vector<double> parameters(network.parameterCount);
        std::copy(sample.outputs.begin(), sample.outputs.end(),
                  parameters.begin() + static_cast<std::ptrdiff_t>(network.layers[0].biases));
        engine->setParameters(parameters);
        const Scores scores = engine->scores();
        sum += scores.trainLoss;
        EXPECT_EQ(scores.trainAccuracy == 1,
                  largestOf<double>(sample.outputs) == static_cast<std::size_t>(sample.target));
        const auto gradient = gradientOf(*engine, 0, 1, network.parameterCount);
        for (std::size_t o = 0; o < sample.outputs.size(); ++o)
            EXPECT_NEAR(gradient[network.layers[0].biases + o] / row.divisor, sample.derivatives[o],
                        tolerance(sample.derivatives[o]));
        EXPECT_TRUE(engine->lossesWereFinite());
    }
    EXPECT_NEAR(sum / row.divisor, row.value, tolerance(row.value));
}

void forBothEngines(const std::function<void(const MakeEngine&)>& check) {
    check(makeReferenceEngine);
    underEveryIsa([&] { check(makeEngine); });
}

} // namespace

TEST(TorchLosses, areThoseOfTheFunctors) {
    for (const bool ofClasses : {false, true})
        forEveryRow(ofClasses, [](const TorchLoss& row) {
            double sum = 0;
            for (TorchLoss::Sample sample : row.samples) {
                sum += sampleLoss<double>(row.rule, sample.outputs, sample.target);
                differentiateLoss<double>(row.rule, sample.outputs, sample.target);
                for (std::size_t o = 0; o < sample.outputs.size(); ++o)
                    EXPECT_NEAR(sample.outputs[o] / row.divisor, sample.derivatives[o],
                                tolerance(sample.derivatives[o]));
            }
            EXPECT_NEAR(sum / row.divisor, row.value, tolerance(row.value));
        });
}

TEST(TorchLosses, areThoseOfBothEnginesForASingleOutput) {
    forBothEngines([](const MakeEngine& make) {
        // Without layers before the output, in samples' lanes, and behind a panel.
        for (const std::vector<int>& hidden : {std::vector<int>{}, {1}, {9}})
            forEveryRow(false, [&](const TorchLoss& row) { expectSingleOutputs(row, hidden, make); });
    });
}

TEST(TorchLosses, areThoseOfBothEnginesForClasses) {
    forBothEngines([](const MakeEngine& make) {
        forEveryRow(true, [&](const TorchLoss& row) { expectClasses(row, make); });
    });
}

TEST(TorchLosses, coverEveryLoss) {
    std::set<Loss> seen;
    for (const bool ofClasses : {false, true})
        forEveryRow(ofClasses, [&](const TorchLoss& row) { seen.insert(row.rule.loss); });
    EXPECT_EQ(seen.size(), losses().size());
}
