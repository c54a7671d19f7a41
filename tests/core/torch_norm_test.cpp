// Normalizations of a hidden layer against numbers made with PyTorch (batch renormalization: with numpy, from
// its paper).

#include "core/experiment/parameters.h"
#include "core/network/network.h"
#include "core/network/thread_passes.h"
#include "core/training/engine.h"
#include "core/training/predictor.h"
#include "tests/core/isa_guard.h"
#include "tests/core/reference.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

using namespace nabla;

namespace {

const nlohmann::json& file() {
    static const nlohmann::json json = readReference("torch-norm.json");
    return json;
}

/// The settings that a row is about.
std::vector<Setting> settingsOf(const nlohmann::json& row) {
    const std::string norm = row["norm"];
    const nlohmann::json& hyper = row["hyper"];
    std::vector<Setting> settings{{"norm_epsilon", hyper["eps"].get<double>()}};
    const auto take = [&](const char* key, const char* name) {
        if (hyper.contains(name))
            settings.emplace_back(key, hyper[name].get<double>());
    };
    take("norm_momentum", "momentum");
    take("norm_momentum", "alpha");
    take("renorm_scale", "rmax");
    take("renorm_shift", "dmax");
    if (hyper.contains("groups"))
        settings.emplace_back("norm_groups", hyper["groups"].get<std::int64_t>());
    const std::string key = norm == "layernorm"             ? "layer"
                            : norm == "batch_renorm"        ? norm
                            : norm.starts_with("groupnorm") ? "group"
                                                            : "batch";
    settings.emplace_back("normalization", key);
    return settings;
}

Experiment experimentOf(const nlohmann::json& row, std::int64_t batch) {
    auto settings = settingsOf(row);
    settings.insert(settings.end(), {{"problem", "regression"},
                                     {"loss", "mse"},
                                     {"precision", "float64"},
                                     {"hidden", std::vector<std::int64_t>{6}},
                                     {"learning_rate", 0.1},
                                     {"batch_size", batch}});
    return *withSettings({}, settings);
}

/// Group normalization of two units a group is nearly singular.
double toleranceAfterSteps(const nlohmann::json& row) {
    return row["norm"] == "groupnorm3" ? 1e-10 : 1e-12;
}

/// Parameters in the network's layout.
std::vector<double> flattened(const nlohmann::json& parameters) {
    std::vector<double> all;
    for (const char* key : {"W1", "b1", "gamma", "beta", "W2", "b2"})
        for (const auto& item : parameters[key].flatten())
            all.push_back(item.get<double>());
    return all;
}

/// The statistics after training or before it: means, then variances or deviations.
std::vector<double> statisticsOf(const nlohmann::json& json, const char* mean, const char* spread) {
    if (!json.contains(mean))
        return {};
    auto all = json[mean].get<std::vector<double>>();
    for (const double number : json[spread])
        all.push_back(number);
    return all;
}

std::vector<double> startStatistics(const nlohmann::json& row, const NetworkSpec& network) {
    return row.contains("initial_moving") ? statisticsOf(row["initial_moving"], "mu", "sigma")
                                          : initialStatistics(network);
}

std::vector<double> statisticsAfter(const nlohmann::json& step) {
    return step.contains("running_mean") ? statisticsOf(step, "running_mean", "running_var")
                                         : statisticsOf(step, "moving_mu", "moving_sigma");
}

void expectNear(const std::vector<double>& mine, const std::vector<double>& theirs, double tolerance) {
    ASSERT_EQ(mine.size(), theirs.size());
    for (std::size_t k = 0; k < mine.size(); ++k)
        EXPECT_NEAR(mine[k], theirs[k], tolerance * std::max(1.0, std::abs(theirs[k]))) << "number " << k;
}

/// The points of the file as a data set that is trained on in its order.
struct Training {
    Training(const nlohmann::json& row, std::int64_t batch) : experiment(experimentOf(row, batch)) {
        for (std::size_t i = 0; i < file()["X"].size(); ++i)
            data.train.push_back({file()["X"][i][0], file()["X"][i][1], file()["y"][i][0]});
        engine = makeEngine(experiment, data);
        engine->setParameters(flattened(file()["initial"]));
        engine->setStatistics(startStatistics(row, networkSpec(experiment)));
        std::vector<std::int32_t> order(data.train.size());
        std::iota(order.begin(), order.end(), 0);
        engine->arrange(0, order);
        engine->beginEpoch(0);
    }

    TrainingState state() const {
        TrainingState now;
        now.parameters = engine->parameters();
        now.statistics = engine->statistics();
        return now;
    }

