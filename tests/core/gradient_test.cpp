#include "core/data/make_dataset.h"
#include "core/experiment/parameters.h"
#include "core/network/initial_parameters.h"
#include "core/training/engine.h"
#include "core/training/loss_gradient.h"
#include "tests/core/kernel_case.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <tuple>

using namespace nabla;

namespace {

/// Every hidden and output activation, every problem with every loss that fits it.
using Combination = std::tuple<std::string, std::string, ProblemLoss>;

class LossGradient : public testing::TestWithParam<Combination> {};

Experiment randomExperiment(const Combination& combination, int shape, Xoshiro256& random) {
    const auto& [activation, output, pair] = combination;
    std::vector<std::int64_t> hidden;
    for (int layer = 0; layer < shape; ++layer)
        hidden.push_back(1 + static_cast<int>(random.uniform(0, 6)));
    auto settings = settingsOf(pair);
    settings.insert(settings.end(), {{"activation", activation},
                                     {"output_activation", output},
                                     {"precision", "float64"},
                                     {"samples", std::int64_t{20}},
                                     {"hidden", hidden},
                                     {"features", std::vector<std::string>{"x", "sinY"}},
                                     {"noise", 20.0}});
    return *withSettings({}, settings);
}

double lossAt(Engine& engine, const std::vector<double>& parameters) {
    engine.setParameters(parameters);
    return engine.scores().trainLoss;
}

} // namespace

TEST_P(LossGradient, agreesWithCentralDifferences) {
    constexpr double step = 1e-6;
    Xoshiro256 random(11);
    for (int shape = 0; shape < 4; ++shape) {
        const Experiment experiment = randomExperiment(GetParam(), shape, random);
        const auto data = makeDataset(experiment);
        const auto engine = makeEngine(experiment, *data);
        std::vector<double> parameters(networkSpec(experiment).parameterCount);
        for (double& p : parameters)
            p = random.uniform(-1, 1);
        TrainingState state;
        state.parameters = parameters;
        const auto gradient = lossGradient(experiment, *data, state);
        for (std::size_t k = 0; k < parameters.size(); ++k) {
            auto above = parameters;
            auto below = parameters;
            above[k] += step;
            below[k] -= step;
            const double numeric = (lossAt(*engine, above) - lossAt(*engine, below)) / (2 * step);
            EXPECT_NEAR(gradient[k], numeric, 1e-6 * std::max(1.0, std::abs(numeric))) << "parameter " << k;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(all, LossGradient,
                         testing::Combine(testing::ValuesIn(choicesOf("activation")),
                                          testing::ValuesIn(choicesOf("output_activation")),
                                          testing::ValuesIn(problemsWithLosses())));
