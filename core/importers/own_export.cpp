#include "core/importers/own_export.h"

#include "core/data/features.h"
#include "core/experiment/problems.h"
#include "core/support/parse_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

using Json = nlohmann::json;

/// What the metadata hold under that key; null where that is nothing.
Json json(const OnnxModel& model, std::string_view key) {
    const auto text = model.meta(key);
    const auto read = text ? parseJson(*text) : Result<Json>(Error{});
    return read ? *read : Json();
}

/// A list of the metadata; empty where there is none.
Json list(const OnnxModel& model, std::string_view key) {
    const Json read = json(model, key);
    return read.is_array() ? read : Json::array();
}

/// A field that must be a finite number; NaN where it is none.
double number(const Json& json, const char* key) {
    const auto field = json.is_object() ? json.find(key) : json.end();
    return field != json.end() && field->is_number() ? field->get<double>() : std::nan("");
}

/// A field that must be a text; empty where it is none.
std::string text(const Json& json, const char* key) {
    const auto field = json.is_object() ? json.find(key) : json.end();
    return field != json.end() && field->is_string() ? field->get<std::string>() : std::string();
}

/// How a column or value reads, if that is said.
std::optional<Axis> axis(const Json& json) {
    Axis made{text(json, "name"), text(json, "unit"), number(json, "origin"), number(json, "scale")};
    const bool isGood = std::isfinite(made.origin) && std::isfinite(made.scale) && made.scale != 0;
    return isGood ? std::optional(std::move(made)) : std::nullopt;
}

/// Takes how the data read; false where a part of it is none.
bool takeData(const OnnxModel& model, OwnExport& own) {
    for (const Json& column : list(model, "columns")) {
        auto read = axis(column);
        if (!read)
            return false;
        own.columns.push_back(*std::move(read));
    }
    for (const Json& name : list(model, "classes"))
        own.classes.push_back(name.is_string() ? name.get<std::string>() : std::string());
    if (own.problem != Problem::regression)
        return own.classes.size() <= static_cast<std::size_t>(mostClasses);
    auto value = axis(json(model, "value"));
    if (!value)
        return false;
    own.value = *std::move(value);
    return true;
}

/// Adds an input of the network; false where it is none that comes behind the others.
bool addInput(const Json& input, OwnExport& own) {
    const auto key = input.is_object() ? input.find("feature") : input.end();
    const Feature* feature =
        key != input.end() && key->is_string() ? findFeature(key->get_ref<const std::string&>()) : nullptr;
    const FeatureScale scale{number(input, "offset"), number(input, "factor")};
    const bool isBehind = feature && (own.features.empty() || findFeature(own.features.back()) < feature);
    if (!isBehind || !std::isfinite(scale.offset) || !std::isfinite(scale.factor))
        return false;
    own.features.emplace_back(feature->key);
    own.scaling.push_back(scale);
    return true;
}

} // namespace

std::optional<OwnExport> ownExport(const OnnxModel& model) {
    const auto problem = std::find_if(problemNames.begin(), problemNames.end(),
                                      [&](const auto& row) { return row.second == model.meta("problem"); });
    if (model.producer != "Nabla" || problem == problemNames.end())
        return std::nullopt;
    OwnExport own;
    own.problem = problem->first;
    own.isLogit = model.meta("logit") == "true";
    if (!takeData(model, own))
        return std::nullopt;
    for (const Json& input : list(model, "inputs"))
        if (!addInput(input, own))
            return std::nullopt;
    return own.features.empty() ? std::nullopt : std::optional(std::move(own));
}

} // namespace nabla
