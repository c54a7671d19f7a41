#include "core/experiment/normalizations.h"
#include "core/experiment/problems.h"
#include "core/exporters/all.h"
#include "core/exporters/layer_arrays.h"
#include "core/exporters/model_schema.h"
#include "core/exporters/npy.h"
#include "core/exporters/source_text.h"
#include "core/support/zip.h"

namespace nabla {
namespace {

/// The arrays of a model, in the order in which they were added.
class Arrays {
  public:
    void text(const std::string& name, std::string_view value) {
        const std::string own(value);
        add(name, npy({}, std::span(&own, 1)));
    }
    void texts(const std::string& name, std::span<const std::string> values) {
        add(name, npy({values.size()}, values));
    }
    void number(const std::string& name, double value) {
        add(name, npy({}, std::span(&value, 1), Precision::float64));
    }
    void numbers(const std::string& name, std::span<const double> values) {
        add(name, npy({values.size()}, values, Precision::float64));
    }
    void count(const std::string& name, int value) { add(name, npy({}, std::span(&value, 1))); }
    /// 1 or 0.
    void truth(const std::string& name, bool value) { count(name, value ? 1 : 0); }
    void add(const std::string& name, std::string array) {
        files_.push_back({name + ".npy", std::move(array)});
    }

    std::string archive() const { return zipped(files_); }

  private:
    std::vector<FileInFolder> files_;
};

void addColumns(Arrays& arrays, const std::vector<Axis>& columns) {
    std::vector<std::string> names, units;
    std::vector<double> origins, scales;
    for (const Axis& column : columns) {
        names.push_back(column.name);
        units.push_back(column.unit);
        origins.push_back(column.origin);
        scales.push_back(column.scale);
    }
    arrays.texts("columns.name", names);
    arrays.texts("columns.unit", units);
    arrays.numbers("columns.origin", origins);
    arrays.numbers("columns.scale", scales);
}

void addInputs(Arrays& arrays, const std::vector<ModelInput>& inputs) {
    std::vector<std::string> features;
    std::vector<double> offsets, factors;
    for (const ModelInput& input : inputs) {
        features.emplace_back(input.feature->key);
        offsets.push_back(input.scale.offset);
        factors.push_back(input.scale.factor);
    }
    arrays.texts("inputs.feature", features);
    arrays.numbers("inputs.offset", offsets);
    arrays.numbers("inputs.factor", factors);
}

void addLayer(Arrays& arrays, const std::string& layerName, const ModelLayer& layer, Precision precision) {
    const ModelNormalization& normalization = layer.normalization;
    arrays.count(layerName + ".inputs", layer.from);
    arrays.count(layerName + ".neurons", layer.to);
    arrays.text(layerName + ".activation", keyOf(layer.activation));
    arrays.text(layerName + ".normalization", normalizationRow(normalization.kind).key);
    if (normalization)
        arrays.number(layerName + ".epsilon", normalization.epsilon);
    if (normalization.groups > 0)
        arrays.count(layerName + ".groups", normalization.groups);
    for (const LayerArray& array : layerArrays(layer))
        arrays.add(layerName + "." + std::string(array.name), npy(array.shape, array.numbers, precision));
}

void addOutputs(Arrays& arrays, const TrainedModel& model) {
    arrays.texts("outputs", model.outputNames());
    if (model.problem == Problem::regression) {
        arrays.text("value.name", model.value.name);
        arrays.text("value.unit", model.value.unit);
        arrays.number("value.origin", model.value.origin);
        arrays.number("value.scale", model.value.scale);
    } else {
        arrays.texts("classes", model.classes);
    }
    if (model.problem == Problem::classification) {
        arrays.number("threshold", model.threshold);
        arrays.truth("logit", model.isLogit);
    }
}

std::string archive(const TrainedModel& model) {
    Arrays arrays;
    arrays.text("format", modelFormat);
    arrays.count("version", modelVersion);
    arrays.text("precision", precisionName(model.precision));
    arrays.text("problem", problemKey(model.problem));
    addColumns(arrays, model.columns);
    addInputs(arrays, model.inputs);
    arrays.count("layers", static_cast<int>(model.layers.size()));
    for (std::size_t l = 0; l < model.layers.size(); ++l)
        addLayer(arrays, "layer" + std::to_string(l + 1), model.layers[l], model.precision);
    addOutputs(arrays, model);
    return arrays.archive();
}

} // namespace

const Exporter npzExporter{
    "npz",
    "NumPy arrays",
    "All weights and facts as arrays by name, as numpy.load reads them.",
    ExportKind::binaryFile,
    ".npz",
    false,
    false,
    [](const TrainedModel&, const ExportOptions&) { return std::vector<std::string>{}; },
    [](const TrainedModel&, const ExportOptions&, std::string_view file) {
        return "import numpy as np\nprint(np.load(" + quoted(file) + ")[\"layer1.weights\"])\n";
    },
    [](const TrainedModel& model, const ExportOptions&) {
        return Result<std::vector<ExportedFile>>(std::vector<ExportedFile>{{"", archive(model)}});
    }};

} // namespace nabla
