#include "core/experiment/parameter_fields.h"
#include "core/experiment/parameter_pages.h"

namespace nabla {
namespace {

constexpr Names<Regularization, 3> regularizationNames{
    {{Regularization::none, "none"}, {Regularization::l1, "L1"}, {Regularization::l2, "L2"}}};

constexpr Names<PenaltyForm, 2> formNames{
    {{PenaltyForm::decoupled, "decoupled"}, {PenaltyForm::coupled, "coupled"}}};

/// Where nothing is kept, nothing is learnt.
constexpr double leastKeep = 0.05;

bool isPenalized(const Experiment& e) {
    return e.regularization != Regularization::none;
}

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
         .applies = isPenalized,
         .min = 0,
         .max = 1000,
         .scale = Scale::logarithmic,
         .suggestions = {0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10}},
        {.key = "penalty_form",
         .label = "Penalty form",
         .help = "When the penalty acts: apart from the optimizer, or through the gradient.",
         .page = Page::regularization,
         .kind = ValueKind::choice,
         .get = EnumField<&Experiment::penaltyForm, formNames>::get,
         .set = EnumField<&Experiment::penaltyForm, formNames>::set,
         .nablaOnly = true,
         .applies = isPenalized,
         .choices = {{"decoupled", "Decoupled",
                      "After the optimizer's step, by the learning rate alone; L1 stops at zero."},
                     {"coupled", "Coupled",
                      "Added to the gradient after clipping, so that the optimizer scales it like the slope.",
                      false}}},
        {.key = "penalize_biases",
         .label = "Penalize biases",
         .help = "Whether penalties and weight decay act on biases too, and on gains and shifts of "
                 "normalizations; as a rule, only weights are kept small.",
         .page = Page::regularization,
         .kind = ValueKind::boolean,
         .get = PlainField<&Experiment::penalizesBiases, bool>::get,
         .set = PlainField<&Experiment::penalizesBiases, bool>::set,
         .nablaOnly = true,
         .applies =
             [](const Experiment& e) {
                 const bool hasGains = e.normalization != Normalization::none && !e.hidden.empty();
                 return (e.biases || hasGains) && (isPenalized(e) || optimizerRow(e.optimizer).weightDecay);
             }},
        {.key = "max_norm",
         .label = "Max-norm",
         .help = "The greatest length of a neuron's incoming weights: longer ones are shortened to it after "
                 "each update; 0 for no limit.",
         .page = Page::regularization,
         .get = PlainField<&Experiment::maxNorm, double>::get,
         .set = PlainField<&Experiment::maxNorm, double>::set,
         .nablaOnly = true,
         .min = 0,
         .max = 1'000'000,
         .suggestions = {0, 0.5, 1, 2, 3, 4}},
        {.key = "keep_probability",
         .label = "Dropout: keep probability",
         .help =
             "Dropout: the probability p that a hidden neuron is kept for a training point; a dropped one "
             "gives 0, and what is kept is divided by p. Testing takes the whole network.",
         .shortLabel = "Keep neurons",
         .page = Page::regularization,
         .get = PlainField<&Experiment::keepProbability, double>::get,
         .set = PlainField<&Experiment::keepProbability, double>::set,
         .nablaOnly = true,
         .applies = [](const Experiment& e) { return e.layerKeepProbabilities.size() < e.hidden.size(); },
         .min = leastKeep,
         .max = 1,
         .slider = {leastKeep, 1, 0.05},
         .suggestions = {1, 0.9, 0.8, 0.5}},
        {.key = "layer_keep_probabilities",
         .label = "Dropout: keep by layer",
         .help = "Dropout: keep probabilities of single hidden layers, from the first one on, such as "
                 "0.8, 0.5; layers without one have that of all.",
         .shortLabel = "Keep by layer",
         .page = Page::regularization,
         .kind = ValueKind::numbers,
         .get = PlainField<&Experiment::layerKeepProbabilities, std::vector<double>>::get,
         .set = PlainField<&Experiment::layerKeepProbabilities, std::vector<double>>::set,
         .nablaOnly = true,
         .applies = [](const Experiment& e) { return !e.hidden.empty(); },
         .min = leastKeep,
         .max = 1,
         .maxItems = mostHiddenLayers},
        {.key = "input_keep_probability",
         .label = "Dropout: keep inputs",
         .help = "Masking noise: the probability p that an input is kept for a training point; a dropped one "
                 "is 0, and what is kept is divided by p. Testing takes all inputs.",
         .shortLabel = "Keep inputs",
         .page = Page::regularization,
         .get = PlainField<&Experiment::inputKeepProbability, double>::get,
         .set = PlainField<&Experiment::inputKeepProbability, double>::set,
         .nablaOnly = true,
         .applies = [](const Experiment& e) { return !e.features.empty(); },
         .min = leastKeep,
         .max = 1,
         .slider = {leastKeep, 1, 0.05},
         .suggestions = {1, 0.9, 0.8, 0.5}},
        {.key = "early_stopping",
         .label = "Early stopping",
         .help =
             "After how many epochs without a lower test loss training stops, and goes back to the weights "
             "that had the lowest; 0 for never.",
         .page = Page::regularization,
         .kind = ValueKind::integer,
         .get = PlainField<&Experiment::earlyStopping, std::int64_t>::get,
         .set = PlainField<&Experiment::earlyStopping, std::int64_t>::set,
         .applies = [](const Experiment& e) { return e.trainingShare < 100; },
         .min = 0,
         .max = 1'000'000},
    };
}

} // namespace nabla
