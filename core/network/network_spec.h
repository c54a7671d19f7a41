#pragma once

#include "core/experiment/experiment.h"

#include <cstddef>
#include <span>
#include <vector>

namespace nabla {

/// How a network computes: by the statistics of a batch, or by those of all that was seen so far.
enum class Mode { training, testing };

/// Where one dense layer's numbers stand in the parameter buffer: `weights` is [to][from], then `to` biases,
/// and where it is normalized, `to` gains (γ) and `to` shifts (β).
struct LayerSpec {
    int from = 0;
    int to = 0;
    std::size_t weights = 0;
    std::size_t biases = 0;
    Activation activation = Activation::linear;
    /// Between the weighted sums and the activation.
    Normalization normalization = Normalization::none;
    /// How many groups of units are normalized for each sample by itself; 0 where none is.
    int groups = 0;
    std::size_t gains = 0;
    /// Where its running statistics begin in their buffer: `to` means, then `to` variances (batch
    /// normalization) or deviations (batch renormalization).
    std::size_t statistics = 0;

    /// Index of the weight from unit `i` of the layer before to unit `j` of this one.
    std::size_t weight(int j, int i) const { return weights + static_cast<std::size_t>(j) * from + i; }
    /// Index of the bias of unit `j`.
    std::size_t bias(int j) const { return biases + static_cast<std::size_t>(j); }
    /// Index of the gain of unit `j` after normalization.
    std::size_t gain(int j) const { return gains + static_cast<std::size_t>(j); }
    /// Index of the shift of unit `j` after normalization.
    std::size_t shift(int j) const { return gains + static_cast<std::size_t>(to + j); }
    /// Index of the running mean of unit `j`.
    std::size_t mean(int j) const { return statistics + static_cast<std::size_t>(j); }
    /// Index of the running variance or deviation of unit `j`.
    std::size_t spread(int j) const { return statistics + static_cast<std::size_t>(to + j); }

    bool operator==(const LayerSpec&) const = default;
};

/// A multilayer perceptron's shape and the layout of its parameters in one contiguous buffer.
struct NetworkSpec {
    std::vector<LayerSpec> layers;
    int inputs = 0;
    std::size_t parameterCount = 0;
    /// How many running statistics testing needs.
    std::size_t statisticsCount = 0;
    NormalizationKnobs normalizationKnobs{};

    /// Units per layer: inputs, hidden layers, outputs.
    std::vector<int> shape() const;
    int outputs() const { return layers.back().to; }
    /// Whether any layer is normalized.
    bool isNormalized() const;
    /// Whether any layer's numbers depend, in training, on the other samples of the batch.
    bool mixesSamples() const { return statisticsCount > 0; }

    bool operator==(const NetworkSpec&) const = default;
};

/// The activation of a hidden layer, counted from 0.
Activation hiddenActivation(const Experiment& experiment, std::size_t layer);

/// What the network's outputs make of their weighted sums: never `automatic`.
Activation outputActivation(const Experiment& experiment);

/// The network an experiment asks for; the output activation is already decided.
NetworkSpec networkSpec(const Experiment& experiment);

} // namespace nabla
