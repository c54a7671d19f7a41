#include "core/data/axis_names.h"
#include "core/exporters/all.h"
#include "core/exporters/onnx_formula.h"
#include "core/exporters/onnx_layers.h"
#include "core/exporters/onnx_metadata.h"
#include "core/exporters/python_text.h"
#include "core/exporters/single_precision.h"
#include "core/exporters/source_text.h"
#include "core/training/predictor.h"

#include <algorithm>
#include <array>

namespace nabla {
namespace {

/// The newest that Debian 12's checker knows.
constexpr std::int64_t format = 8;
constexpr std::int64_t operators = 17;

std::int64_t count(std::size_t number) {
    return static_cast<std::int64_t>(number);
}

OnnxPort pointsPort(const TrainedModel& model) {
    return {"points", onnx::floatElement, count(model.columns.size()), columnWords(model)};
}

OnnxPort inputsPort(const TrainedModel& model) {
    std::vector<std::string> features;
    for (const ModelInput& input : model.inputs)
        features.emplace_back(input.feature->key);
    return {"inputs", onnx::floatElement, count(model.inputs.size()),
            "the network's inputs: " + joined(features) + "; scaled as the metadata say"};
}

/// The plane's coordinates that the features are made of, as values of the graph; what no feature takes is
/// left out.
std::vector<Expression> coordinates(OnnxGraph& graph, const TrainedModel& model, const std::string& points) {
    const std::array<Expression, 2> plane{Expression::variable("x"), Expression::variable("y")};
    const auto readings = graph.columns("columns", points, model.columns.size());
    std::vector<Expression> made(plane.begin(), plane.end());
    for (std::size_t c = 0; c < readings.size(); ++c) {
        const std::string& name = plane[c].part().name;
        const bool isTaken =
            std::any_of(model.inputs.begin(), model.inputs.end(), [&](const ModelInput& input) {
                return usesVariable(input.formula(plane[0], plane[1]), name);
            });
        const Expression inPlane = inPlaneBySingles(model, c, Expression::variable(readings[c]));
        if (isTaken)
            made[c] = Expression::variable(addFormula(graph, inPlane, "plane/" + name));
    }
    return made;
}

/// A feature that is the same everywhere, once for each point.
std::string repeated(OnnxGraph& graph, const std::string& number, const std::string& points,
                     const std::string& name) {
    const std::string shape = graph.node("Shape", name + "/points", {points}, {{"end", std::int64_t{1}}});
    const std::string one = graph.integers(name + "/one", {1});
    const std::string column =
        graph.node("Concat", name + "/shape", {shape, one}, {{"axis", std::int64_t{0}}});
    return graph.node("Expand", name + "/repeated", {number, column});
}

/// The network's inputs, made of the data's columns.
std::string features(OnnxGraph& graph, const TrainedModel& model) {
    const std::string points = graph.input(pointsPort(model));
    const auto plane = coordinates(graph, model, points);
    OnnxGraph::Names columns;
    for (const ModelInput& input : model.inputs) {
        const Expression formula = input.formula(plane[0], plane[1]);
        const std::string name = "features/" + std::string(input.feature->key);
        const std::string value = addFormula(graph, formula, name);
        columns.push_back(usesVariables(formula) ? value : repeated(graph, value, points, name));
    }
    return graph.node("Concat", "inputs", columns, {{"axis", std::int64_t{1}}});
}

/// The index into the classes.
std::string label(OnnxGraph& graph, const TrainedModel& model, const std::string& outputs) {
    if (model.problem == Problem::multiclass)
        return graph.node("ArgMax", "classes", {outputs},
                          {{"axis", std::int64_t{1}}, {"keepdims", std::int64_t{0}}});
    const std::string isSecond =
        graph.node("GreaterOrEqual", "classes/is_second", {outputs, graph.constant(model.threshold)});
    const std::string index =
        graph.node("Cast", "classes/index", {isSecond}, {{"to", std::int64_t{onnx::int64Element}}});
    return graph.node("Squeeze", "classes", {index, graph.integers("classes/axis", {1})});
}

std::string outputWords(const TrainedModel& model) {
    std::string names = joined(model.outputNames());
    if (model.problem == Problem::regression)
        return names;
    if (model.problem == Problem::multiclass)
        return "probabilities: " + names;
    return "a number that means the second class from " + numberText(model.threshold, model.precision) +
           " on";
}

void addOutputs(OnnxGraph& graph, const TrainedModel& model, std::string values) {
    if (model.problem == Problem::multiclass)
        values = graph.node("Softmax", "probabilities", {values}, {{"axis", std::int64_t{1}}});
    values = addFormula(graph, model.asReading(Expression::variable(values)), "reading");
    values = graph.output({"output", onnx::floatElement, model.outputs(), outputWords(model)}, values);
    if (!model.classes.empty())
        graph.output({"label", onnx::int64Element, 0, "which of: " + joined(model.classes)},
                     label(graph, model, values));
}

OnnxGraph graphOf(const TrainedModel& model, bool hasFeatures) {
    OnnxGraph graph;
    std::string values = hasFeatures ? features(graph, model) : graph.input(inputsPort(model));
    for (std::size_t l = 0; l < model.layers.size(); ++l)
        values = addLayer(graph, model.layers[l], values, "layer" + std::to_string(l + 1));
    addOutputs(graph, model, values);
    return graph;
}

std::string file(const TrainedModel& model, const OnnxGraph& graph) {
    ProtobufWriter writer;
    writer.integer(onnx::irVersion, format).bytes(onnx::producerName, "Nabla");
    writer.bytes(onnx::modelDoc, title(model)).message(onnx::modelGraph, graph.message());
    writer.message(onnx::opsetImport, ProtobufWriter().integer(onnx::opsetVersion, operators));
    for (const auto& [key, value] : onnxMetadata(model))
        writer.message(onnx::metadata,
                       ProtobufWriter().bytes(onnx::entryKey, key).bytes(onnx::entryValue, value));
    return writer.content();
}

std::string usage(const TrainedModel& model, const ExportOptions& options, std::string_view name) {
    std::vector<std::string> zeros(model.inputs.size(), "0.0");
    const std::string inputs = options.hasFeatures ? "\"points\": numpy.array(" + samplePoint(model)
                                                   : "\"inputs\": numpy.array([[" + joined(zeros) + "]]";
    return "import numpy, onnxruntime\nprint(onnxruntime.InferenceSession(" + quoted(name) + ").run(None, {" +
           inputs + ", numpy.float32)}))\n";
}

Result<std::vector<ExportedFile>> write(const TrainedModel& model, const ExportOptions& options) {
    if (const Status within = checkSinglePrecision(model); !within)
        return Error{within.error()};
    return std::vector<ExportedFile>{{"", file(model, graphOf(model, options.hasFeatures))}};
}

} // namespace

const Exporter onnxExporter{
    "onnx",
    "ONNX",
    "A file that most frameworks read and onnxruntime runs, from Python to browsers and "
    "phones.",
    ExportKind::binaryFile,
    ".onnx",
    false,
    true,
    singlePrecisionLosses,
    usage,
    write};

} // namespace nabla
