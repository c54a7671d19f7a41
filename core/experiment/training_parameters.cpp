#include "core/experiment/losses.h"
#include "core/experiment/parameter_fields.h"
#include "core/experiment/parameter_pages.h"

#include <cstdint>

namespace nabla {
namespace {

constexpr Names<Rules, 2> ruleNames{{{Rules::nabla, "nabla"}, {Rules::playground, "playground"}}};
constexpr Names<Precision, 2> precisionNames{
    {{Precision::float32, "float32"}, {Precision::float64, "float64"}}};

/// The Playground computes in double precision, and has less to set.
void othersFollowRules(Experiment& e, const Experiment&) {
    const bool playground = e.rules == Rules::playground;
    e.precision = playground ? Precision::float64 : Precision::float32;
    for (const Parameter& parameter : parameters())
        if (playground && parameter.nablaOnly)
            parameter.set(e, parameter.get({}));
}

using LossField = RowField<&Experiment::loss, losses, &LossRow::loss>;

std::vector<Choice> lossChoices() {
    std::vector<Choice> choices;
    for (const LossRow& row : losses())
        choices.push_back({row.key, row.label, row.help, row.inPlayground, row.fits});
    return choices;
}

} // namespace

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
         .follow = othersFollowRules,
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
         .get = LossField::get,
         .set = LossField::set,
         .choices = lossChoices()},
        {.key = "huber_delta",
         .label = "Huber delta",
         .help = "Errors up to this size are squared; larger ones count in proportion.",
         .shortLabel = "Delta",
         .page = Page::training,
         .kind = ValueKind::number,
         .effect = Effect::live,
         .get = PlainField<&Experiment::huberDelta, double>::get,
         .set = PlainField<&Experiment::huberDelta, double>::set,
         .applies = [](const Experiment& e) { return e.loss == Loss::huber; },
         .min = 0.001,
         .max = 1000,
         .scale = Scale::logarithmic,
         .suggestions = {0.01, 0.03, 0.1, 0.3, 1, 3, 10}},
        {.key = "label_smoothing",
         .label = "Label smoothing",
         .help = "How much of each target's certainty is shared evenly among all classes: keeps the network "
                 "from growing ever more sure.",
         .page = Page::training,
         .kind = ValueKind::number,
         .effect = Effect::live,
         .get = PlainField<&Experiment::labelSmoothing, double>::get,
         .set = PlainField<&Experiment::labelSmoothing, double>::set,
         .applies = [](const Experiment& e) { return e.loss == Loss::crossEntropy; },
         .min = 0,
         .max = 0.5,
         .slider = {0, 0.5, 0.01}},
        {.key = "batch_size",
         .label = "Batch size",
         .help =
             "How many points each update of the weights looks at: 1 for one at a time, as many as there are "
             "(or more) for the whole training set.",
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
    };
}

} // namespace nabla
