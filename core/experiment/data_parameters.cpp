#include "core/experiment/losses.h"
#include "core/experiment/parameter_fields.h"
#include "core/experiment/parameter_pages.h"

#include "core/data/augmentations.h"
#include "core/data/generators.h"

#include <algorithm>

namespace nabla {
namespace {

constexpr Names<Problem, 3> problemNames{{{Problem::classification, "classification"},
                                          {Problem::regression, "regression"},
                                          {Problem::multiclass, "multiclass"}}};

void lossFollowsProblem(Experiment& e) {
    if (!lossRow(e.loss).fits(e))
        e.loss = defaultLoss(e);
}

void dataAndLossFollowProblem(Experiment& e) {
    if (findGenerator(e.dataset)->problem != e.problem)
        e.dataset = defaultGenerator(e.problem).key;
    lossFollowsProblem(e);
}

void problemFollowsDataset(Experiment& e) {
    e.problem = findGenerator(e.dataset)->problem;
    lossFollowsProblem(e);
}

std::vector<Choice> generatorChoices() {
    std::vector<Choice> choices;
    for (const Generator& g : generators())
        choices.push_back({g.key, g.label, g.help, g.inPlayground});
    return choices;
}

template <double Experiment::*strength>
Parameter augmentationParameter() {
    const auto rows = augmentations();
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [](const AugmentationRow& r) { return r.strength == strength; });
    return {.key = row->key,
            .label = row->label,
            .help = row->help,
            .page = Page::augmentation,
            .kind = ValueKind::number,
            .effect = Effect::live,
            .get = PlainField<strength, double>::get,
            .set = PlainField<strength, double>::set,
            .applies = [](const Experiment& e) { return e.rules == Rules::nabla; },
            .min = 0,
            .max = row->most,
            .slider = {0, row->most, row->step},
            .unit = row->unit};
}

} // namespace

std::vector<Parameter> augmentationParameters() {
    return {augmentationParameter<&Experiment::augmentFlip>(),
            augmentationParameter<&Experiment::augmentRotate>(),
            augmentationParameter<&Experiment::augmentScale>(),
            augmentationParameter<&Experiment::augmentTranslate>(),
            augmentationParameter<&Experiment::augmentCrop>(),
            augmentationParameter<&Experiment::augmentNoise>()};
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
         .follow = problemFollowsDataset,
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

} // namespace nabla
