#pragma once

#include "core/data/features.h"
#include "core/network/network_spec.h"
#include "core/support/expression.h"
#include "core/support/result.h"
#include "core/training/training_state.h"

#include <span>
#include <string>
#include <vector>

namespace nabla {

/// What a layer's weighted sums go through before the activation: γ (z − μ) / √(σ² + ε) + β. Over samples, μ
/// and σ² are the running ones; over groups of units, those of the sample's own sums in the group.
struct ModelNormalization {
    Normalization kind = Normalization::none;
    /// How many groups of neighboring units are normalized for each sample by itself; 0 over samples.
    int groups = 0;
    double epsilon = 0;
    /// γ, β; [units] each.
    std::vector<double> gains{};
    std::vector<double> shifts{};
    /// The running μ, σ²; [units] each, empty for groups.
    std::vector<double> means{};
    std::vector<double> variances{};
    /// For training on, over samples: the part of the running μ, σ² that each batch replaces, as PyTorch
    /// counts it (running ← (1 − momentum) · running + momentum · batch's); Keras's momentum is the part that
    /// stays.
    double momentum = 0;

    /// Whether sums are normalized at all.
    explicit operator bool() const { return kind != Normalization::none; }
    /// Whether that is by running statistics.
    bool isOverSamples() const { return takesBatch(kind); }
};

/// A dense layer as it predicts: activation(normalization(weights · inputs + biases)).
struct ModelLayer {
    int from = 0;
    int to = 0;
    /// [to][from], by rows.
    std::vector<double> weights;
    /// [to].
    std::vector<double> biases;
    ModelNormalization normalization;
    Activation activation = Activation::linear;
    /// For training on: the probability that inverted dropout keeps an output of the layer, after the
    /// activation; what is kept is divided by it. 1 without dropout.
    double kept = 1;

    double weight(int j, int i) const { return weights[static_cast<std::size_t>(j) * from + i]; }
};

/// One of the network's inputs: a feature of the point, scaled.
struct ModelInput {
    const Feature* feature = nullptr;
    FeatureScale scale;

    /// Of the plane's coordinates.
    Expression formula(const Expression& x, const Expression& y) const;
};

/// A trained network with all that leads from a data set's columns to what is predicted, as exports need it:
/// columns, to the plane by `Axis::value`, to the inputs by features and scales, through the layers, to the
/// outputs: a value in its units, a score for one of two classes, or a probability for each of more.
struct TrainedModel {
    Problem problem = Problem::classification;
    /// That it was trained in, and that numbers are written for.
    Precision precision = Precision::float32;
    /// One or two coordinates as the data has them.
    std::vector<Axis> columns;
    /// Whether the data is of one's own, whose columns a table may call x and y as well.
    bool isOfTable = false;
    /// The part of the plane in which the data is shown.
    PlaneRange range;
    std::vector<ModelInput> inputs;
    /// As `ModelLayer::kept`, of the inputs.
    double keptInputs = 1;
    std::vector<ModelLayer> layers;
    /// Of values: how they read in the data's units.
    Axis value;
    /// Of two classes: from this output on, it is the second.
    double threshold = 0;
    /// Of two classes: whether the output is the logit of the second's probability.
    bool isLogit = false;
    /// The classes' names, two or more; "−1" and "1", or "0", "1", "2" …, where they have none. Empty for
    /// values.
    std::vector<std::string> classes;

    /// The coordinate `column` (0 or 1) in the plane, of what it reads in the data's units.
    Expression inPlane(std::size_t column, const Expression& reading) const;
    /// What a value of the network's output reads in the data's units.
    Expression asReading(const Expression& output) const;
    /// Whether outputs read otherwise in the data's units.
    bool hasUnits() const { return value.origin != 0 || value.scale != 1; }
    /// Whether any layer's activation computes with that.
    bool computes(Operation operation) const;

    /// Turns a point's network outputs into what is predicted: probabilities, or a value in its units.
    void finish(std::span<double> outputs) const;
    /// The place of the class that finished outputs say; only where there are classes.
    std::size_t classOf(std::span<const double> outputs) const;

    int outputs() const { return layers.back().to; }
    /// Units per layer: inputs, hidden layers, outputs.
    std::vector<int> shape() const;
    /// What each output is called: the value's axis, "output", or "p_" and the class's name.
    std::vector<std::string> outputNames() const;
};

/// 1 − part, of a part of 1 in decimals: 0.2 of 0.8, where subtraction leaves 0.19999999999999996.
double complement(double part);

/// The model that an experiment's training has made, or why there is nothing to export: no inputs, or numbers
/// that are not finite.
Result<TrainedModel> trainedModel(const Experiment& experiment, const TrainingState& state);

} // namespace nabla
