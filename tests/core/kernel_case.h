#pragma once

#include "core/data/features.h"
#include "core/experiment/losses.h"
#include "core/experiment/parameters.h"
#include "core/network/forward_pass.h"
#include "core/support/random.h"
#include "tests/core/isa_guard.h"
#include "tests/experiment_of.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <ostream>
#include <string>
#include <tuple>
#include <vector>

/// Every value that a setting may be chosen to have.
inline std::vector<std::string> choicesOf(const char* key) {
    std::vector<std::string> values;
    for (const nabla::Choice& choice : nabla::findParameter(key)->choices)
        values.emplace_back(choice.value);
    return values;
}

/// The outputs of a network of one input and one output, by the forward kernels, for each of the inputs.
template <class T>
std::vector<double> kernelOutputsAs(const nabla::NetworkSpec& network, const std::vector<double>& parameters,
                                    std::vector<double> inputs) {
    nabla::ForwardPass<T> pass(network);
    pass.setParameters(parameters);
    constexpr std::size_t tile = nabla::kernels::tilePoints;
    const std::size_t count = inputs.size();
    inputs.resize((count + tile - 1) / tile * tile);
    std::vector<double> results;
    for (auto at = inputs.begin(); at != inputs.end(); at += tile) {
        alignas(nabla::kernels::alignment) T points[tile];
        std::transform(at, at + tile, points, [](double x) { return static_cast<T>(x); });
        pass.run(points, network.layers.size(), [&](std::size_t l, const T* outputs) {
            if (l + 1 == network.layers.size())
                results.insert(results.end(), outputs, outputs + tile);
        });
    }
    results.resize(count);
    return results;
}

/// A problem, and a loss that fits it.
struct ProblemLoss {
    std::string problem;
    std::string loss;

    friend std::ostream& operator<<(std::ostream& out, const ProblemLoss& pair) {
        return out << pair.problem << " by " << pair.loss;
    }
};

/// Every pair of them.
inline std::vector<ProblemLoss> problemsWithLosses() {
    std::vector<ProblemLoss> pairs;
    for (const std::string& problem : choicesOf("problem"))
        for (const nabla::LossRow& row : nabla::losses())
            if (row.fits(*nabla::withSetting({}, "problem", problem)))
                pairs.push_back({problem, std::string(row.key)});
    return pairs;
}

/// Settings for such a pair; knobs of the loss are not at their defaults.
inline std::vector<nabla::Setting> settingsOf(const ProblemLoss& pair) {
    return {{"problem", pair.problem},
            {"loss", pair.loss},
            {"huber_delta", 0.7},
            {"label_smoothing", 0.2},
            {"classes", std::int64_t{5}}};
}

/// A test under one instruction set, in one precision.
class KernelCase : public testing::TestWithParam<std::tuple<nabla::kernels::NamedIsa, std::string>> {
  protected:
    static const std::string& precision() { return std::get<1>(GetParam()); }

    /// Half the distance from 1 to the next number.
    static double rounding() {
        return precision() == "float32" ? std::numeric_limits<float>::epsilon() / 2.0
                                        : std::numeric_limits<double>::epsilon() / 2;
    }

    /// An experiment in this precision.
    static nabla::Experiment experimentWith(std::vector<nabla::Setting> settings) {
        settings.emplace_back("precision", precision());
        return nabla::experimentOf(settings);
    }

    static std::vector<double> kernelOutputs(const nabla::NetworkSpec& network,
                                             const std::vector<double>& parameters,
                                             const std::vector<double>& inputs) {
        return precision() == "float32" ? kernelOutputsAs<float>(network, parameters, inputs)
                                        : kernelOutputsAs<double>(network, parameters, inputs);
    }

  private:
    const IsaGuard guard_{std::get<0>(GetParam()).isa};
};

/// Every instruction set of the machine with every precision.
inline auto everyKernel() {
    const auto isas = nabla::kernels::availableIsas();
    return testing::Combine(testing::ValuesIn(isas.begin(), isas.end()),
                            testing::ValuesIn(choicesOf("precision")));
}

inline std::string kernelName(const testing::TestParamInfo<KernelCase::ParamType>& info) {
    return std::string(std::get<0>(info.param).name) + "_" + std::get<1>(info.param);
}

/// The first features of the table that points of the plane have.
inline std::vector<std::string> firstFeatures(int count) {
    std::vector<std::string> keys;
    for (const nabla::Feature& feature : nabla::features())
        if (suits(feature, 2))
            keys.emplace_back(feature.key);
    keys.resize(static_cast<std::size_t>(count));
    return keys;
}

/// Parameters that keep weighted sums where activations bend, however wide the network is.
inline std::vector<double> randomParameters(const nabla::NetworkSpec& network) {
    nabla::Xoshiro256 random(1);
    std::vector<double> parameters(network.parameterCount);
    for (const nabla::LayerSpec& layer : network.layers) {
        // Features reach further than outputs.
        const bool isFirst = &layer == network.layers.data();
        const double most = (isFirst ? 0.3 : 1.5) / std::sqrt(layer.from + 1.0);
        for (std::size_t k = layer.weights; k < layer.biases; ++k)
            parameters[k] = random.uniform(-most, most);
        for (int j = 0; j < layer.to; ++j)
            parameters[layer.bias(j)] = random.uniform(-0.5, 0.5);
    }
    return parameters;
}
