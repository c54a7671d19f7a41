#pragma once

#include "core/data/own_points.h"
#include "core/experiment/activation.h"
#include "core/experiment/loss.h"
#include "core/experiment/normalization.h"
#include "core/experiment/optimizers.h"
#include "core/experiment/problem.h"
#include "core/experiment/schedule.h"

#include <string>
#include <vector>

namespace nabla {

/// Whose arithmetic and data: a careful teacher's, or the TensorFlow Playground's to the last digit.
enum class Rules { nabla, playground };

/// The numbers that training computes with.
enum class Precision { float32, float64 };

/// Which penalty the weights carry.
enum class Regularization { none, l1, l2 };

/// When a penalty acts: after the optimizer's step, or as a part of the gradient that the optimizer sees.
enum class PenaltyForm { decoupled, coupled };

/// What keeps a gradient from being too large: nothing, a limit to its norm, or one to each of its numbers.
enum class Clipping { none, norm, value };

/// What brings the inputs to one scale; see `inputNormalizations()`.
enum class InputNormalization { none, unit, symmetric, standard };

/// How weights start; see `initializers()`.
enum class Initializer {
    playground,
    unitUniform,
    zero,
    xavierUniform,
    xavierNormal,
    heUniform,
    heNormal,
    lecunUniform,
    lecunNormal
};

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
    /// A generator's key, or `ownDataset`.
    std::string dataset = "circle";
    /// The points of one's own; kept while a generator's are chosen.
    SharedPoints points;
    /// Percent.
    double noise = 0;
    /// Percent of the points that train; the rest tests.
    double trainingShare = 50;
    int samples = 500;
    /// Strengths of the augmentations; 0 is off.
    double augmentFlip = 0;
    double augmentRotate = 0;
    double augmentScale = 0;
    double augmentTranslate = 0;
    double augmentCrop = 0;
    double augmentNoise = 0;

    /// Keys of features, always in the order of the features' table.
    std::vector<std::string> features{"x", "y"};
    InputNormalization inputNormalization = InputNormalization::none;
    /// Neurons in each hidden layer.
    std::vector<int> hidden{4, 2};
    Activation activation = Activation::tanh;
    /// Of single hidden layers, from the first one on; `automatic` and what is missing are as `activation`.
    std::vector<Activation> layerActivations;
    Normalization normalization = Normalization::none;
    NormalizationKnobs normalizationKnobs;
    Activation outputActivation = Activation::automatic;
    bool biases = true;
    Initializer initializer = Initializer::playground;

    Loss loss = Loss::halfMse;
    double huberDelta = 1;
    /// How much of a class's certainty is shared among all classes.
    double labelSmoothing = 0;
    int batchSize = 10;
    double learningRate = 0.03;
    Optimizer optimizer = Optimizer::sgd;
    OptimizerKnobs optimizerKnobs;
    Schedule schedule = Schedule::constant;
    ScheduleKnobs scheduleKnobs;
    Clipping clipping = Clipping::none;
    double clipLimit = 1;
    Regularization regularization = Regularization::none;
    double regularizationRate = 0;
    PenaltyForm penaltyForm = PenaltyForm::decoupled;
    bool penalizesBiases = false;
    /// The greatest norm of a unit's incoming weights; 0 for no limit.
    double maxNorm = 0;
    /// Dropout: the probability p of keeping a hidden neuron, and of keeping an input; 1 for no dropout.
    double keepProbability = 1;
    /// Of single hidden layers, from the first one on; what is missing is as `keepProbability`.
    std::vector<double> layerKeepProbabilities;
    double inputKeepProbability = 1;
    /// Epochs without a lower test loss after which training stops; 0 for never.
    int earlyStopping = 0;

    bool operator==(const Experiment&) const = default;
};

} // namespace nabla
