#pragma once

#include "core/experiment/activation.h"
#include "core/importers/onnx_model.h"
#include "core/importers/onnx_network.h"

#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace nabla {

/// An operator that makes a number of the numbers in the same place of its inputs.
struct OnnxFunction {
    std::string_view op;
    /// How many inputs it takes, at least and at most; those left out are NaN.
    std::size_t least;
    std::size_t most;
    double (*value)(std::span<const double> inputs, const OnnxNode& node);
};

/// The operator's function, or null where it does more than that.
const OnnxFunction* findOnnxFunction(std::string_view op);

/// A function of a unit's weighted sum, known by what it makes of `onnxProbes()`. So an activation is
/// recognized however a program has put it together: x · Sigmoid(x) is Swish.
using SampledFunction = std::vector<double>;

/// The sums at which functions are compared.
std::span<const double> onnxProbes();

/// The activation that gives the same numbers, if there is one: within 10⁻⁶ · max(1, |a|).
std::optional<Activation> activationLike(const SampledFunction& function);

/// The activation that gives the same numbers once they are scaled and moved, with the line that does it.
std::optional<std::pair<Activation, OnnxLine>> scaledActivationLike(const SampledFunction& function);

} // namespace nabla
