#include "core/exporters/tfjs_layers_model.h"

#include "core/experiment/normalizations.h"
#include "core/exporters/affine_map.h"
#include "core/exporters/source_text.h"
#include "core/exporters/tfjs_file.h"
#include "core/support/number_text.h"

#include <algorithm>
#include <array>

namespace nabla {
namespace {

/// The activations that TensorFlow.js's layers have, with the names it knows them by.
constexpr std::array<std::pair<Activation, std::string_view>, 12> activationNames{{
    {Activation::tanh, "tanh"},
    {Activation::relu, "relu"},
    {Activation::sigmoid, "sigmoid"},
    {Activation::linear, "linear"},
    {Activation::leakyRelu, "LeakyReLU"},
    {Activation::elu, "elu"},
    {Activation::selu, "selu"},
    {Activation::gelu, "gelu"},
    {Activation::softplus, "softplus"},
    {Activation::softsign, "softsign"},
    {Activation::silu, "swish"},
    {Activation::mish, "mish"},
}};

/// Empty where there is none.
std::string_view activationName(Activation activation) {
    const auto at = std::find_if(activationNames.begin(), activationNames.end(),
                                 [=](const auto& known) { return known.first == activation; });
    return at == activationNames.end() ? std::string_view() : at->second;
}

bool hasLayer(const ModelNormalization& normalization) {
    return !normalization || normalization.isOverSamples() || normalization.groups == 1;
}

std::string labelOf(Activation activation) {
    const auto all = activations();
    return std::string(std::find_if(all.begin(), all.end(), [=](const ActivationRow& row) {
                           return row.activation == activation;
                       })->label);
}

/// Where predicting needs no ε, training does: a batch may hold points that are all alike. It is taken off
/// the variances.
double epsilonOf(const ModelNormalization& normalization) {
    if (normalization.epsilon > 0 || !normalization.isOverSamples())
        return normalization.epsilon;
    const auto& variances = normalization.variances;
    return std::min(1e-5, *std::min_element(variances.begin(), variances.end()) / 2);
}

/// A sequence of layers in the making.
class Sequence {
  public:
    /// Opens the list of layers; the first takes that many numbers.
    Sequence(JsonWriter& json, TfjsWeights& weights, int inputs)
        : json_(json), weights_(weights), inputs_(inputs) {}

    void dense(const std::string& name, int units, std::span<const double> kernel,
               std::span<const double> biases, bool isTrainable = true) {
        open("Dense", name, isTrainable);
        json_.key("units").value(units).key("activation").value("linear").key("use_bias").value(true);
        close();
        const int from = static_cast<int>(kernel.size()) / units;
        weights_.add(name + "/kernel", {from, units}, kernel);
        weights_.add(name + "/bias", {units}, biases);
    }

    void normalization(const std::string& name, const ModelNormalization& n) {
        const double epsilon = epsilonOf(n);
        open(n.isOverSamples() ? "BatchNormalization" : "LayerNormalization", name);
        json_.key("axis").value(-1).key("epsilon").value(epsilon);
        if (n.isOverSamples())
            json_.key("momentum").value(complement(n.momentum));
        close();
        const std::vector<int> shape{static_cast<int>(n.gains.size())};
        weights_.add(name + "/gamma", shape, n.gains);
        weights_.add(name + "/beta", shape, n.shifts);
        if (!n.isOverSamples())
            return;
        std::vector<double> variances = n.variances;
        for (double& variance : variances)
            variance += n.epsilon - epsilon;
        weights_.add(name + "/moving_mean", shape, n.means);
        weights_.add(name + "/moving_variance", shape, variances);
    }

    /// None where everything is kept.
    void dropout(const std::string& name, double kept) {
        if (kept == 1)
            return;
        open("Dropout", name);
        json_.key("rate").value(complement(kept));
        close();
    }

    /// Leaky ReLU is a layer of its own, with its slope.
    void activation(const std::string& name, std::string_view activation) {
        if (activation == "linear")
            return;
        const bool isLeaky = activation == "LeakyReLU";
        open(isLeaky ? activation : "Activation", name);
        if (isLeaky)
            json_.key("alpha").value(0.01);
        else
            json_.key("activation").value(activation);
        close();
    }

