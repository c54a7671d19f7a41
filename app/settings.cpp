#include "app/commands.h"
#include "app/output.h"
#include "core/experiment/experiment_json.h"
#include "core/experiment/parameters.h"
#include "core/exporters/model_schema.h"
#include "core/support/json_writer.h"
#include "core/training/file_schema.h"

#include <array>
#include <cstdio>

namespace nabla {
namespace {

std::string_view kindName(ValueKind kind) {
    switch (kind) {
    case ValueKind::boolean:
        return "boolean";
    case ValueKind::number:
        return "number";
    case ValueKind::integer:
        return "integer";
    case ValueKind::text:
        return "text";
    case ValueKind::choice:
        return "choice";
    case ValueKind::numbers:
        return "numbers";
    case ValueKind::integers:
        return "integers";
    case ValueKind::choices:
        return "choices";
    }
    return "";
}

bool isWhole(const Parameter& parameter) {
    return parameter.kind == ValueKind::integer || parameter.kind == ValueKind::integers;
}

bool isList(const Parameter& parameter) {
    return parameter.kind == ValueKind::numbers || parameter.kind == ValueKind::integers;
}

bool hasRange(const Parameter& parameter) {
    return parameter.kind == ValueKind::number || isWhole(parameter) || isList(parameter);
}

void writeLimit(JsonWriter& json, const Parameter& parameter, const char* key, double limit) {
    json.key(key);
    isWhole(parameter) ? json.value(static_cast<std::int64_t>(limit)) : json.value(limit);
}

void writeLimits(JsonWriter& json, const Parameter& parameter) {
    if (hasRange(parameter)) {
        writeLimit(json, parameter, "min", parameter.min);
        writeLimit(json, parameter, "max", parameter.max);
    }
    if (parameter.choices.empty())
        return;
    json.key("values").beginArray();
    for (const Choice& choice : parameter.choices)
        json.value(choice.value);
    json.endArray();
}

std::string settingsJson() {
    JsonWriter json;
    json.beginObject().key("settings").beginArray();
    for (const Parameter& parameter : parameters()) {
        json.beginObject().key("key").value(parameter.key).key("type").value(kindName(parameter.kind));
        writeLimits(json, parameter);
        json.key("default");
        writeValue(json, parameter.get(Experiment{}));
        json.key("help").value(parameter.help).endObject();
    }
    json.endArray().endObject();
    return json.text() + "\n";
}

std::string allowedText(const Parameter& parameter) {
    std::string text = parameter.kind == ValueKind::boolean ? "true, false" : "";
    for (const Choice& choice : parameter.choices)
        text += (text.empty() ? "" : ", ") + std::string(choice.value);
    if (hasRange(parameter))
        text = rangeText(parameter);
    if (!parameter.unit.empty())
        text += " " + std::string(parameter.unit);
    if (isList(parameter))
        text += " each, at most " + std::to_string(parameter.maxItems) + " of them";
    return text;
}

std::string settingsText() {
    std::string text = "key                      type      default         allowed\n";
    for (const Parameter& parameter : parameters()) {
        const std::string key(parameter.key), kind(kindName(parameter.kind));
        const std::string usual = valueText(parameter.get(Experiment{}));
        std::array<char, 128> start{};
        std::snprintf(start.data(), start.size(), "%-24s %-9s %-15s ", key.c_str(), kind.c_str(),
                      usual.empty() ? "(empty)" : usual.c_str());
        text += "\n" + (start.data() + allowedText(parameter));
        text.erase(text.find_last_not_of(' ') + 1);
        text += "\n    " + std::string(parameter.help) + "\n";
    }
    return text;
}

} // namespace

Status run(const SettingsOptions& options) {
    return print(options.json ? settingsJson() : settingsText());
}

Status run(const SchemaOptions& options) {
    return print(options.model ? modelSchema() : nablaFileSchema());
}

Status run(const TextOptions& options) {
    return print(options.text);
}

} // namespace nabla
