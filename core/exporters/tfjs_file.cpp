#include "core/exporters/tfjs_file.h"

#include "core/support/little_endian.h"

#include <cmath>

namespace nabla {
namespace {

void writeAxis(JsonWriter& json, const Axis& axis) {
    json.key("name").value(axis.name).key("unit").value(axis.unit);
}

} // namespace

void TfjsWeights::add(std::string name, std::vector<int> shape, std::span<const double> numbers) {
    entries_.push_back({std::move(name), std::move(shape), "float32"});
    for (const double number : numbers) {
        const auto single = static_cast<float>(number);
        areFinite_ = areFinite_ && std::isfinite(single);
        putLittleEndian(bytes_, single);
    }
}

void TfjsWeights::addIntegers(std::string name, std::span<const int> numbers) {
    entries_.push_back({std::move(name), {static_cast<int>(numbers.size())}, "int32"});
    for (const int number : numbers)
        putLittleEndian(bytes_, static_cast<std::uint32_t>(number));
}

void TfjsWeights::writeManifest(JsonWriter& json) const {
    json.beginArray().beginObject().key("paths").beginArray().value("weights.bin").endArray();
    json.key("weights").beginArray();
    for (const Entry& entry : entries_) {
        json.beginObject().key("name").value(entry.name);
        json.key("shape").array(std::span<const int>(entry.shape));
        json.key("dtype").value(entry.type).endObject();
    }
    json.endArray().endObject().endArray();
}

Result<std::vector<ExportedFile>> tfjsFiles(const std::string& folder, std::string_view format,
                                            const TfjsWeights& weights,
                                            const std::function<void(JsonWriter&)>& write) {
    JsonWriter json;
    json.beginObject().key("format").value(format).key("generatedBy").value("Nabla");
    json.key("convertedBy").null();
    write(json);
    if (!weights.areFinite())
        return Error{"The network has numbers that are too large for TensorFlow.js's single precision."};
    json.key("weightsManifest");
    weights.writeManifest(json);
    json.endObject();
    return std::vector<ExportedFile>{{folder + "model.json", json.text()},
                                     {folder + "weights.bin", weights.bytes()}};
}

void writeTfjsFacts(JsonWriter& json, const TrainedModel& model) {
    json.key("columns").beginArray();
    for (const Axis& column : model.columns) {
        json.beginObject();
        writeAxis(json, column);
        json.endObject();
    }
    const std::vector<std::string> outputs = model.outputNames();
    json.endArray().key("outputs").array(std::span<const std::string>(outputs));
    if (!model.classes.empty())
        json.key("classes").array(std::span<const std::string>(model.classes));
    if (model.problem == Problem::classification)
        json.key("threshold").value(model.threshold);
    if (model.problem == Problem::regression) {
        json.key("value").beginObject();
        writeAxis(json, model.value);
        json.key("origin").value(model.value.origin).key("scale").value(model.value.scale).endObject();
    }
}

void writeTfjsShape(JsonWriter& json, std::string_view name, const std::vector<int>& shape) {
    json.key(name).beginObject().key("dim").beginArray();
    for (const int size : shape)
        json.beginObject().key("size").value(std::to_string(size)).endObject();
    json.endArray().endObject();
}

std::vector<double> tfjsKernel(const ModelLayer& layer) {
    std::vector<double> kernel;
    for (int i = 0; i < layer.from; ++i)
        for (int j = 0; j < layer.to; ++j)
            kernel.push_back(layer.weight(j, i));
    return kernel;
}

} // namespace nabla
