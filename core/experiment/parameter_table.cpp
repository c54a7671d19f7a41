#include "core/experiment/parameters.h"

#include "core/data/features.h"
#include "core/data/generators.h"

#include <algorithm>
#include <array>

namespace nabla {
namespace {

template <class E>
using Names = std::span<const std::pair<E, std::string_view>>;

constexpr std::array<std::pair<Rules, std::string_view>, 2> ruleNames{
    {{Rules::nabla, "nabla"}, {Rules::playground, "playground"}}};
constexpr std::array<std::pair<Precision, std::string_view>, 2> precisionNames{
    {{Precision::float32, "float32"}, {Precision::float64, "float64"}}};
constexpr std::array<std::pair<Problem, std::string_view>, 2> problemNames{
    {{Problem::classification, "classification"}, {Problem::regression, "regression"}}};
constexpr std::array<std::pair<Activation, std::string_view>, 5> activationNames{
    {{Activation::relu, "relu"},
     {Activation::tanh, "tanh"},
     {Activation::sigmoid, "sigmoid"},
     {Activation::linear, "linear"},
     {Activation::automatic, "automatic"}}};
constexpr std::array<std::pair<Loss, std::string_view>, 2> lossNames{
    {{Loss::halfMse, "half_mse"}, {Loss::sumSquaredError, "sum_squared_error"}}};
constexpr std::array<std::pair<Regularization, std::string_view>, 3> regularizationNames{
    {{Regularization::none, "none"}, {Regularization::l1, "L1"}, {Regularization::l2, "L2"}}};
constexpr std::array<std::pair<Initializer, std::string_view>, 3> initializerNames{
    {{Initializer::playground, "playground"},
     {Initializer::unitUniform, "uniform"},
     {Initializer::zero, "zero"}}};

/// Reads and writes an enum member by its names.
template <auto member, const auto& names>
struct EnumField {
    static Value get(const Experiment& e) {
        for (const auto& [value, name] : names)
            if (value == e.*member)
                return std::string(name);
        return std::string();
    }
    static void set(Experiment& e, const Value& v) {
        for (const auto& [value, name] : names)
            if (name == std::get<std::string>(v))
                e.*member = value;
    }
};

/// Reads and writes a member that is stored as it is.
template <auto member, class Stored>
struct PlainField {
    static Value get(const Experiment& e) { return static_cast<Stored>(e.*member); }
    static void set(Experiment& e, const Value& v) {
        using Member = std::remove_reference_t<decltype(e.*member)>;
        e.*member = static_cast<Member>(std::get<Stored>(v));
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

/// Features become inputs in the table's order, however they were named.
void setFeatures(Experiment& e, const Value& v) {
    const auto& wanted = std::get<std::vector<std::string>>(v);
    e.features.clear();
    for (const Feature& feature : features())
        if (std::find(wanted.begin(), wanted.end(), feature.key) != wanted.end())
            e.features.emplace_back(feature.key);
}

void precisionFollowsRules(Experiment& e) {
    e.precision = e.rules == Rules::playground ? Precision::float64 : Precision::float32;
}

void datasetFollowsProblem(Experiment& e) {
    if (findGenerator(e.dataset)->problem != e.problem)
        e.dataset = defaultGenerator(e.problem).key;
}

void problemFollowsDataset(Experiment& e) {
    e.problem = findGenerator(e.dataset)->problem;
}

std::vector<Choice> generatorChoices() {
    std::vector<Choice> choices;
    for (const Generator& g : generators())
        choices.push_back({g.key, g.label, g.help});
    return choices;
}

std::vector<Choice> featureChoices() {
    std::vector<Choice> choices;
    for (const Feature& f : features())
        choices.push_back({f.key, f.label, f.help});
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

std::vector<Parameter> dataParameters() {
    return {
        {.key = "problem",
         .label = "Problem",
         .help = "Whether the network tells two classes apart or learns a value.",
         .page = Page::data,
         .kind = ValueKind::choice,
         .effect = Effect::restart,
         .get = EnumField<&Experiment::problem, problemNames>::get,
         .set = EnumField<&Experiment::problem, problemNames>::set,
         .follow = datasetFollowsProblem,
         .choices = {{"classification", "Classification", "Two classes, orange (−1) and blue (+1)."},
                     {"regression", "Regression", "A value at every point."}}},
        {.key = "dataset",
         .label = "Data set",
         .help = "Which points are drawn.",
         .page = Page::data,
         .kind = ValueKind::choice,
         .effect = Effect::data,
         .get = PlainField<&Experiment::dataset, std::string>::get,
         .set = PlainField<&Experiment::dataset, std::string>::set,
         .follow = problemFollowsDataset,
         .choices = generatorChoices()},
        {.key = "noise",
         .label = "Noise",
         .help = "How much chance is mixed into the points or their classes.",
         .page = Page::data,
         .kind = ValueKind::number,
         .effect = Effect::data,
         .get = PlainField<&Experiment::noise, double>::get,
         .set = PlainField<&Experiment::noise, double>::set,
         .min = 0,
         .max = 80,
         .slider = {0, 50, 1},
         .unit = "%"},
        {.key = "training_share",
         .label = "Training share",
         .help = "How many of the points train; the others only test.",
         .page = Page::data,
         .kind = ValueKind::number,
         .effect = Effect::data,
         .get = PlainField<&Experiment::trainingShare, double>::get,
         .set = PlainField<&Experiment::trainingShare, double>::set,
         .min = 0,
         .max = 100,
         .slider = {0, 100, 1},
         .unit = "%"},
        {.key = "samples",
         .label = "Samples",
         .help = "How many points are drawn, for training and testing together.",
         .page = Page::data,
         .kind = ValueKind::integer,
         .effect = Effect::data,
         .get = PlainField<&Experiment::samples, std::int64_t>::get,
         .set = PlainField<&Experiment::samples, std::int64_t>::set,
         .min = 2,
         .max = 1'000'000,
         .slider = {20, 2000, 20}},
    };
}

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
                     {"uniform", "Uniform 0 to 1", "Even between 0 and 1; biases 0.1."},
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

std::vector<Parameter> trainingParameters() {
    return {
        {.key = "rules",
         .label = "Rules",
         .help = "Nabla's own training, or the TensorFlow Playground's to the last digit.",
         .page = Page::training,
         .kind = ValueKind::choice,
         .effect = Effect::restart,
         .get = EnumField<&Experiment::rules, ruleNames>::get,
         .set = EnumField<&Experiment::rules, ruleNames>::set,
         .follow = precisionFollowsRules,
         .choices =
             {{"nabla", "Nabla",
               "Reshuffles every epoch, the last short batch counts, L1 stops at zero and stays alive."},
              {"playground", "Playground",
               "One fixed order, a batch's rest is carried over, L1 switches links off for good."}}},
        {.key = "precision",
         .label = "Precision",
         .help = "The numbers training computes with; the Playground's rules need float64.",
         .page = Page::training,
         .kind = ValueKind::choice,
         .effect = Effect::restart,
         .get = EnumField<&Experiment::precision, precisionNames>::get,
         .set = EnumField<&Experiment::precision, precisionNames>::set,
         .applies = [](const Experiment& e) { return e.rules == Rules::nabla; },
         .choices = {{"float32", "32 bit", "Single precision: fast, about 7 digits."},
                     {"float64", "64 bit", "Double precision: about 16 digits."}}},
        {.key = "seed",
         .label = "Seed",
         .help = "Decides every random draw: the same seed gives the same points, order and weights.",
         .page = Page::training,
         .kind = ValueKind::text,
         .effect = Effect::data,
         .get = PlainField<&Experiment::seed, std::string>::get,
         .set = PlainField<&Experiment::seed, std::string>::set},
        {.key = "loss",
         .label = "Loss",
         .help = "What training makes small.",
         .page = Page::training,
         .kind = ValueKind::choice,
         .effect = Effect::restart,
         .get = EnumField<&Experiment::loss, lossNames>::get,
         .set = EnumField<&Experiment::loss, lossNames>::set,
         .choices = {{"half_mse", "Half mean squared error", "The mean of ½ (output − target)²."},
                     {"sum_squared_error", "Sum of squared errors",
                      "The sum of (output − target)²: steps grow with the batch."}}},
        {.key = "batch_size",
         .label = "Batch size",
         .help = "How many points each update of the weights looks at.",
         .page = Page::training,
         .kind = ValueKind::integer,
         .effect = Effect::live,
         .get = PlainField<&Experiment::batchSize, std::int64_t>::get,
         .set = PlainField<&Experiment::batchSize, std::int64_t>::set,
         .min = 1,
         .max = 1'000'000,
         .slider = {1, 100, 1}},
        {.key = "learning_rate",
         .label = "Learning rate",
         .help = "How far each update goes down the slope.",
         .page = Page::training,
         .kind = ValueKind::number,
         .effect = Effect::live,
         .get = PlainField<&Experiment::learningRate, double>::get,
         .set = PlainField<&Experiment::learningRate, double>::set,
         .min = 0,
         .max = 1000,
         .scale = Scale::logarithmic,
         .suggestions = {0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10}},
        {.key = "regularization",
         .label = "Regularization",
         .help = "A penalty that keeps weights small.",
         .page = Page::regularization,
         .kind = ValueKind::choice,
         .effect = Effect::live,
         .get = EnumField<&Experiment::regularization, regularizationNames>::get,
         .set = EnumField<&Experiment::regularization, regularizationNames>::set,
         .choices = {{"none", "None", "No penalty."},
                     {"L1", "L1", "Pulls every weight towards zero by the same step: many become zero."},
                     {"L2", "L2", "Pulls weights towards zero in proportion: all become smaller."}}},
        {.key = "regularization_rate",
         .label = "Regularization rate",
         .help = "How strong the penalty is.",
         .shortLabel = "Rate",
         .page = Page::regularization,
         .kind = ValueKind::number,
         .effect = Effect::live,
         .get = PlainField<&Experiment::regularizationRate, double>::get,
         .set = PlainField<&Experiment::regularizationRate, double>::set,
         .applies = [](const Experiment& e) { return e.regularization != Regularization::none; },
         .min = 0,
         .max = 1000,
         .scale = Scale::logarithmic,
         .suggestions = {0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10}},
    };
}

std::vector<Parameter> makeTable() {
    auto table = trainingParameters();
    for (auto&& more : {dataParameters(), networkParameters()})
        table.insert(table.end(), more.begin(), more.end());
    return table;
}

} // namespace

std::span<const Parameter> parameters() {
    static const std::vector<Parameter> table = makeTable();
    return table;
}

const Parameter* findParameter(std::string_view key) {
    const auto all = parameters();
    const auto at = std::find_if(all.begin(), all.end(), [&](const Parameter& p) { return p.key == key; });
    return at == all.end() ? nullptr : &*at;
}

} // namespace nabla
