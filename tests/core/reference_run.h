#pragma once

#include "core/network/network.h"
#include "core/training/narrow_net.h"
#include "core/training/panel_net.h"
#include "core/training/reference_update.h"
#include "tests/core/isa_guard.h"
#include "tests/core/reference.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

// Networks and points of the reference files, trained by the mean squared error in double precision: on the
// production kernels, and on the reference implementation.

/// A network as a reference file describes it.
inline nabla::NetworkSpec networkOf(const nlohmann::json& file) {
    nabla::NetworkSpec spec;
    const std::vector<int> sizes = file["sizes"];
    spec.inputs = sizes[0];
    for (std::size_t l = 1; l < sizes.size(); ++l) {
        const std::string name = file["activations"][l - 1];
        nabla::LayerSpec layer{sizes[l - 1], sizes[l], spec.parameterCount, 0, nabla::Activation::linear};
        if (name != "linear")
            layer.activation = name == "tanh"   ? nabla::Activation::tanh
                               : name == "relu" ? nabla::Activation::relu
                                                : nabla::Activation::sigmoid;
        layer.biases = layer.weights + static_cast<std::size_t>(layer.from) * layer.to;
        spec.parameterCount = layer.biases + static_cast<std::size_t>(layer.to);
        spec.layers.push_back(layer);
    }
    return spec;
}

/// Weights [layer][to][from] and biases [layer][to] in the network's layout.
inline std::vector<double> parametersOf(const nabla::NetworkSpec& spec, const nlohmann::json& json) {
    std::vector<double> parameters(spec.parameterCount);
    for (std::size_t l = 0; l < spec.layers.size(); ++l)
        for (int j = 0; j < spec.layers[l].to; ++j) {
            parameters[spec.layers[l].bias(j)] = json["biases"][l][j];
            for (int i = 0; i < spec.layers[l].from; ++i)
                parameters[spec.layers[l].weight(j, i)] = json["weights"][l][j][i];
        }
    return parameters;
}

inline nabla::Samples<double> samplesOf(const nlohmann::json& file) {
    nabla::Samples<double> samples;
    samples.features = file["X"][0].size();
    for (const auto& row : file["X"])
        samples.inputs.insert(samples.inputs.end(), row.begin(), row.end());
    for (const auto& y : file["y"])
        samples.targets.push_back(y.is_array() ? y[0] : y);
    return samples;
}

/// Trains on kernels; `Net` is a NarrowNet or a PanelNet.
template <class Net>
class KernelRun {
  public:
    KernelRun(const nabla::NetworkSpec& spec, const nabla::Samples<double>& samples,
              const std::vector<double>& start)
        : net_(spec, {.loss = nabla::Loss::mse}) {
        std::vector<std::int32_t> order(samples.size());
        std::iota(order.begin(), order.end(), 0);
        net_.arrange(samples, 0, order);
        net_.beginEpoch(0);
        net_.parameters().setParameters(start);
        net_.parametersChanged();
    }
    void step(std::int64_t first, std::int64_t count, const nabla::UpdateRule& rule) {
        net_.accumulate(first, count);
        net_.update(rule);
    }
    std::vector<double> parameters() const { return net_.parameters().parameters(); }

  private:
    Net net_;
};

/// Trains on Eigen, an update for one parameter after the other.
class ReferenceRun {
  public:
    ReferenceRun(const nabla::NetworkSpec& spec, const nabla::Samples<double>& samples,
                 const std::vector<double>& start)
        : samples_(samples), network_(spec, static_cast<int>(samples.size())), update_(spec) {
        std::copy(start.begin(), start.end(), network_.parameters().begin());
    }
    void step(std::int64_t first, std::int64_t count, const nabla::UpdateRule& rule) {
        const Eigen::Map<const nabla::Matrix<double>> inputs(
            samples_.inputsOf(static_cast<std::size_t>(first)), static_cast<Eigen::Index>(samples_.features),
            count);
        const Eigen::Map<const Eigen::RowVectorXd> targets(samples_.targets.data() + first, count);
        network_.forward(inputs);
        network_.outputDelta(count) =
            2 * (network_.output(network_.spec().layers.size() - 1, count) - targets);
        std::vector<double> gradient(network_.spec().parameterCount);
        network_.backward(inputs, gradient);
        update_.apply(rule, network_.parameters(), gradient);
    }
    std::vector<double> parameters() const {
        return {network_.parameters().begin(), network_.parameters().end()};
    }

  private:
    nabla::Samples<double> samples_;
    nabla::Network<double> network_;
    nabla::ReferenceUpdate<double> update_;
};

/// Calls `check(make)` for every implementation and instruction set, where `make()` is a new run from the
/// file's start.
template <class Check>
void onEveryImplementation(const nlohmann::json& file, Check check) {
    const nabla::NetworkSpec spec = networkOf(file);
    const auto samples = samplesOf(file);
    const auto start = parametersOf(spec, file["initial"]);
    underEveryIsa([&] {
        check([&] { return KernelRun<nabla::PanelNet<double>>(spec, samples, start); });
        if (nabla::NarrowNet<double>::fits(spec, nabla::Loss::mse))
            check([&] { return KernelRun<nabla::NarrowNet<double>>(spec, samples, start); });
    });
    SCOPED_TRACE("reference engine");
    check([&] { return ReferenceRun(spec, samples, start); });
}

/// |difference| / max(1, |value|) of every weight and bias is within the tolerance.
template <class Run>
void expectParameters(const Run& run, const nlohmann::json& file, const nlohmann::json& should,
                      double tolerance) {
    const auto wanted = parametersOf(networkOf(file), should);
    const auto is = run.parameters();
    for (std::size_t k = 0; k < wanted.size(); ++k)
        ASSERT_NEAR(is[k], wanted[k], tolerance * std::max(1.0, std::abs(wanted[k]))) << "parameter " << k;
}
