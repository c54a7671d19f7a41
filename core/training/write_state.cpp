#include "core/training/state_json.h"

#include <cstdint>
#include <span>
#include <vector>

namespace nabla {
namespace {

void writeMarks(JsonWriter& json, const char* key, const std::vector<std::uint8_t>& marks) {
    if (marks.empty())
        return;
    json.key(key).beginArray();
    for (std::size_t k = 0; k < marks.size(); ++k)
        if (marks[k] != 0)
            json.value(static_cast<std::int64_t>(k));
    json.endArray();
}

/// Nothing where no step was taken: plain gradient descent never takes one.
void writeOptimizer(JsonWriter& json, const OptimizerState& optimizer) {
    if (optimizer.steps == 0)
        return;
    json.key("optimizer").beginObject();
    json.key("steps").value(optimizer.steps);
    json.key("momentum_product").value(optimizer.momentumProduct);
    json.key("slots").beginArray();
    for (const std::vector<double>& slot : optimizer.slots)
        json.array(std::span<const double>(slot));
    json.endArray().endObject();
}

void writeBest(JsonWriter& json, const BestWeights& best) {
    json.key("best").beginObject();
    json.key("epoch").value(best.epoch);
    if (best.waitingSince != best.epoch)
        json.key("waiting_since").value(best.waitingSince);
    json.key("test_loss").value(best.testLoss);
    json.key("parameters").array(std::span<const double>(best.parameters));
    if (!best.statistics.empty())
        json.key("statistics").array(std::span<const double>(best.statistics));
    json.endObject();
}

void writeScaling(JsonWriter& json, const InputScaling& scaling) {
    std::vector<double> offsets;
    std::vector<double> factors;
    for (const FeatureScale& scale : scaling) {
        offsets.push_back(scale.offset);
        factors.push_back(scale.factor);
    }
    json.key("input_scaling").beginObject();
    json.key("offsets").array(std::span<const double>(offsets));
    json.key("factors").array(std::span<const double>(factors));
    json.endObject();
}

void writeEdits(JsonWriter& json, const std::vector<RecordedEdit>& edits) {
    json.key("edits").beginArray();
    for (const RecordedEdit& edit : edits) {
        json.beginObject().key("batch").value(edit.batch).key("epoch").value(edit.epoch);
        json.key("key").value(edit.key).key("value").value(edit.value).endObject();
    }
    json.endArray();
}

} // namespace

void writeState(JsonWriter& json, const TrainingState& state) {
    json.beginObject();
    json.key("epoch").value(state.epoch);
    json.key("position").value(state.position);
    json.key("batches").value(state.batches);
    json.key("samples").value(state.samples);
    json.key("parameters").array(std::span<const double>(state.parameters));
    if (!state.statistics.empty())
        json.key("statistics").array(std::span<const double>(state.statistics));
    if (!state.inputScaling.empty())
        writeScaling(json, state.inputScaling);
    writeMarks(json, "dead", state.dead);
    writeMarks(json, "frozen", state.frozen);
    if (state.carriedPoints > 0) {
        json.key("carried").array(std::span<const double>(state.carried));
        json.key("carried_points").value(state.carriedPoints);
    }
    writeOptimizer(json, state.optimizer);
    if (state.best)
        writeBest(json, *state.best);
    if (state.stoppedAt > 0)
        json.key("stopped_at").value(state.stoppedAt);
    if (!state.edits.empty())
        writeEdits(json, state.edits);
    json.endObject();
}

} // namespace nabla
