#include "core/importers/onnx_experiment.h"

#include "core/data/features.h"
#include "core/data/generators.h"
#include "core/experiment/parameters.h"
#include "core/importers/onnx_hidden_layers.h"
#include "core/importers/onnx_state.h"
#include "core/importers/own_data.h"

#include <algorithm>

namespace nabla {
namespace {

/// Makes the experiment of a network's shape and of what its outputs say.
class ExperimentMaker {
  public:
    ExperimentMaker(OnnxNetwork& network, const std::optional<OwnExport>& own)
        : network_(network), own_(own) {}

    Result<ImportedModel> make() {
        for (const auto part :
             {&ExperimentMaker::checkInputs, &ExperimentMaker::takeOutputs, &ExperimentMaker::takeHidden})
            if (const Status done = (this->*part)(); !done)
                return Error{done.error()};
        experiment_.precision = network_.isDouble ? Precision::float64 : Precision::float32;
        experiment_.biases = std::any_of(network_.layers.begin(), network_.layers.end(),
                                         [](const OnnxLayer& layer) { return layer.hasBiases; });
        if (const Status valid = validate(experiment_); !valid)
            return Error{"Nabla has no such network: " + valid.error()};
        auto state = onnxState(network_, experiment_);
        if (!state)
            return Error{state.error()};
        tellFoldedNorms();
        tellRenormalization();
        if (own_)
            tellLostData(*own_, experiment_, assumed_);
        assumed_.emplace_back("The file says nothing of data or training: choose them, or open a table.");
        if (!own_)
            assumed_.emplace_back(
                "The network takes coordinates of Nabla's plane: a table's columns reach it "
                "scaled, from −6 to 6, not as they are.");
        return ImportedModel{{std::move(experiment_), *std::move(state)}, std::move(assumed_)};
    }

  private:
    Status takeHidden() { return takeHiddenLayers(network_, experiment_); }
    OnnxLayer& last() { return network_.layers.back(); }

    void tellFoldedNorms() {
        if (network_.foldsNorms)
            assumed_.emplace_back(
                "Batch normalization of the inputs or behind an activation became a part of "
                "the next layer's weights.");
        if (network_.foldsLastNorm)
            assumed_.emplace_back("Batch normalization of the last layer became a part of its weights.");
    }

    /// Nabla exports an ε of 0 of nothing else.
    void tellRenormalization() {
        const OnnxNormalization& first = network_.layers.front().normalization;
        if (own_ && first.over == OnnxNormalization::Over::samples && first.epsilon == 0)
            assumed_.emplace_back("Batch renormalization became batch normalization, which predicts the same "
                                  "but trains otherwise.");
    }

    Status checkInputs() {
        inputs_ = network_.dimensions > 0 ? network_.dimensions : network_.layers.front().from;
        if (own_ || inputs_ == 1 || inputs_ == 2)
            return Done{};
        return Error{"The model has " + std::to_string(inputs_) +
                     " inputs; Nabla's networks take a point's coordinates, so only models of one or two can "
                     "be opened."};
    }

    Status takeOutputs() {
        using Over = OnnxNormalization::Over;
        if (last().normalization.over != Over::nothing)
            return Error{"The model normalizes its outputs; in Nabla only hidden layers can be normalized."};
        const bool isLinear = last().activation == Activation::linear;
        if (last().to == 2 && isLinear)
            return takeTwoClasses();
        if (network_.endsInLogarithm)
            assumed_.emplace_back("The outputs are logarithms of probabilities, of which Nabla gives the "
                                  "probabilities themselves.");
        if (last().to > 1)
            return takeClasses();
        if (network_.endsInSoftmax)
            return Error{"The model ends in a softmax of a single output, which is always the same."};
        if (own_)
            return own_->problem == Problem::regression ? takeValue() : takeOwnScore();
        if (last().activation == Activation::sigmoid)
            return takeProbability(
                "The sigmoid output was taken as the probability of the second class, with "
                "cross-entropy as the loss.");
        if (last().activation != Activation::tanh)
            return takeValue();
        assumed_.emplace_back("The tanh output was taken as a score of two classes, −1 and 1.");
        return takeCoordinates();
    }

