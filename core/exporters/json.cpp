#include "core/experiment/normalizations.h"
#include "core/experiment/problems.h"
#include "core/exporters/all.h"
#include "core/exporters/layer_arrays.h"
#include "core/exporters/model_schema.h"
#include "core/exporters/python_text.h"
#include "core/exporters/source_text.h"
#include "core/support/json_writer.h"

namespace nabla {
namespace {

/// Entries or items on lines of their own, in brackets; the closing one stands `indent` spaces in.
std::string block(std::string_view brackets, const std::vector<std::string>& items, std::size_t indent) {
    const std::string margin(indent, ' ');
    return brackets.front() + ("\n  " + margin) + joined(items, ",\n  " + margin) + "\n" + margin +
           brackets.back();
}

template <class Value>
std::string entry(std::string_view key, const Value& value) {
    return quoted(key) + ": " + JsonWriter().value(value).text();
}

std::string textEntry(std::string_view key, const std::string& json) {
    return quoted(key) + ": " + json;
}

std::string texts(const std::vector<std::string>& all) {
    return JsonWriter().array(std::span<const std::string>(all)).text();
}

std::string axisText(const Axis& axis) {
    JsonWriter json;
    json.beginObject().key("name").value(axis.name).key("unit").value(axis.unit);
    return json.key("origin").value(axis.origin).key("scale").value(axis.scale).endObject().text();
}

std::string inputText(const ModelInput& input) {
    JsonWriter json;
    json.beginObject().key("feature").value(input.feature->key);
    return json.key("offset")
        .value(input.scale.offset)
        .key("factor")
        .value(input.scale.factor)
        .endObject()
        .text();
}

/// Numbers of the model's precision, with a point or an exponent, so that all readers take them for such.
std::string arrayText(const LayerArray& array, Precision precision, std::size_t indent) {
    const auto number = [=](double value) { return pythonNumber(value, precision); };
    const std::string margin(indent, ' ');
    if (array.shape.size() == 1)
        return "[" + numberLines(array.numbers, number, indent + array.name.size() + 5) + "]";
    return "[\n  " + margin +
           rowLines(array.numbers, static_cast<int>(array.shape[1]), number, "[]", indent + 2) + "\n" +
           margin + "]";
}

std::string layerText(const ModelLayer& layer, Precision precision) {
    const ModelNormalization& normalization = layer.normalization;
    std::vector<std::string> entries{entry("inputs", layer.from), entry("neurons", layer.to),
                                     entry("activation", keyOf(layer.activation)),
                                     entry("normalization", normalizationRow(normalization.kind).key)};
    if (normalization)
        entries.push_back(entry("epsilon", normalization.epsilon));
    if (normalization.groups > 0)
        entries.push_back(entry("groups", normalization.groups));
    for (const LayerArray& array : layerArrays(layer))
        entries.push_back(textEntry(array.name, arrayText(array, precision, 6)));
    return block("{}", entries, 4);
}

/// The items that `write` makes of a list, a line each.
template <class Item, class Write>
std::string listEntry(std::string_view key, const std::vector<Item>& items, Write write) {
    std::vector<std::string> all;
    for (const Item& item : items)
        all.push_back(write(item));
    return textEntry(key, block("[]", all, 2));
}

std::string document(const TrainedModel& model) {
    std::vector<std::string> entries{
        entry("format", modelFormat),
        entry("version", modelVersion),
        entry("precision", precisionName(model.precision)),
        entry("problem", problemKey(model.problem)),
        listEntry("columns", model.columns, axisText),
        listEntry("inputs", model.inputs, inputText),
        listEntry("layers", model.layers,
                  [&](const ModelLayer& layer) { return layerText(layer, model.precision); }),
        textEntry("outputs", texts(model.outputNames()))};
    if (model.problem == Problem::regression)
        entries.push_back(textEntry("value", axisText(model.value)));
    else
        entries.push_back(textEntry("classes", texts(model.classes)));
    if (model.problem == Problem::classification) {
        entries.push_back(entry("threshold", model.threshold));
        entries.push_back(entry("logit", model.isLogit));
    }
    return block("{}", entries, 0) + "\n";
}

} // namespace

const Exporter jsonExporter{
    "json",
    "JSON",
    "Everything by name, for programs of one's own in any language; described by a JSON Schema.",
    ExportKind::textFile,
    ".json",
    false,
    false,
    [](const TrainedModel&, const ExportOptions&) { return std::vector<std::string>{}; },
    [](const TrainedModel&, const ExportOptions&, std::string_view file) {
        return "import json, pathlib\nprint(json.loads(pathlib.Path(" + quoted(file) +
               ").read_text(\"utf-8\"))[\"layers\"][0][\"weights\"])\n";
    },
    [](const TrainedModel& model, const ExportOptions&) {
        return Result<std::vector<ExportedFile>>(std::vector<ExportedFile>{{"", document(model)}});
    }};

} // namespace nabla
