#include "core/exporters/onnx_metadata.h"

#include "core/experiment/problems.h"
#include "core/support/json_writer.h"
#include "core/training/predictor.h"

namespace nabla {
namespace {

/// How a column reads: name, unit, and that reading = origin + scale · what it is in the plane.
void writeAxis(JsonWriter& json, const Axis& axis) {
    json.beginObject().key("name").value(axis.name).key("unit").value(axis.unit);
    json.key("origin").value(axis.origin).key("scale").value(axis.scale).endObject();
}

std::string columns(const TrainedModel& model) {
    JsonWriter json;
    json.beginArray();
    for (const Axis& column : model.columns)
        writeAxis(json, column);
    return json.endArray().text();
}

/// The network's inputs: (feature − offset) · factor.
std::string inputs(const TrainedModel& model) {
    JsonWriter json;
    json.beginArray();
    for (const ModelInput& input : model.inputs) {
        json.beginObject().key("feature").value(input.feature->key);
        json.key("offset").value(input.scale.offset).key("factor").value(input.scale.factor).endObject();
    }
    return json.endArray().text();
}

std::string list(const std::vector<std::string>& texts) {
    return JsonWriter().array(std::span<const std::string>(texts)).text();
}

std::string valueAxis(const TrainedModel& model) {
    JsonWriter json;
    writeAxis(json, model.value);
    return json.text();
}

} // namespace

std::vector<std::pair<std::string, std::string>> onnxMetadata(const TrainedModel& model) {
    std::vector<std::pair<std::string, std::string>> entries{
        {"problem", std::string(problemKey(model.problem))},
        {"columns", columns(model)},
        {"inputs", inputs(model)},
        {"outputs", list(model.outputNames())}};
    if (model.problem == Problem::regression)
        entries.emplace_back("value", valueAxis(model));
    else
        entries.emplace_back("classes", list(model.classes));
    if (model.problem == Problem::classification) {
        entries.emplace_back("threshold", numberText(model.threshold, Precision::float64));
        entries.emplace_back("logit", model.isLogit ? "true" : "false");
    }
    return entries;
}

} // namespace nabla
