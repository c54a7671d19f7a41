#include "core/experiment/read_experiment.h"

#include "core/experiment/parameters.h"
#include "core/experiment/read_points.h"
#include "core/support/json_fields.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace nabla {
namespace {

using Json = nlohmann::json;

template <class T>
Result<Value> asValue(Result<T> result) {
    if (!result)
        return Error{result.error()};
    return Value(*std::move(result));
}

Result<std::string> readText(const Json& json, const std::string& where, const std::string& wanted) {
    if (!json.is_string())
        return wrongType(where, wanted);
    return json.get<std::string>();
}

Result<double> readNumber(const Json& json, const std::string& where, const std::string& wanted) {
    if (!json.is_number())
        return wrongType(where, wanted);
    return json.get<double>();
}

template <class Item>
Result<Value> readList(const Json& json, const std::string& where, const std::string& wanted,
                       Result<Item> (*readItem)(const Json&, const std::string&, const std::string&)) {
    if (!json.is_array())
        return wrongType(where, wanted);
    std::vector<Item> items;
    for (const Json& field : json) {
        auto item = readItem(field, where, wanted);
        if (!item)
            return Error{item.error()};
        items.push_back(*std::move(item));
    }
    return Value(std::move(items));
}

Result<Value> readValue(const Parameter& parameter, const Json& json) {
    const std::string where = "experiment." + std::string(parameter.key);
    switch (parameter.kind) {
    case ValueKind::boolean:
        return json.is_boolean() ? Result<Value>(Value(json.get<bool>())) : wrongType(where, "true or false");
    case ValueKind::number:
        return asValue(readNumber(json, where, "a number"));
    case ValueKind::integer:
        return asValue(readInteger(json, where, "a whole number"));
    case ValueKind::text:
    case ValueKind::choice:
        return asValue(readText(json, where, "a text"));
    case ValueKind::numbers:
        return readList(json, where, "a list of numbers", readNumber);
    case ValueKind::integers:
        return readList(json, where, "a list of whole numbers", readInteger);
    case ValueKind::choices:
        return readList(json, where, "a list of texts", readText);
    }
    return wrongType(where, "a setting");
}

} // namespace

Result<Experiment> readExperiment(const Json& json) {
    if (!json.is_object())
        return wrongType("experiment", "an object");
    Experiment start;
    if (const auto points = json.find("points"); points != json.end()) {
        auto read = readPoints(*points);
        if (!read)
            return Error{read.error()};
        start.points = *std::move(read);
    }
    std::vector<Setting> settings;
    for (const auto& [key, field] : json.items()) {
        if (key == "points")
            continue;
        const Parameter* parameter = findParameter(key);
        if (!parameter)
            return Error{std::string("Unknown field 'experiment.").append(key).append("'.")};
        auto value = readValue(*parameter, field);
        if (!value)
            return Error{value.error()};
        settings.emplace_back(key, *std::move(value));
    }
    return withSettings(std::move(start), settings);
}

} // namespace nabla
