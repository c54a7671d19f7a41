#pragma once

#include "core/experiment/activation.h"
#include "core/importers/onnx_model.h"
#include "core/importers/own_export.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace nabla {

/// What an ONNX graph does to a layer's weighted sums before the activation; see `ModelNormalization`.
struct OnnxNormalization {
    /// By the numbers of a batch, or of each sample itself.
    enum class Over { nothing, samples, units } over = Over::nothing;
    /// Over units: how many groups of neighboring ones are normalized, each by itself.
    std::size_t groups = 1;
    double epsilon = 0;
    /// The part of the running statistics that each batch replaces.
    double momentum = 0;
    /// γ, β, running μ and σ²; [units] each, the last two empty over units.
    std::vector<double> gains{};
    std::vector<double> shifts{};
    std::vector<double> means{};
    std::vector<double> variances{};
};

/// What a unit's number z becomes: scale · z + shift.
struct OnnxLine {
    double scale = 1;
    double shift = 0;
};

/// One for each unit of a layer.
using OnnxLines = std::vector<OnnxLine>;

/// A dense layer of an ONNX graph.
struct OnnxLayer {
    std::size_t from = 0;
    std::size_t to = 0;
    /// [to][from], by rows.
    std::vector<double> weights{};
    /// [to].
    std::vector<double> biases{};
    bool hasBiases = false;
    OnnxNormalization normalization{};
    Activation activation = Activation::linear;
    /// The probability that dropout drops one of its outputs in training.
    double dropped = 0;
};

/// A multilayer perceptron that an ONNX graph computes.
struct OnnxNetwork {
    /// At least one; the last gives the outputs.
    std::vector<OnnxLayer> layers;
    /// How many coordinates the model takes, and the keys of the features of them that its first layer does,
    /// in their table's order; 0 and none where the model does not say, or is Nabla's own.
    std::size_t dimensions = 0;
    std::vector<std::string> features{};
    /// Of the inputs.
    double dropped = 0;
    bool endsInSoftmax = false;
    /// Whether the logarithms of the probabilities are given.
    bool endsInLogarithm = false;
    bool isDouble = false;
    /// Whether batch normalizations became parts of the next layer's weights, and of the last one's own.
    bool foldsNorms = false;
    bool foldsLastNorm = false;
};

/// Follows the graph from its input to its output; refuses what is no chain of dense layers, by the
/// operator's name. Of a model that Nabla wrote, it begins where the features are ready.
Result<OnnxNetwork> onnxNetwork(const OnnxModel& model, const std::optional<OwnExport>& own);

} // namespace nabla
