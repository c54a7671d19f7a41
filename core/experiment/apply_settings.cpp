#include "core/experiment/parameters.h"

#include "core/data/chosen_data.h"
#include "core/data/features.h"
#include "core/experiment/losses.h"

#include <algorithm>

namespace nabla {
namespace {

Status contradiction(const Parameter& parameter, const Value& wanted, const Experiment& experiment) {
    return Error{std::string(parameter.key) + "=" + valueText(wanted) +
                 " contradicts another setting (it would become " + valueText(parameter.get(experiment)) +
                 "); leave one of them out."};
}

/// Under the Playground's rules, only what the Playground has.
Status checkPlayground(const Experiment& e) {
    if (e.precision == Precision::float32)
        return Error{
            "precision: float32 cannot be had under the Playground's rules, which compute in float64; "
            "set rules=nabla for it."};
    for (const Parameter& parameter : parameters())
        if (const Value usual = parameter.get({}); parameter.nablaOnly && parameter.get(e) != usual)
            return Error{std::string(parameter.key) + ": the Playground has only " + valueText(usual) +
                         "; set rules=nabla for more."};
    return Done{};
}

Status checkLoss(const Experiment& experiment) {
    if (lossRow(experiment.loss).fits(experiment))
        return Done{};
    std::string fitting;
    for (const LossRow& row : losses())
        if (row.fits(experiment))
            fitting += (fitting.empty() ? "" : ", ") + std::string(row.key);
    return Error{"loss: '" + std::string(lossRow(experiment.loss).key) + "' does not fit problem=" +
                 valueText(findParameter("problem")->get(experiment)) + "; choose one of " + fitting + "."};
}

Status checkData(const Experiment& experiment) {
    if (hasOwnData(experiment) && !experiment.points)
        return Error{"dataset: 'own' needs points that were drawn or read from a file."};
    if (problemOfData(experiment) != experiment.problem)
        return Error{"dataset: '" + experiment.dataset + "' does not fit the problem."};
    if (hasOwnData(experiment) && experiment.classes < experiment.points.leastClasses())
        return Error{"classes: the points have " + std::to_string(experiment.points.leastClasses()) + "."};
    return Done{};
}

Status checkFeatures(const Experiment& experiment) {
    const int dimensions = dimensionsOf(experiment);
    for (const std::string& key : experiment.features)
        if (!suits(*findFeature(key), dimensions))
            return Error{"features: '" + key + "' is for data of " +
                         (dimensions == 1 ? "two dimensions; '" : "one dimension; '") + experiment.dataset +
                         "' has " + (dimensions == 1 ? "one." : "two.")};
    return Done{};
}

} // namespace

Result<Setting> parseSetting(std::string_view key, std::string_view text) {
    const Parameter* parameter = findParameter(key);
    if (!parameter)
        return Error{"There is no setting '" + std::string(key) +
                     "'; 'nabla-cli settings' lists those there are."};
    auto value = parseValue(*parameter, text);
    if (!value)
        return Error{value.error()};
    return Setting{key, *std::move(value)};
}

Result<Experiment> withSettings(Experiment experiment, std::span<const Setting> settings) {
    std::vector<std::pair<const Parameter*, Value>> applied;
    for (const Parameter& parameter : parameters()) {
        // Of a setting given twice, the last one counts.
        const auto last = std::find_if(settings.rbegin(), settings.rend(),
                                       [&](const Setting& s) { return s.first == parameter.key; });
        if (last == settings.rend())
            continue;
        auto value = checkedValue(parameter, last->second);
        if (!value)
            return Error{value.error()};
        const Experiment from = experiment;
        parameter.set(experiment, *value);
        const Value after = parameter.get(experiment);
        if (parameter.follow && after != parameter.get(from))
            parameter.follow(experiment, from);
        applied.emplace_back(&parameter, after);
    }
    for (const auto& [parameter, value] : applied)
        if (parameter->get(experiment) != value)
            return Error{contradiction(*parameter, value, experiment).error()};
    if (const auto valid = validate(experiment); !valid)
        return Error{valid.error()};
    return experiment;
}

Result<Experiment> withSetting(const Experiment& experiment, std::string_view key, std::string_view text) {
    const auto setting = parseSetting(key, text);
    if (!setting)
        return Error{setting.error()};
    return withSettings(experiment, {&*setting, 1});
}

Result<Experiment> withPoints(Experiment experiment, SharedPoints points) {
    if (const Status good = points ? validate(*points) : Done{}; !good)
        return Error{good.error()};
    const Experiment from = experiment;
    experiment.points = std::move(points);
    experiment.dataset = ownDataset;
    findParameter("dataset")->follow(experiment, from);
    if (const auto valid = validate(experiment); !valid)
        return Error{valid.error()};
    return experiment;
}

Status validate(const Experiment& experiment) {
    for (const Parameter& parameter : parameters())
        if (const auto value = checkedValue(parameter, parameter.get(experiment)); !value)
            return Error{value.error()};
    if (experiment.rules == Rules::playground)
        if (auto fits = checkPlayground(experiment); !fits)
            return fits;
    if (auto fits = checkData(experiment); !fits)
        return fits;
    if (auto fits = checkFeatures(experiment); !fits)
        return fits;
    for (const auto& [key, entries] :
         {std::pair("layer_activations", experiment.layerActivations.size()),
          std::pair("layer_keep_probabilities", experiment.layerKeepProbabilities.size())})
        if (entries > experiment.hidden.size())
            return Error{std::string(key) + ": " + std::to_string(entries) + " entries for " +
                         std::to_string(experiment.hidden.size()) + " hidden layers."};
    return checkLoss(experiment);
}

} // namespace nabla