    Experiment experiment;
    Dataset data;
    std::unique_ptr<Engine> engine;
};

class TorchNorm : public testing::TestWithParam<std::size_t> {
  protected:
    static const nlohmann::json& row() { return file()["rows"][GetParam()]; }
    static bool isRenorm() { return row()["norm"] == "batch_renorm"; }
    /// The points of its first recorded step.
    static std::int64_t firstBatch() { return isRenorm() ? 8 : 24; }
};

} // namespace

TEST_P(TorchNorm, givesTheOutputsOfTraining) {
    const Training training(row(), firstBatch());
    const NetworkSpec spec = networkSpec(training.experiment);
    Network<double> network(spec, 24);
    const auto start = training.state();
    std::copy(start.parameters.begin(), start.parameters.end(), network.parameters().begin());
    std::copy(start.statistics.begin(), start.statistics.end(), network.statistics().begin());
    Matrix<double> inputs(2, firstBatch());
    for (Eigen::Index i = 0; i < inputs.cols(); ++i)
        inputs.col(i) << file()["X"][static_cast<std::size_t>(i)][0].get<double>(),
            file()["X"][static_cast<std::size_t>(i)][1].get<double>();
    network.forward(inputs, Mode::training);
    const nlohmann::json& outputs = row()[isRenorm() ? "output_step1" : "output"];
    for (Eigen::Index i = 0; i < inputs.cols(); ++i)
        EXPECT_NEAR(network.output(1, inputs.cols())(0, i),
                    outputs[static_cast<std::size_t>(i)].flatten().front().get<double>(), 1e-12);
}

TEST_P(TorchNorm, givesTheGradients) {
    const Training training(row(), firstBatch());
    training.engine->accumulate(0, firstBatch());
    auto gradient = training.engine->gradient();
    for (double& number : gradient)
        number /= static_cast<double>(firstBatch());
    expectNear(gradient, flattened(row()[isRenorm() ? "grads_step1" : "grads"]), 1e-12);
}

TEST_P(TorchNorm, trainsToTheSameParametersAndStatistics) {
    const Training training(row(), 8);
    const UpdateRule rule = updateRule(training.experiment, 8, 0);
    const nlohmann::json& steps = row()[isRenorm() ? "steps" : "sgd_lr0.1_batch8_after_steps"];
    for (int step = 1; step <= 10; ++step) {
        training.engine->accumulate((step - 1) % 3 * 8, 8);
        training.engine->update(rule);
        if (!steps.contains(std::to_string(step)))
            continue;
        SCOPED_TRACE("after " + std::to_string(step));
        const nlohmann::json& reference = steps[std::to_string(step)];
        expectNear(training.engine->parameters(), flattened(reference["params"]), toleranceAfterSteps(row()));
        expectNear(training.engine->statistics(), statisticsAfter(reference), toleranceAfterSteps(row()));
    }
}

TEST_P(TorchNorm, testsByTheRunningStatistics) {
    const Training training(row(), 8);
    for (int step = 0; step < 10; ++step) {
        training.engine->accumulate(step % 3 * 8, 8);
        training.engine->update(updateRule(training.experiment, 8, 0));
    }
    std::vector<double> theirs;
    for (const auto& output : row()["eval_output_after_10"].flatten())
        theirs.push_back(output);
    std::vector<Point> points;
    for (const auto& x : file()["X_eval"])
        points.push_back({x[0], x[1], 0});
    const double tolerance = toleranceAfterSteps(row());

    Predictor predictor(training.experiment, training.state());
    const auto all = predictor.outputs(points);
    std::vector<double> predicted;
    for (std::size_t k = 6; k < all.size(); k += 7)
        predicted.push_back(all[k]);
    expectNear(predicted, theirs, tolerance);

    underEveryIsa([&] {
        const NetworkSpec spec = networkSpec(training.experiment);
        const TrainingState state = training.state();
        ThreadPasses<double> passes;
        passes.set(spec, state.parameters, state.statistics);
        std::vector<double> inputs(2 * kernels::tilePoints);
        for (std::size_t i = 0; i < points.size(); ++i) {
            inputs[i] = points[i].x;
            inputs[kernels::tilePoints + i] = points[i].y;
        }
        std::vector<double> outputs;
        passes.local().run(inputs.data(), 2, [&](std::size_t l, const double* numbers) {
            if (l == 1)
                outputs.assign(numbers, numbers + points.size());
        });
        expectNear(outputs, theirs, tolerance);
    });
}

INSTANTIATE_TEST_SUITE_P(all, TorchNorm, testing::Range(std::size_t{0}, file()["rows"].size()),
                         [](const testing::TestParamInfo<std::size_t>& row) {
                             std::string name = file()["rows"][row.param]["norm"];
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name + "_" + std::to_string(row.param);
                         });
