#include "core/experiment/parameter_fields.h"
#include "core/experiment/parameter_pages.h"

#include "core/data/features.h"
#include "core/experiment/initializers.h"

#include <algorithm>
#include <cstdint>

namespace nabla {
namespace {

using InitializerField = RowField<&Experiment::initializer, initializers, &InitializerRow::initializer>;

/// Reads and writes an activation by its key.
template <auto member>
struct ActivationField {
    static Value get(const Experiment& e) { return std::string(keyOf(e.*member)); }
    static void set(Experiment& e, const Value& v) {
        e.*member = activationOf(std::get<std::string>(v)).value_or(Activation::automatic);
    }
};

Value getHidden(const Experiment& e) {
    return std::vector<std::int64_t>(e.hidden.begin(), e.hidden.end());
}

void setHidden(Experiment& e, const Value& v) {
    e.hidden.clear();
    for (const std::int64_t size : std::get<std::vector<std::int64_t>>(v))
        e.hidden.push_back(static_cast<int>(size));
}

constexpr std::string_view sameKey = "same";

bool anyLayerHasTheCommonActivation(const Experiment& e) {
    const auto& own = e.layerActivations;
    return own.size() < e.hidden.size() ||
           std::find(own.begin(), own.end(), Activation::automatic) != own.end();
}

Value getLayerActivations(const Experiment& e) {
    std::vector<std::string> keys;
    for (const Activation activation : e.layerActivations)
        keys.emplace_back(activation == Activation::automatic ? sameKey : keyOf(activation));
    return keys;
}

/// What is the same at the end says nothing, and is left out.
void setLayerActivations(Experiment& e, const Value& v) {
    e.layerActivations.clear();
    for (const std::string& key : std::get<std::vector<std::string>>(v))
        e.layerActivations.push_back(activationOf(key).value_or(Activation::automatic));
    while (!e.layerActivations.empty() && e.layerActivations.back() == Activation::automatic)
        e.layerActivations.pop_back();
}

/// What is said of layers that are no more goes with them.
void layersFollowHidden(Experiment& e, const Experiment&) {
    if (e.layerActivations.size() > e.hidden.size())
        e.layerActivations.resize(e.hidden.size());
    setLayerActivations(e, getLayerActivations(e));
    if (e.layerKeepProbabilities.size() > e.hidden.size())
        e.layerKeepProbabilities.resize(e.hidden.size());
}

/// Features become inputs in the table's order, however they were named.
void setFeatures(Experiment& e, const Value& v) {
    const auto& wanted = std::get<std::vector<std::string>>(v);
    e.features.clear();
    for (const Feature& feature : features())
        if (std::find(wanted.begin(), wanted.end(), feature.key) != wanted.end())
            e.features.emplace_back(feature.key);
}

std::vector<Choice> featureChoices() {
    std::vector<Choice> choices;
    for (const Feature& f : features())
        choices.push_back({f.key, f.label, f.help, f.inPlayground});
    return choices;
}

std::vector<Choice> layerActivationChoices() {
    auto choices = choicesOf(activations());
    choices.insert(choices.begin(), {sameKey, "Same as the others", "The activation of all hidden layers."});
    return choices;
}

std::vector<Choice> outputActivationChoices() {
    auto choices = choicesOf(activations());
    choices.insert(choices.begin(), {"automatic", "Automatic", "Tanh for classes, linear for values."});
    return choices;
}

} // namespace

std::vector<Parameter> networkParameters() {
    return {
        {.key = "features",
         .label = "Features",
         .help = "What the network is given of a point.",
         .page = Page::network,
         .kind = ValueKind::choices,
         .effect = Effect::restart,
         .get = PlainField<&Experiment::features, std::vector<std::string>>::get,
         .set = setFeatures,
         .choices = featureChoices(),
         .maxItems = features().size()},
        {.key = "hidden",
         .label = "Hidden layers",
         .help = "How many neurons each hidden layer has; empty for no hidden layer.",
         .page = Page::network,
         .kind = ValueKind::integers,
         .effect = Effect::restart,
         .get = getHidden,
         .set = setHidden,
         .follow = layersFollowHidden,
         .min = 1,
         .max = 1024,
         .maxItems = mostHiddenLayers},
        {.key = "activation",
         .label = "Activation",
         .help = "What every hidden neuron makes of its weighted sum.",
         .page = Page::network,
         .kind = ValueKind::choice,
         .effect = Effect::live,
         .get = ActivationField<&Experiment::activation>::get,
         .set = ActivationField<&Experiment::activation>::set,
         .applies = anyLayerHasTheCommonActivation,
         .choices = choicesOf(activations())},
        {.key = "layer_activations",
         .label = "Activations by layer",
         .help =
             "Activations of single hidden layers, from the first one on, or \"same\"; layers without one "
             "have that of all.",
         .page = Page::network,
         .kind = ValueKind::choices,
         .effect = Effect::live,
         .get = getLayerActivations,
         .set = setLayerActivations,
         .applies = [](const Experiment& e) { return !e.hidden.empty(); },
         .choices = layerActivationChoices(),
         .maxItems = mostHiddenLayers},
        {.key = "output_activation",
         .label = "Output activation",
         .help = "What the output neuron makes of its weighted sum; with a sigmoid the classes are 0 and 1.",
         .page = Page::network,
         .kind = ValueKind::choice,
         .effect = Effect::restart,
         .get = ActivationField<&Experiment::outputActivation>::get,
         .set = ActivationField<&Experiment::outputActivation>::set,
         .applies = [](const Experiment& e) { return !takesLogits(e.loss); },
         .choices = outputActivationChoices()},
        {.key = "biases",
         .label = "Biases",
         .help = "Whether neurons have a bias; without, a constant feature can do its work.",
         .page = Page::network,
         .kind = ValueKind::boolean,
         .effect = Effect::restart,
         .get = PlainField<&Experiment::biases, bool>::get,
         .set = PlainField<&Experiment::biases, bool>::set},
        {.key = "initializer",
         .label = "Initial weights",
         .help = "How the weights are drawn at the start.",
         .page = Page::network,
         .kind = ValueKind::choice,
         .effect = Effect::restart,
         .get = InitializerField::get,
         .set = InitializerField::set,
         .choices = choicesOf(initializers())},
        {.key = "weight_seed",
         .label = "Weight seed",
         .help = "A seed for the start weights alone; empty takes them from the seed.",
         .page = Page::network,
         .kind = ValueKind::text,
         .effect = Effect::restart,
         .get = PlainField<&Experiment::weightSeed, std::string>::get,
         .set = PlainField<&Experiment::weightSeed, std::string>::set,
         .applies = [](const Experiment& e) { return e.initializer != Initializer::zero; }},
    };
}

} // namespace nabla