    /// A loss that takes logits leaves the output linear.
    Status takeOwnScore() {
        if (own_->isLogit && last().activation == Activation::linear)
            experiment_.loss = Loss::crossEntropy;
        else if (last().activation != Activation::tanh)
            experiment_.outputActivation = last().activation;
        return takeCoordinates();
    }

    /// Of two logits, only the difference counts: it is the logit of the second class's probability.
    Status takeTwoClasses() {
        OnnxLayer& layer = last();
        for (std::size_t i = 0; i < layer.from; ++i)
            layer.weights[i] = layer.weights[layer.from + i] - layer.weights[i];
        layer.weights.resize(layer.from);
        layer.biases = {layer.biases[1] - layer.biases[0]};
        layer.to = 1;
        return takeProbability("The two outputs were taken as " +
                               std::string(network_.endsInLogarithm ? "logarithms of probabilities"
                                           : network_.endsInSoftmax ? "probabilities"
                                                                    : "logits") +
                               " of two classes, and became one, with cross-entropy as the loss.");
    }

    Status takeProbability(std::string assumed) {
        last().activation = Activation::linear;
        experiment_.loss = Loss::crossEntropy;
        assumed_.push_back(std::move(assumed));
        assumed_.emplace_back(
            "What Nabla gives is the logit of the second class's probability: from 0 on, a point is "
            "of the second class.");
        return takeCoordinates();
    }

    Status takeClasses() {
        const std::size_t classes = last().to;
        if (last().activation != Activation::linear)
            return Error{"The model has " + std::to_string(classes) +
                         " outputs with an activation; Nabla takes several outputs for the logits of classes "
                         "or their softmax."};
        if (classes > static_cast<std::size_t>(mostClasses))
            return Error{"The model has " + std::to_string(classes) + " outputs; Nabla has at most " +
                         std::to_string(mostClasses) + " classes."};
        auto made = withSetting(experiment_, "problem", "multiclass");
        if (!made)
            return Error{made.error()};
        experiment_ = *std::move(made);
        experiment_.classes = static_cast<int>(classes);
        if (!network_.endsInSoftmax)
            assumed_.push_back("The " + std::to_string(classes) +
                               " outputs were taken as logits of classes.");
        return takeCoordinates();
    }

    /// Of one coordinate, values make a curve.
    Status takeValue() {
        if (!own_)
            assumed_.emplace_back("The output was taken as a value at each point.");
        const std::size_t dimensions = own_ ? own_->columns.size() : inputs_;
        const Generator* data = own_ ? dataOf(*own_) : dataOf(Problem::regression, dimensions);
        if (!data)
            return Error{"The model's data have " + std::to_string(dimensions) + " coordinates, not 1 or 2."};
        auto made = withSetting(experiment_, "dataset", data->key);
        if (!made)
            return Error{made.error()};
        experiment_ = *std::move(made);
        experiment_.outputActivation =
            last().activation == Activation::linear ? Activation::automatic : last().activation;
        return takeCoordinates();
    }

    Status takeCoordinates() {
        if (own_)
            return takeOwnFeatures();
        experiment_.features = {"x"};
        if (inputs_ == 2)
            experiment_.features.emplace_back("y");
        assumed_.emplace_back(inputs_ == 2 ? "The two inputs were taken as a point's coordinates, x and y."
                                           : "The input was taken as a point's first coordinate, x.");
        if (!network_.features.empty() && network_.features != experiment_.features)
            takeFeatures();
        return Done{};
    }

    void takeFeatures() {
        experiment_.features = network_.features;
        std::string labels;
        for (const std::string& key : network_.features)
            labels += (labels.empty() ? "" : ", ") + std::string(findFeature(key)->label);
        assumed_.push_back("What the model makes of that before its first layer became features: " + labels +
                           ".");
    }

    Status takeOwnFeatures() {
        experiment_.features = own_->features;
        return Done{};
    }

    OnnxNetwork& network_;
    const std::optional<OwnExport>& own_;
    std::size_t inputs_ = 0;
    Experiment experiment_;
    std::vector<std::string> assumed_;
};

} // namespace

Result<ImportedModel> onnxExperiment(OnnxNetwork network, const std::optional<OwnExport>& own) {
    return ExperimentMaker(network, own).make();
}

} // namespace nabla
