#pragma once

#include "core/experiment/activation.h"
#include "core/experiment/loss.h"

#include <string>
#include <vector>

namespace nabla {

/// Whose arithmetic and data: a careful teacher's, or the TensorFlow Playground's to the last digit.
enum class Rules { nabla, playground };

/// The numbers that training computes with.
enum class Precision { float32, float64 };

/// What the network learns: one of two classes, a value, or one of more than two classes.
enum class Problem { classification, regression, multiclass };

/// The most classes that a network can be asked to tell apart.
inline constexpr int mostClasses = 8;

/// Which penalty the weights carry.
enum class Regularization { none, l1, l2 };

/// How weights start: uniform in [-0.5, 0.5) with biases 0.1, uniform in [0, 1), or all zero.
enum class Initializer { playground, unitUniform, zero };

/// Everything a user can ask for, as one plain value; its meaning, limits and text form are rows of
/// `parameters()`.
struct Experiment {
    Rules rules = Rules::nabla;
    Precision precision = Precision::float32;
    std::string seed = "0.59704";
    /// Where not empty, the seed of the start weights alone.
    std::string weightSeed;

    Problem problem = Problem::classification;
    /// How many classes there are where there are more than two.
    int classes = 3;
    /// A generator's key.
    std::string dataset = "circle";
    /// Percent.
    double noise = 0;
    /// Percent of the points that train; the rest tests.
    double trainingShare = 50;
    int samples = 500;

    /// Keys of features, always in the order of the features' table.
    std::vector<std::string> features{"x", "y"};
    /// Neurons in each hidden layer.
    std::vector<int> hidden{4, 2};
    Activation activation = Activation::tanh;
    Activation outputActivation = Activation::automatic;
    bool biases = true;
    Initializer initializer = Initializer::playground;

    Loss loss = Loss::halfMse;
    double huberDelta = 1;
    /// How much of a class's certainty is shared among all classes.
    double labelSmoothing = 0;
    int batchSize = 10;
    double learningRate = 0.03;
    Regularization regularization = Regularization::none;
    double regularizationRate = 0;

    bool operator==(const Experiment&) const = default;
};

} // namespace nabla
