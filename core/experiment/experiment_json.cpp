#include "core/experiment/experiment_json.h"

#include "core/experiment/points_json.h"

#include <span>
#include <variant>
#include <vector>

namespace nabla {
namespace {

/// Writes each kind of value.
struct ValueWriter {
    JsonWriter& json;
    template <class T>
    void operator()(const T& value) const {
        json.value(value);
    }
    template <class Item>
    void operator()(const std::vector<Item>& items) const {
        json.array(std::span<const Item>(items));
    }
};

} // namespace

void writeValue(JsonWriter& json, const Value& value) {
    std::visit(ValueWriter{json}, value);
}

void writeExperiment(JsonWriter& json, const Experiment& experiment) {
    json.beginObject();
    for (const Parameter& parameter : parameters()) {
        json.key(parameter.key);
        writeValue(json, parameter.get(experiment));
    }
    if (experiment.points) {
        json.key("points");
        writePoints(json, *experiment.points);
    }
    json.endObject();
}

} // namespace nabla
