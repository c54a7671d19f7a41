#include "core/training/report.h"

#include "core/experiment/experiment_json.h"
#include "core/network/network_spec.h"
#include "core/support/json_writer.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace nabla {
namespace {

constexpr int reportVersion = 1;

/// Writes states of one network, in the precision they were trained in.
class StateWriter {
  public:
    StateWriter(JsonWriter& json, const Experiment& experiment)
        : json_(json), network_(networkSpec(experiment)),
          single_(experiment.precision == Precision::float32) {}

    const NetworkSpec& network() const { return network_; }

    void write(const TrainingState& state) {
        json_.key("weights").beginArray();
        for (const LayerSpec& layer : network_.layers) {
            json_.beginArray();
            for (int j = 0; j < layer.to; ++j)
                numbers(state, layer.weight(j, 0), layer.from);
            json_.endArray();
        }
        json_.endArray();
        json_.key("biases").beginArray();
        for (const LayerSpec& layer : network_.layers)
            numbers(state, layer.biases, layer.to);
        json_.endArray();
        if (network_.isNormalized())
            writeNormalizations(state);
        writeDead(state);
    }

  private:
    void numbers(const TrainingState& state, std::size_t first, int count) {
        json_.beginArray();
        for (int i = 0; i < count; ++i) {
            const double number = state.parameters[first + i];
            single_ ? json_.value(static_cast<float>(number)) : json_.value(number);
        }
        json_.endArray();
    }

    /// Gains and shifts by layer, as biases; none for a layer that is not normalized.
    void writeNormalizations(const TrainingState& state) {
        const auto unitsOf = [](const LayerSpec& layer) {
            return layer.normalization == Normalization::none ? 0 : layer.to;
        };
        json_.key("gains").beginArray();
        for (const LayerSpec& layer : network_.layers)
            numbers(state, layer.gain(0), unitsOf(layer));
        json_.endArray().key("shifts").beginArray();
        for (const LayerSpec& layer : network_.layers)
            numbers(state, layer.shift(0), unitsOf(layer));
        json_.endArray();
    }

    /// Each dead link as [layer, to, from].
    void writeDead(const TrainingState& state) {
        json_.key("dead").beginArray();
        for (std::size_t l = 0; !state.dead.empty() && l < network_.layers.size(); ++l)
            for (int j = 0; j < network_.layers[l].to; ++j)
                for (int i = 0; i < network_.layers[l].from; ++i)
                    if (state.dead[network_.layers[l].weight(j, i)] != 0)
                        json_.beginArray().value(static_cast<int>(l)).value(j).value(i).endArray();
        json_.endArray();
    }

    JsonWriter& json_;
    NetworkSpec network_;
    bool single_;
};

/// A score is missing where there are no points, an accuracy in regression, too.
void writeScore(JsonWriter& json, const char* key, double score, bool exists) {
    json.key(key);
    exists ? json.value(score) : json.null();
}

void writeRecord(JsonWriter& json, const ReportRecord& record, StateWriter& states) {
    const Scores& scores = record.scores;
    json.beginObject();
    json.key("epoch").value(record.epoch);
    writeScore(json, "train_loss", scores.trainLoss, record.hasTrain);
    writeScore(json, "test_loss", scores.testLoss, record.hasTest);
    writeScore(json, "train_accuracy", scores.trainAccuracy, !std::isnan(scores.trainAccuracy));
    writeScore(json, "test_accuracy", scores.testAccuracy, !std::isnan(scores.testAccuracy));
    if (record.bestEpoch)
        json.key("stopped_early_with_weights_of_epoch").value(*record.bestEpoch);
    if (record.state)
        states.write(*record.state);
    json.endObject();
}

} // namespace

std::string reportText(const Experiment& experiment, std::span<const ReportRecord> records) {
    JsonWriter json;
    StateWriter states(json, experiment);
    json.beginObject().key("format").value("nabla-report").key("version").value(reportVersion);
    json.key("experiment");
    writeExperiment(json, experiment);
    const std::vector<int> shape = states.network().shape();
    json.key("shape").array(std::span<const int>(shape));
    json.key("inputs").array(std::span<const std::string>(experiment.features));
    json.key("records").beginArray();
    for (const ReportRecord& record : records)
        writeRecord(json, record, states);
    json.endArray().endObject();
    return json.text();
}

bool hasLeftFiniteNumbers(const Scores& scores, const TrainingState& state, bool hasTrain, bool hasTest) {
    return (hasTrain && !std::isfinite(scores.trainLoss)) || (hasTest && !std::isfinite(scores.testLoss)) ||
           !std::all_of(state.parameters.begin(), state.parameters.end(),
                        [](double p) { return std::isfinite(p); });
}

} // namespace nabla
