#include "core/experiment/parameter_fields.h"
#include "core/experiment/parameter_pages.h"

#include "core/data/features.h"

#include <algorithm>
#include <cstdint>

namespace nabla {
namespace {

constexpr Names<Activation, 5> activationNames{{{Activation::relu, "relu"},
                                                {Activation::tanh, "tanh"},
                                                {Activation::sigmoid, "sigmoid"},
                                                {Activation::linear, "linear"},
                                                {Activation::automatic, "automatic"}}};
constexpr Names<Initializer, 3> initializerNames{{{Initializer::playground, "playground"},
                                                  {Initializer::unitUniform, "uniform"},
                                                  {Initializer::zero, "zero"}}};

Value getHidden(const Experiment& e) {
    return std::vector<std::int64_t>(e.hidden.begin(), e.hidden.end());
}

void setHidden(Experiment& e, const Value& v) {
    e.hidden.clear();
    for (const std::int64_t size : std::get<std::vector<std::int64_t>>(v))
        e.hidden.push_back(static_cast<int>(size));
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

std::vector<Choice> activationChoices() {
    return {{"relu", "ReLU", "max(0, z): cheap and does not saturate for positive sums; a unit can die."},
            {"tanh", "Tanh", "From −1 to 1, centered on zero; saturates at both ends."},
            {"sigmoid", "Sigmoid", "From 0 to 1; saturates at both ends and is not centered on zero."},
            {"linear", "Linear", "The sum itself: layers of it are no more than one layer."}};
}

std::vector<Choice> outputActivationChoices() {
    auto choices = activationChoices();
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
         .min = 1,
         .max = 1024,
         .maxItems = 32},
        {.key = "activation",
         .label = "Activation",
         .help = "What every hidden neuron makes of its weighted sum.",
         .page = Page::network,
         .kind = ValueKind::choice,
         .effect = Effect::live,
         .get = EnumField<&Experiment::activation, activationNames>::get,
         .set = EnumField<&Experiment::activation, activationNames>::set,
         .applies = [](const Experiment& e) { return !e.hidden.empty(); },
         .choices = activationChoices()},
        {.key = "output_activation",
         .label = "Output activation",
         .help = "What the output neuron makes of its weighted sum; with a sigmoid the classes are 0 and 1.",
         .page = Page::network,
         .kind = ValueKind::choice,
         .effect = Effect::restart,
         .get = EnumField<&Experiment::outputActivation, activationNames>::get,
         .set = EnumField<&Experiment::outputActivation, activationNames>::set,
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
         .get = EnumField<&Experiment::initializer, initializerNames>::get,
         .set = EnumField<&Experiment::initializer, initializerNames>::set,
         .choices = {{"playground", "Uniform ±0.5", "Even between −0.5 and 0.5; biases 0.1."},
                     {"uniform", "Uniform 0 to 1", "Even between 0 and 1; biases 0.1.", false},
                     {"zero", "Zero", "All alike: neurons of a layer can never part."}}},
        {.key = "weight_seed",
         .label = "Weight seed",
         .help = "A seed for the start weights alone; empty takes them from the seed.",
         .page = Page::network,
         .kind = ValueKind::text,
         .effect = Effect::restart,
         .get = PlainField<&Experiment::weightSeed, std::string>::get,
         .set = PlainField<&Experiment::weightSeed, std::string>::set},
    };
}

} // namespace nabla
