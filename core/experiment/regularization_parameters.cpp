#include "core/experiment/parameter_fields.h"
#include "core/experiment/parameter_pages.h"

namespace nabla {
namespace {

constexpr Names<Regularization, 3> regularizationNames{
    {{Regularization::none, "none"}, {Regularization::l1, "L1"}, {Regularization::l2, "L2"}}};

} // namespace

std::vector<Parameter> regularizationParameters() {
    return {
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

} // namespace nabla
