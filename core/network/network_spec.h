#pragma once

#include "core/experiment/experiment.h"

#include <cstddef>
#include <span>
#include <vector>

namespace nabla {

/// Where one dense layer's numbers stand in the parameter buffer: `weights` is [to][from], then `to` biases.
struct LayerSpec {
    int from = 0;
    int to = 0;
    std::size_t weights = 0;
    std::size_t biases = 0;
    Activation activation = Activation::linear;

    /// Index of the weight from unit `i` of the layer before to unit `j` of this one.
    std::size_t weight(int j, int i) const { return weights + static_cast<std::size_t>(j) * from + i; }
    /// Index of the bias of unit `j`.
    std::size_t bias(int j) const { return biases + static_cast<std::size_t>(j); }
};

/// A multilayer perceptron's shape and the layout of its parameters in one contiguous buffer.
struct NetworkSpec {
    std::vector<LayerSpec> layers;
    int inputs = 0;
    std::size_t parameterCount = 0;

    /// Units per layer: inputs, hidden layers, outputs.
    std::vector<int> shape() const;
    int outputs() const { return layers.back().to; }

    bool operator==(const NetworkSpec&) const = default;
};

bool operator==(const LayerSpec& a, const LayerSpec& b);

/// The activation of a hidden layer, counted from 0.
Activation hiddenActivation(const Experiment& experiment, std::size_t layer);

/// What the network's outputs make of their weighted sums: never `automatic`.
Activation outputActivation(const Experiment& experiment);

/// The network an experiment asks for; the output activation is already decided.
NetworkSpec networkSpec(const Experiment& experiment);

} // namespace nabla
