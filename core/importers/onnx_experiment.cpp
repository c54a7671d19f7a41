#include "core/importers/onnx_experiment.h"

#include "core/data/generators.h"
#include "core/experiment/normalizations.h"
#include "core/experiment/parameters.h"
#include "core/network/network_spec.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace nabla {
namespace {

/// Makes the experiment of a network's shape and of what its outputs say.
class ExperimentMaker {
  public:
    ExperimentMaker(OnnxNetwork& network, const std::optional<OwnExport>& own)
        : network_(network), own_(own) {}

    Result<ImportedModel> make() {
        for (const auto part : {&ExperimentMaker::checkInputs, &ExperimentMaker::takeOutputs,
                                &ExperimentMaker::takeNormalization})
            if (const Status done = (this->*part)(); !done)
                return Error{done.error()};
        takeHidden();
        takeDropout();
        experiment_.precision = network_.isDouble ? Precision::float64 : Precision::float32;
        experiment_.biases = std::any_of(network_.layers.begin(), network_.layers.end(),
                                         [](const OnnxLayer& layer) { return layer.hasBiases; });
        if (const Status valid = validate(experiment_); !valid)
            return Error{"Nabla has no such network: " + valid.error()};
        auto state = makeState();
        if (!state)
            return Error{state.error()};
        assumed_.emplace_back("The file says nothing of data or training: choose them, or open a table.");
        return ImportedModel{{std::move(experiment_), *std::move(state)}, std::move(assumed_)};
    }

  private:
    OnnxLayer& last() { return network_.layers.back(); }

    Status checkInputs() {
        inputs_ = network_.layers.front().from;
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
        if (last().to > 1)
            return takeClasses();
        if (network_.endsInSoftmax)
            return Error{"The model ends in Softmax of a single output, which is always 1."};
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
        if (last().activation == Activation::linear)
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
        return takeProbability("The two outputs were taken as logits of two classes, and became one: their "
                               "difference, with cross-entropy as the loss.");
    }

    Status takeProbability(const char* assumed) {
        last().activation = Activation::linear;
        experiment_.loss = Loss::crossEntropy;
        assumed_.emplace_back(assumed);
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
        const int dimensions = own_ ? static_cast<int>(own_->columns) : static_cast<int>(inputs_);
        const auto all = generators();
        const auto data = std::find_if(all.begin(), all.end(), [&](const Generator& generator) {
            return generator.problem == Problem::regression && generator.dimensions == dimensions;
        });
        if (data == all.end())
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
        return Done{};
    }

    Status takeOwnFeatures() {
        experiment_.features = own_->features;
        if (!own_->isPlain)
            assumed_.emplace_back(
                "The network takes coordinates of Nabla's plane; open the table that it was "
                "trained on to have its units.");
        return Done{};
    }

    /// Nabla's hidden layers are all normalized alike.
    Status takeNormalization() {
        if (network_.layers.size() < 2)
            return Done{};
        const OnnxNormalization& first = network_.layers.front().normalization;
        for (std::size_t l = 1; l + 1 < network_.layers.size(); ++l) {
            const OnnxNormalization& other = network_.layers[l].normalization;
            if (other.over != first.over || other.epsilon != first.epsilon)
                return Error{"The model's hidden layers 1 and " + std::to_string(l + 1) +
                             " differ in normalization or its epsilon; in Nabla all have the same."};
        }
        if (first.over == OnnxNormalization::Over::nothing)
            return Done{};
        NormalizationKnobs& knobs = experiment_.normalizationKnobs;
        // Batch renormalization, as Nabla exports it, needs none.
        knobs.epsilon = std::max(first.epsilon, 1e-12);
        if (first.over == OnnxNormalization::Over::units)
            return takeGroups();
        experiment_.normalization = Normalization::batch;
        knobs.momentum = first.momentum;
        return Done{};
    }

