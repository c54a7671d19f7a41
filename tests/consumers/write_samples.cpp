#include "core/data/chosen_data.h"
#include "core/experiment/problems.h"
#include "core/exporters/exporters.h"
#include "core/support/files.h"
#include "core/support/json_writer.h"
#include "core/training/dropout.h"
#include "core/training/predictor.h"
#include "core/training/trainer.h"
#include "tests/consumers/samples.h"
#include "tests/core/exported_model.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>

// Writes models in every format into a folder, with a list of them (samples.json): the points that consumers
// shall ask about, and what Nabla says there.
// write_samples FOLDER

namespace {

using namespace nabla;

TrainingState trained(const Experiment& experiment) {
    Trainer trainer(experiment);
    for (int epoch = 0; epoch < 5; ++epoch)
        trainer.stepEpoch();
    return trainer.state();
}

/// As the consumers that compute in single precision are given it.
double single(double value) {
    return static_cast<double>(static_cast<float>(value));
}

/// Whether rounding may turn the direction seen from there round.
bool isOnCut(const Point& point) {
    return point.x < 1e-3 && std::abs(point.y) < 1e-3 && !(point.x == 0 && point.y == 0);
}

/// A grid over twice the data's range, the origin, both axes, and the farthest corners; in the data's units.
std::vector<Point> readings(const Axes& axes, int dimensions, bool hasAngle) {
    std::vector<Point> plane{{0, 0}, {1e-4, 0}, {0, 1e-4}, {5, 0}, {0, 5}, {0, -5}, {-5, 0}, {12, -12}};
    for (int row = 0; row < 9; ++row)
        for (int column = 0; column < 9; ++column)
            plane.push_back({-12 + 2.9 * column, -12 + 2.9 * row});
    std::vector<Point> all;
    for (const Point& point : plane) {
        const Point at{point.x, dimensions > 1 ? point.y : 0};
        Point reading = asReading(axes, at);
        reading.x = single(reading.x);
        reading.y = single(reading.y);
        if (!hasAngle || !isOnCut(inPlane(axes, reading)))
            all.push_back(reading);
    }
    return all;
}

/// What consumers that read the weights shall find.
void writeState(JsonWriter& json, const TrainingState& state) {
    json.key("parameters").array(std::span<const double>(state.parameters));
    json.key("statistics").array(std::span<const double>(state.statistics));
}

/// What Nabla says of the points, in the data's units.
void writeOutputs(JsonWriter& json, Predictor& predictor, const TrainedModel& model, const Axes& axes,
                  const std::vector<Point>& asked) {
    std::vector<Point> points;
    for (const Point& reading : asked)
        points.push_back(inPlane(axes, reading));
    const auto all = predictor.outputs(points);
    const auto outputs = static_cast<std::size_t>(model.outputs());
    json.key("outputs").beginArray();
    for (std::size_t end = predictor.neurons(); end <= all.size(); end += predictor.neurons()) {
        const auto begin = all.begin() + static_cast<std::ptrdiff_t>(end - outputs);
        std::vector<double> own(begin, begin + static_cast<std::ptrdiff_t>(outputs));
        model.finish(own);
        json.array(std::span<const double>(own));
    }
    json.endArray();
}

void writePoints(JsonWriter& json, const std::vector<Point>& points, int dimensions) {
    json.key("points").beginArray();
    for (const Point& point : points) {
        json.beginArray().value(point.x);
        if (dimensions > 1)
            json.value(point.y);
        json.endArray();
    }
    json.endArray();
}

/// What the network takes in at the points: features, scaled.
void writeNetworkInputs(JsonWriter& json, const TrainedModel& model, const Axes& axes,
                        const std::vector<Point>& asked) {
    json.key("network_inputs").beginArray();
    for (const Point& reading : asked) {
        const Point at = inPlane(axes, reading);
        json.beginArray();
        for (const ModelInput& input : model.inputs)
            json.value((input.feature->value(at.x, at.y) - input.scale.offset) * input.scale.factor);
        json.endArray();
    }
    json.endArray();
}

void writeFacts(JsonWriter& json, const TrainedModel& model, const Sample& sample, const std::string& id) {
    json.key("id").value(id).key("words").value(sample.words);
    json.key("special").value(sample.isSpecial);
    // Whether columns called x and y hold what the model's own columns do.
    const Axes axes = axesOf(sample.experiment);
    json.key("letters").value(hasOwnData(sample.experiment) || (axes.x.isPlain() && axes.y.isPlain()));
    json.key("precision").value(model.precision == Precision::float32 ? "float32" : "float64");
    json.key("columns").value(static_cast<int>(model.columns.size()));
    json.key("inputs").value(static_cast<int>(model.inputs.size()));
    json.key("problem").value(problemKey(model.problem));
    json.key("has_groups").value(sample.experiment.normalization == Normalization::group);
    json.key("value_origin").value(model.value.origin).key("value_scale").value(model.value.scale);
    json.key("threshold").value(model.threshold);
    json.key("logit").value(sample.experiment.loss == Loss::crossEntropy);
    json.key("kept").array(std::span<const double>(keepProbabilities(sample.experiment)));
    const auto widths = model.shape();
    json.key("widths").array(std::span<const int>(widths));
    json.key("norm_momentum").value(sample.experiment.normalizationKnobs.momentum);
    json.key("classes").array(std::span<const std::string>(model.classes));
    json.key("losses").beginObject();
    for (const Exporter* exporter : exporters()) {
        const auto losses = exporter->losses(model, {});
        json.key(exporter->key).array(std::span<const std::string>(losses));
    }
    json.endObject();
}

/// The code that uses each format's file, of a name that languages can take for one of theirs and of another;
/// the C header is called as in the files that are written.
void writeUsages(JsonWriter& json, const TrainedModel& model, const std::string& id) {
    json.key("usage").beginObject();
    for (const Exporter* exporter : exporters()) {
        json.key(exporter->key).beginObject();
        for (const char* name : {"mine", "my net-2"}) {
            const std::string file = name + std::string(exporter->extension);
            json.key(file).value(exporter->usage(model, {exporter->takesName ? id : "nabla"}, file));
        }
        json.endObject();
    }
    json.endObject();
}

bool exportTo(const std::string& path, const TrainedModel& model, const Exporter& exporter,
              const ExportOptions& options) {
    const Status written = exportModel(exporter, model, options, path + std::string(exporter.extension));
    if (!written)
        std::fprintf(stderr, "%s\n", written.error().c_str());
    return static_cast<bool>(written);
}

/// ID-FORMAT, and ID-FORMAT-inputs without features where a format offers that.
bool exportAll(const TrainedModel& model, const std::string& folder, const std::string& id) {
    for (const Exporter* exporter : exporters()) {
        ExportOptions options{exporter->takesName ? id : ExportOptions{}.name};
        const std::string path = folder + "/" + id + "-" + std::string(exporter->key);
        if (!exportTo(path, model, *exporter, options))
            return false;
        options.hasFeatures = false;
        if (exporter->takesFeatures && !exportTo(path + "-inputs", model, *exporter, options))
            return false;
    }
    return true;
}

bool writeSample(JsonWriter& json, const Sample& sample, const std::string& folder, const std::string& id) {
    const TrainingState state = trained(sample.experiment);
    const auto model = trainedModel(sample.experiment, state);
    if (!model) {
        std::fprintf(stderr, "%s: %s\n", sample.words.c_str(), model.error().c_str());
        return false;
    }
    const Axes axes = axesOf(sample.experiment);
    const int dimensions = dimensionsOf(sample.experiment);
    const bool hasAngle = std::any_of(model->inputs.begin(), model->inputs.end(),
                                      [](const ModelInput& input) { return input.feature->key == "angle"; });
    const auto asked = readings(axes, dimensions, hasAngle);
    Predictor predictor(sample.experiment, state);
    json.beginObject();
    writeFacts(json, *model, sample, id);
    writeUsages(json, *model, id);
    writeState(json, state);
    writePoints(json, asked, dimensions);
    writeNetworkInputs(json, *model, axes, asked);
    writeOutputs(json, predictor, *model, axes, asked);
    json.endObject();
    return exportAll(*model, folder, id);
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2)
        return 2;
    const std::string folder = argv[1];
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    JsonWriter json;
    json.beginArray();
    int number = 0;
    for (const Sample& sample : samples())
        if (!writeSample(json, sample, folder, "m" + std::to_string(number++)))
            return 1;
    json.endArray();
    const Status written = writeFile(folder + "/samples.json", json.text());
    return written ? 0 : 1;
}
