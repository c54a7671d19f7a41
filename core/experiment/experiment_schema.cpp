#include "core/experiment/experiment_schema.h"

#include "core/data/name_length.h"
#include "core/experiment/parameters.h"
#include "core/experiment/problems.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>
#include <variant>

namespace nabla {

using namespace schema;

namespace {

constexpr std::size_t mostSettingBytes = 1000;

/// A limit as it is written in files: whole where it is.
Json limit(double number) {
    if (number == std::floor(number) && std::abs(number) < 0x1p53)
        return static_cast<std::int64_t>(number);
    return number;
}

Json number(const Parameter& parameter, const char* type) {
    Json schema{{"type", type}};
    if (parameter.min != std::numeric_limits<double>::lowest())
        schema["minimum"] = limit(parameter.min);
    if (parameter.max != std::numeric_limits<double>::max())
        schema["maximum"] = limit(parameter.max);
    return schema;
}

Json choice(const Parameter& parameter) {
    Json values = Json::array();
    for (const Choice& choice : parameter.choices)
        values.push_back(choice.value);
    return {{"enum", std::move(values)}};
}

Json shortList(const Parameter& parameter, Json items) {
    Json schema = list(std::move(items));
    schema["maxItems"] = parameter.maxItems;
    return schema;
}

Json valueSchema(const Parameter& parameter) {
    switch (parameter.kind) {
    case ValueKind::boolean:
        return {{"type", "boolean"}};
    case ValueKind::number:
        return number(parameter, "number");
    case ValueKind::integer:
        return number(parameter, "integer");
    case ValueKind::text:
        return text(mostSettingBytes);
    case ValueKind::choice:
        return choice(parameter);
    case ValueKind::numbers:
        return shortList(parameter, number(parameter, "number"));
    case ValueKind::integers:
        return shortList(parameter, number(parameter, "integer"));
    case ValueKind::choices:
        return shortList(parameter, choice(parameter));
    }
    return true;
}

struct DefaultMaker {
    template <class T>
    Json operator()(const T& value) const {
        return value;
    }
};

Json settingSchema(const Parameter& parameter) {
    Json schema{{"title", parameter.label}, {"description", parameter.help}};
    schema.update(valueSchema(parameter));
    schema["default"] = std::visit(DefaultMaker{}, parameter.get({}));
    return schema;
}

} // namespace

Json experimentSchema() {
    Json settings = Json::object();
    for (const Parameter& parameter : parameters())
        settings[parameter.key] = settingSchema(parameter);
    settings["points"] = reference("points");
    Json schema = object(std::move(settings), {});
    schema["description"] = "All that was asked for; what is left out takes its default.";
    schema["if"] = {{"properties", {{"dataset", {{"const", ownDataset}}}}}, {"required", {"dataset"}}};
    schema["then"] = {{"required", {"points"}}};
    return schema;
}

Json axisSchema() {
    Json axis = object({{"name", text(mostNameBytes)},
                        {"unit", text(mostNameBytes)},
                        {"origin", {{"type", "number"}}},
                        {"scale", {{"type", "number"}, {"exclusiveMinimum", 0}}}},
                       {"name", "unit", "origin", "scale"});
    return described(
        std::move(axis),
        "How a coordinate or value reads: what is v in the plane from -6 to 6 (for values, from -1 "
        "to 1) reads origin + scale * v.");
}

Json pointsSchema() {
    Json problems = Json::array();
    for (const auto& [problem, name] : problemNames)
        problems.push_back(name);
    Json coordinates = list({{"type", "number"}});
    coordinates["maxItems"] = mostOwnPoints;
    Json classes = list(text(mostNameBytes));
    classes["maxItems"] = mostClasses;
    Json ranks = list({{"type", "integer"}, {"minimum", 0}, {"maximum", 0xffffffff}});
    Json range = list({{"type", "number"}});
    range["minItems"] = range["maxItems"] = 4;
    Json axes = object({{"x", reference("axis")}, {"y", reference("axis")}, {"label", reference("axis")}},
                       {"x", "label"});
    Json points = object(
        {{"source", described(text(mostNameBytes), "Where the points come from, for people.")},
         {"problem", {{"enum", std::move(problems)}}},
         {"dimensions", {{"enum", {1, 2}}, {"description", "With 1 there is no 'y'."}}},
         {"classes", described(std::move(classes), "The classes' names; empty where they have none.")},
         {"axes", std::move(axes)},
         {"range",
          described(
              std::move(range),
              "The part of the plane that pictures show: x from, x to, then y (for data of one dimension, "
              "values) from, to.")},
         {"x", coordinates},
         {"y", coordinates},
         {"label", described(coordinates, "A value; of two classes -1 or 1; of more, the class's place.")},
         {"ranks",
          described(std::move(ranks),
                    "One for each point: those of the lowest ranks train. Where there are none, they are "
                    "hashes of the points' places.")}},
        {"source", "problem", "dimensions", "axes", "x", "label"});
    return described(std::move(points), "Points of one's own: columns of one length, in the data's units.");
}

} // namespace nabla