  private:
    void open(std::string_view type, const std::string& name, bool isTrainable = true) {
        json_.beginObject().key("class_name").value(type).key("config").beginObject();
        json_.key("name").value(name).key("trainable").value(isTrainable).key("dtype").value("float32");
        if (inputs_ > 0)
            json_.key("batch_input_shape").beginArray().null().value(inputs_).endArray();
        inputs_ = 0;
    }

    void close() { json_.endObject().endObject(); }

    JsonWriter& json_;
    TfjsWeights& weights_;
    int inputs_;
};

/// [columns][inputs], of [inputs][columns].
std::vector<double> turned(const AffineMap& map) {
    const std::size_t inputs = map.constants.size();
    const std::size_t columns = map.factors.size() / inputs;
    std::vector<double> kernel;
    for (std::size_t c = 0; c < columns; ++c)
        for (std::size_t i = 0; i < inputs; ++i)
            kernel.push_back(map.factors[i * columns + c]);
    return kernel;
}

/// The inputs' scales are a layer that stays as it is in training: worked into the first layer's weights,
/// they would undo what scaling does for training.
void writeLayers(JsonWriter& json, TfjsWeights& weights, const TrainedModel& model) {
    const auto map = affineInputs(model);
    Sequence sequence(json, weights, static_cast<int>(map ? model.columns.size() : model.inputs.size()));
    if (map && !map->isIdentity())
        sequence.dense("inputs", static_cast<int>(model.inputs.size()), turned(*map), map->constants, false);
    sequence.dropout("inputs_dropout", model.keptInputs);
    for (std::size_t l = 0; l < model.layers.size(); ++l) {
        const ModelLayer& layer = model.layers[l];
        const std::string name = "layer" + std::to_string(l + 1);
        sequence.dense(name, layer.to, tfjsKernel(layer), layer.biases);
        if (layer.normalization)
            sequence.normalization(name + "_normalization", layer.normalization);
        sequence.activation(name + "_activation", activationName(layer.activation));
        sequence.dropout(name + "_dropout", layer.kept);
    }
    if (model.problem == Problem::multiclass)
        sequence.activation("probabilities", "softmax");
}

/// As many digits as the model computes with, for people to read.
std::string shortText(double number) {
    return numberText(static_cast<float>(number));
}

} // namespace

std::string tfjsLayersObstacle(const TrainedModel& model) {
    std::vector<std::string> missing;
    const auto add = [&](const std::string& label) {
        if (std::find(missing.begin(), missing.end(), label) == missing.end())
            missing.push_back(label);
    };
    for (const ModelLayer& layer : model.layers) {
        if (activationName(layer.activation).empty())
            add(labelOf(layer.activation));
        if (!hasLayer(layer.normalization))
            add(std::string(normalizationRow(layer.normalization.kind).label));
    }
    if (missing.empty())
        return {};
    return "There is no layers model to train on, as TensorFlow.js has no layer for: " + joined(missing) +
           ".";
}

std::vector<std::string> tfjsLayersDifferences(const TrainedModel& model) {
    std::vector<std::string> sentences;
    if (!affineInputs(model))
        sentences.push_back("The layers model takes what the network is given, scaled features (the graph "
                            "model's \"inputs\"), as TensorFlow.js has no layers that make the features.");
    if (model.hasUnits())
        sentences.push_back("The layers model gives values as the network does, which read " +
                            shortText(model.value.origin) + " + " + shortText(model.value.scale) +
                            " · value in the data's units.");
    const bool renormalizes =
        std::any_of(model.layers.begin(), model.layers.end(), [](const ModelLayer& layer) {
            return layer.normalization.kind == Normalization::batchRenorm;
        });
    if (renormalizes)
        sentences.push_back("The layers model predicts as batch renormalization does, but trains with batch "
                            "normalization.");
    return sentences;
}

Result<std::vector<ExportedFile>> tfjsLayersModel(const TrainedModel& model) {
    TfjsWeights weights;
    return tfjsFiles("layers/", "layers-model", weights, [&](JsonWriter& json) {
        json.key("modelTopology").beginObject().key("keras_version").value("tfjs-layers 4.22.0");
        json.key("backend").value("tensor_flow.js").key("model_config").beginObject();
        json.key("class_name").value("Sequential").key("config").beginObject().key("name").value("network");
        json.key("layers").beginArray();
        writeLayers(json, weights, model);
        json.endArray().endObject().endObject().endObject();
        json.key("userDefinedMetadata").beginObject();
        writeTfjsFacts(json, model);
        json.endObject();
    });
}

} // namespace nabla