    /// The first normalization that divides every layer into the groups that it has.
    Status takeGroups() {
        const std::span hidden(network_.layers.data(), network_.layers.size() - 1);
        NormalizationKnobs& knobs = experiment_.normalizationKnobs;
        for (const OnnxLayer& layer : hidden)
            knobs.groups = std::max(knobs.groups, static_cast<int>(layer.normalization.groups));
        for (const NormalizationRow& row : normalizations()) {
            const bool isIt =
                row.groups && std::all_of(hidden.begin(), hidden.end(), [&](const OnnxLayer& l) {
                    return row.groups(static_cast<int>(l.to), knobs) ==
                           static_cast<int>(l.normalization.groups);
                });
            if (!isIt)
                continue;
            experiment_.normalization = row.normalization;
            return Done{};
        }
        return Error{
            "The model's hidden layers are normalized in groups of different kinds; in Nabla all have "
            "the same."};
    }

    void takeHidden() {
        experiment_.hidden.clear();
        std::vector<Activation> activations;
        for (std::size_t l = 0; l + 1 < network_.layers.size(); ++l) {
            experiment_.hidden.push_back(static_cast<int>(network_.layers[l].to));
            activations.push_back(network_.layers[l].activation);
        }
        if (activations.empty())
            return;
        experiment_.activation = activations.front();
        while (!activations.empty() && activations.back() == experiment_.activation)
            activations.pop_back();
        std::replace(activations.begin(), activations.end(), experiment_.activation, Activation::automatic);
        experiment_.layerActivations = std::move(activations);
    }

    /// After the output there is nothing left to drop.
    void takeDropout() {
        experiment_.inputKeepProbability = 1 - network_.dropped;
        std::vector<double> kept;
        for (std::size_t l = 0; l + 1 < network_.layers.size(); ++l)
            kept.push_back(1 - network_.layers[l].dropped);
        if (!kept.empty())
            experiment_.keepProbability = kept.back();
        while (!kept.empty() && kept.back() == experiment_.keepProbability)
            kept.pop_back();
        experiment_.layerKeepProbabilities = std::move(kept);
    }

    /// The state keeps what its network can hold: of float32, nothing finer.
    void put(const std::vector<double>& from, std::vector<double>& to, std::size_t at) {
        for (const double number : from) {
            to[at] = network_.isDouble ? number : static_cast<double>(static_cast<float>(number));
            isFinite_ &= std::isfinite(to[at++]);
        }
    }

    Result<TrainingState> makeState() {
        const NetworkSpec spec = networkSpec(experiment_);
        TrainingState state;
        state.parameters.resize(spec.parameterCount);
        state.statistics.resize(spec.statisticsCount);
        for (std::size_t l = 0; l < spec.layers.size(); ++l) {
            const LayerSpec& to = spec.layers[l];
            const OnnxLayer& from = network_.layers[l];
            put(from.weights, state.parameters, to.weights);
            put(from.biases, state.parameters, to.biases);
            if (to.normalization == Normalization::none)
                continue;
            put(from.normalization.gains, state.parameters, to.gains);
            put(from.normalization.shifts, state.parameters, to.shift(0));
            put(from.normalization.means, state.statistics, to.statistics);
            put(from.normalization.variances, state.statistics, to.spread(0));
            for (const double variance : from.normalization.variances)
                isFinite_ &= variance >= 0;
        }
        if (!isFinite_)
            return Error{
                "The model's weights are not all finite numbers, or a variance is negative, so there "
                "is nothing to go on with."};
        // Weights of one's own: other data must not make the network anew.
        state.edits.push_back({0, 0, "weights", "ONNX"});
        return state;
    }

    OnnxNetwork& network_;
    const std::optional<OwnExport>& own_;
    std::size_t inputs_ = 0;
    Experiment experiment_;
    std::vector<std::string> assumed_;
    bool isFinite_ = true;
};

} // namespace

Result<ImportedModel> onnxExperiment(OnnxNetwork network, const std::optional<OwnExport>& own) {
    return ExperimentMaker(network, own).make();
}

} // namespace nabla
