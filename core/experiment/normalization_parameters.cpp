#include "core/data/input_scaling.h"
#include "core/experiment/normalizations.h"
#include "core/experiment/parameter_fields.h"
#include "core/experiment/parameter_pages.h"

#include <utility>

namespace nabla {
namespace {

using InputField =
    RowField<&Experiment::inputNormalization, inputNormalizations, &InputNormalizationRow::normalization>;
using HiddenField = RowField<&Experiment::normalization, normalizations, &NormalizationRow::normalization>;

template <auto member, class Stored>
using KnobField = NestedField<&Experiment::normalizationKnobs, member, Stored>;

bool hasHidden(const Experiment& e) {
    return !e.hidden.empty();
}

template <Normalization... wanted>
bool isOneOf(const Experiment& e) {
    return hasHidden(e) && ((e.normalization == wanted) || ...);
}

/// What the chosen normalization of hidden layers has.
std::vector<Parameter> knobs() {
    return {
        {.key = "norm_momentum",
         .label = "Momentum of statistics",
         .help = "The part of the running mean and variance that each batch replaces.",
         .shortLabel = "Momentum",
         .page = Page::normalization,
         .get = KnobField<&NormalizationKnobs::momentum, double>::get,
         .set = KnobField<&NormalizationKnobs::momentum, double>::set,
         .nablaOnly = true,
         .applies = isOneOf<Normalization::batch, Normalization::batchRenorm>,
         .min = 0,
         .max = 1,
         .suggestions = {0.01, 0.1, 0.5, 1}},
        {.key = "norm_groups",
         .label = "Groups",
         .help = "Into how many equal groups a layer falls; where its width cannot be divided so, into "
                 "fewer.",
         .page = Page::normalization,
         .kind = ValueKind::integer,
         .get = KnobField<&NormalizationKnobs::groups, std::int64_t>::get,
         .set = KnobField<&NormalizationKnobs::groups, std::int64_t>::set,
         .nablaOnly = true,
         .applies = isOneOf<Normalization::group>,
         .min = 1,
         .max = 1024},
        {.key = "renorm_scale",
         .label = "Greatest scale r",
         .help = "How many times larger or smaller than the running deviation a batch's may be corrected to; "
                 "1 for batch norm.",
         .page = Page::normalization,
         .get = KnobField<&NormalizationKnobs::mostScale, double>::get,
         .set = KnobField<&NormalizationKnobs::mostScale, double>::set,
         .nablaOnly = true,
         .applies = isOneOf<Normalization::batchRenorm>,
         .min = 1,
         .max = 1000},
        {.key = "renorm_shift",
         .label = "Greatest shift d",
         .help = "How many running deviations a batch's mean may be corrected by; 0 for batch norm.",
         .page = Page::normalization,
         .get = KnobField<&NormalizationKnobs::mostShift, double>::get,
         .set = KnobField<&NormalizationKnobs::mostShift, double>::set,
         .nablaOnly = true,
         .applies = isOneOf<Normalization::batchRenorm>,
         .min = 0,
         .max = 1000},
        {.key = "norm_epsilon",
         .label = "Epsilon of variances",
         .help = "Added to a variance before its root is taken, so that nothing is divided by zero.",
         .shortLabel = "Epsilon",
         .page = Page::normalization,
         .get = KnobField<&NormalizationKnobs::epsilon, double>::get,
         .set = KnobField<&NormalizationKnobs::epsilon, double>::set,
         .nablaOnly = true,
         .applies = isOneOf<Normalization::batch, Normalization::batchRenorm, Normalization::layer,
                            Normalization::group>,
         .min = 1e-12,
         .max = 1,
         .scale = Scale::logarithmic},
    };
}

} // namespace

std::vector<Parameter> normalizationParameters() {
    std::vector<Parameter> all{
        {.key = "input_normalization",
         .label = "Normalization of inputs",
         .help = "How features are brought to one scale before the network sees them; by the training points "
                 "alone.",
         .shortLabel = "Inputs",
         .page = Page::normalization,
         .kind = ValueKind::choice,
         .effect = Effect::restart,
         .get = InputField::get,
         .set = InputField::set,
         .nablaOnly = true,
         .choices = choicesOf(inputNormalizations())},
        {.key = "normalization",
         .label = "Normalization of hidden layers",
         .help = "How each hidden layer's weighted sums are brought to one scale, before a gain and a shift "
                 "that are learnt, and the activation. The window shows the testing mode.",
         .shortLabel = "Hidden layers",
         .page = Page::normalization,
         .kind = ValueKind::choice,
         .effect = Effect::restart,
         .get = HiddenField::get,
         .set = HiddenField::set,
         .nablaOnly = true,
         .applies = hasHidden,
         .choices = choicesOf(normalizations())}};
    for (auto&& knob : knobs())
        all.push_back(std::move(knob));
    return all;
}

} // namespace nabla
