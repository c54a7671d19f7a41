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

/// A list of the metadata; empty where there is none.
Json list(const OnnxModel& model, std::string_view key) {
    const auto text = model.meta(key);
    const auto json = text ? parseJson(*text) : Result<Json>(Error{});
    return json && json->is_array() ? *json : Json::array();
}

/// A field that must be a finite number; NaN where it is none.
double number(const Json& json, const char* key) {
    const auto field = json.is_object() ? json.find(key) : json.end();
    return field != json.end() && field->is_number() ? field->get<double>() : std::nan("");
}

bool isPlain(const Json& columns) {
    return std::all_of(columns.begin(), columns.end(), [](const Json& column) {
        return number(column, "origin") == 0 && number(column, "scale") == 1;
    });
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
    const Json columns = list(model, "columns");
    OwnExport own{problem->first, {}, {}, columns.size(), isPlain(columns)};
    for (const Json& input : list(model, "inputs"))
        if (!addInput(input, own))
            return std::nullopt;
    return own.features.empty() ? std::nullopt : std::optional(std::move(own));
}

} // namespace nabla
