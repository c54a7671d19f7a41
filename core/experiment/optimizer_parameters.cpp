#include "core/experiment/cycles_momentum.h"
#include "core/experiment/parameter_fields.h"
#include "core/experiment/parameter_pages.h"

#include <utility>

namespace nabla {
namespace {

constexpr Names<Clipping, 3> clippingNames{
    {{Clipping::none, "none"}, {Clipping::norm, "norm"}, {Clipping::value, "value"}}};

/// The greatest share that a running mean may keep: with all of it, nothing new would come in.
constexpr double greatestShare = 0.999999;

using OptimizerField = RowField<&Experiment::optimizer, optimizers, &OptimizerRow::optimizer>;

void knobsFollowOptimizer(Experiment& e, const Experiment&) {
    e.optimizerKnobs = withDefaultsOf(e.optimizer, e.optimizerKnobs);
}

template <auto inRow>
constexpr bool isMomentum() {
    return inRow == &OptimizerRow::momentum || inRow == &OptimizerRow::beta1;
}

/// A number that only some optimizers have: `inRow` is where their rows have its default. What a cycle moves
/// is not set.
template <auto knob, auto inRow>
Parameter knobParameter(std::string_view key, std::string_view label, std::string_view help, double min,
                        double max, std::vector<double> suggestions) {
    return {.key = key,
            .label = label,
            .help = help,
            .get = NestedField<&Experiment::optimizerKnobs, knob, double>::get,
            .set = NestedField<&Experiment::optimizerKnobs, knob, double>::set,
            .applies =
                [](const Experiment& e) {
                    constexpr bool canCycle = isMomentum<inRow>();
                    return (optimizerRow(e.optimizer).*inRow).has_value() && !(canCycle && cyclesMomentum(e));
                },
            .min = min,
            .max = max,
            .suggestions = std::move(suggestions)};
}

std::vector<Parameter> knobParameters() {
    using Knobs = OptimizerKnobs;
    using Row = OptimizerRow;
    return {
        knobParameter<&Knobs::momentum, &Row::momentum>("momentum", "Momentum",
                                                        "How much of the last step is taken again.", 0,
                                                        greatestShare, {0, 0.5, 0.8, 0.9, 0.95, 0.99}),
        knobParameter<&Knobs::decay, &Row::decay>(
            "decay", "Decay ρ", "How much of the running mean of squared gradients stays at each update.", 0,
            greatestShare, {0.5, 0.9, 0.95, 0.99, 0.999}),
        knobParameter<&Knobs::beta1, &Row::beta1>(
            "beta1", "β₁", "How much of the running mean of gradients stays at each update.", 0,
            greatestShare, {0, 0.5, 0.8, 0.9, 0.95, 0.99}),
        knobParameter<&Knobs::beta2, &Row::beta2>(
            "beta2", "β₂", "How much of the running mean of squared gradients stays at each update.", 0,
            greatestShare, {0.9, 0.99, 0.999, 0.9999}),
        // Even in single precision, it must not become zero.
        knobParameter<&Knobs::epsilon, &Row::epsilon>("epsilon", "ε",
                                                      "Keeps the divisor from zero where gradients vanish.",
                                                      1e-30, 1, {1e-10, 1e-8, 1e-7, 1e-6, 1e-4}),
        knobParameter<&Knobs::weightDecay, &Row::weightDecay>(
            "weight_decay", "Weight decay",
            "Every update shrinks the weights by this part times the learning rate, apart from the gradient.",
            0, 1000, {0, 0.001, 0.01, 0.05, 0.1}),
    };
}

std::vector<Parameter> clippingParameters() {
    return {
        {.key = "clipping",
         .label = "Gradient clipping",
         .help = "Keeps gradients from being too large: against steps that leap out of a valley.",
         .kind = ValueKind::choice,
         .get = EnumField<&Experiment::clipping, clippingNames>::get,
         .set = EnumField<&Experiment::clipping, clippingNames>::set,
         .nablaOnly = true,
         .choices = {{"none", "None", "The gradient as it is."},
                     {"norm", "By norm",
                      "A gradient longer than the limit is shortened to it; its direction stays.", false},
                     {"value", "By value", "Every number of the gradient is held within ± the limit.",
                      false}}},
        {.key = "clip_limit",
         .label = "Clipping limit",
         .help = "The greatest norm of the whole gradient, or the greatest size of each of its numbers.",
         .get = PlainField<&Experiment::clipLimit, double>::get,
         .set = PlainField<&Experiment::clipLimit, double>::set,
         .applies = [](const Experiment& e) { return e.clipping != Clipping::none; },
         .min = 0,
         .max = 1'000'000,
         .suggestions = {0.01, 0.1, 0.5, 1, 5, 10}},
    };
}

} // namespace

std::vector<Parameter> optimizerParameters() {
    std::vector<Parameter> table{{.key = "optimizer",
                                  .label = "Optimizer",
                                  .help = "How an update makes its step of the gradient.",
                                  .kind = ValueKind::choice,
                                  .effect = Effect::optimizer,
                                  .get = OptimizerField::get,
                                  .set = OptimizerField::set,
                                  .follow = knobsFollowOptimizer,
                                  .nablaOnly = true,
                                  .choices = choicesOf(optimizers())}};
    for (auto&& more : {knobParameters(), clippingParameters()})
        table.insert(table.end(), more.begin(), more.end());
    return table;
}

} // namespace nabla
