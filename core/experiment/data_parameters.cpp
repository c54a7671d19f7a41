#include "core/experiment/losses.h"
#include "core/experiment/parameter_fields.h"
#include "core/experiment/parameter_pages.h"
#include "core/experiment/problems.h"

#include "core/data/augmentations.h"
#include "core/data/chosen_data.h"
#include "core/data/features.h"
#include "core/data/generators.h"

#include <algorithm>
#include <utility>

namespace nabla {
namespace {

void lossFollowsProblem(Experiment& e) {
    if (!lossRow(e.loss).fits(e))
        e.loss = defaultLoss(e);
}

/// Features that the data do not have go; the first coordinate, which all have, comes where none is left, and
/// the second where data have just got it.
void featuresFollowDataset(Experiment& e, const Experiment& from) {
    const int dimensions = dimensionsOf(e);
    const auto gone = std::erase_if(
        e.features, [&](const std::string& key) { return !suits(*findFeature(key), dimensions); });
    if (gone > 0 && e.features.empty())
        e.features = {"x"};
    if (dimensions > dimensionsOf(from))
        e.features.insert(e.features.begin() + (e.features.front() == "x" ? 1 : 0), "y");
}

void dataAndLossFollowProblem(Experiment& e, const Experiment& from) {
    if (problemOfData(e) != e.problem)
        e.dataset = defaultGenerator(e.problem).key;
    featuresFollowDataset(e, from);
    lossFollowsProblem(e);
}

/// As many as have names, or where none has, no fewer than there are.
int ownClasses(const Experiment& e) {
    const int least = e.points.leastClasses();
    return e.points->classes.empty() ? std::max(e.classes, least) : least;
}

void problemAndFeaturesFollowDataset(Experiment& e, const Experiment& from) {
    e.problem = problemOfData(e);
    if (hasOwnData(e) && e.points && e.problem == Problem::multiclass)
        e.classes = ownClasses(e);
    featuresFollowDataset(e, from);
    lossFollowsProblem(e);
}

/// Whether chance draws the points.
bool isDrawn(const Experiment& e) {
    return !hasOwnData(e);
}

std::vector<Choice> generatorChoices() {
    std::vector<Choice> choices;
    for (const Generator& g : generators())
        choices.push_back({g.key, g.label, g.help, g.inPlayground});
    choices.push_back({ownDataset, "Your points", "Points that were drawn or read from a file.", true,
                       [](const Experiment& e) { return static_cast<bool>(e.points); }});
    return choices;
}

/// The setting of the augmentation of that place in the table.
template <std::size_t row>
Parameter augmentationParameter() {
    const AugmentationRow& r = augmentations()[row];
    return {
        .key = r.key,
        .label = r.label,
        .help = r.help,
        .page = Page::augmentation,
        .get = [](const Experiment& e) { return Value(e.*augmentations()[row].strength); },
        .set = [](Experiment& e, const Value& v) { e.*augmentations()[row].strength = std::get<double>(v); },
        .nablaOnly = true,
        .applies = [](const Experiment& e) { return applies(augmentations()[row], dimensionsOf(e)); },
        .min = 0,
        .max = r.most,
        .slider = {0, r.most, r.step},
        .unit = r.unit};
}

template <std::size_t... row>
std::vector<Parameter> parametersOf(std::index_sequence<row...>) {
    return {augmentationParameter<row>()...};
}

} // namespace

std::vector<Parameter> augmentationParameters() {
    return parametersOf(std::make_index_sequence<augmentationCount>());
}

std::vector<Parameter> dataParameters() {
    return {
        {.key = "problem",
         .label = "Problem",
         .help = "Whether the network tells two classes apart, learns a value, or tells more classes apart.",
         .page = Page::data,
         .kind = ValueKind::choice,
         .effect = Effect::restart,
         .get = EnumField<&Experiment::problem, problemNames>::get,
         .set = EnumField<&Experiment::problem, problemNames>::set,
         .follow = dataAndLossFollowProblem,
         .choices = {{"classification", "Classification", "Two classes, orange (−1) and blue (+1)."},
                     {"regression", "Regression", "A value at every point."},
                     {"multiclass", "Multi-class",
                      "Three to eight classes: one output for each, whose softmax are probabilities.",
                      false}}},
        {.key = "dataset",
         .label = "Data set",
         .help = "Which points are drawn.",
         .page = Page::data,
         .kind = ValueKind::choice,
         .effect = Effect::data,
         .get = PlainField<&Experiment::dataset, std::string>::get,
         .set = PlainField<&Experiment::dataset, std::string>::set,
         .follow = problemAndFeaturesFollowDataset,
         .choices = generatorChoices()},
        {.key = "classes",
         .label = "Classes",
         .help = "How many classes the points belong to; the network has an output for each.",
         .page = Page::data,
         .kind = ValueKind::integer,
         .effect = Effect::restart,
         .get = PlainField<&Experiment::classes, std::int64_t>::get,
         .set = PlainField<&Experiment::classes, std::int64_t>::set,
         .applies = [](const Experiment& e) { return e.problem == Problem::multiclass; },
         .min = 3,
         .max = mostClasses,
         .slider = {3, mostClasses, 1}},
        {.key = "noise",
         .label = "Noise",
         .help = "How much chance is mixed into the points or their classes.",
         .page = Page::data,
         .kind = ValueKind::number,
         .effect = Effect::data,
         .get = PlainField<&Experiment::noise, double>::get,
         .set = PlainField<&Experiment::noise, double>::set,
         .applies = isDrawn,
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
         .applies = isDrawn,
         .min = 2,
         .max = 1'000'000,
         .slider = {20, 2000, 20}},
    };
}

} // namespace nabla
