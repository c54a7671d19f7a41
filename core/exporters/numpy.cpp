#include "core/exporters/all.h"
#include "core/exporters/formula_text.h"
#include "core/exporters/python_text.h"
#include "core/exporters/source_text.h"
#include "core/network/activation_formula.h"

#include <algorithm>

namespace nabla {
namespace {

const FormulaLanguage& language() {
    static const FormulaLanguage numpy{[](double value) { return pythonNumber(value, Precision::float64); },
                                       {{Operation::less, "$1 < $2"},
                                        {Operation::lessOrEqual, "$1 <= $2"},
                                        {Operation::choose, "np.where($1, $2, $3)"},
                                        {Operation::minimum, "np.minimum($1, $2)"},
                                        {Operation::maximum, "np.maximum($1, $2)"},
                                        {Operation::abs, "np.abs($1)"},
                                        {Operation::exp, "np.exp($1)"},
                                        {Operation::expm1, "np.expm1($1)"},
                                        {Operation::log1p, "np.log1p($1)"},
                                        {Operation::tanh, "np.tanh($1)"},
                                        {Operation::sin, "np.sin($1)"},
                                        {Operation::erfc, "erfc($1)"},
                                        {Operation::hypot, "np.hypot($1, $2)"},
                                        {Operation::atan2, "np.arctan2($1, $2)"},
                                        {Operation::power, "($1) ** $2"}}};
    return numpy;
}

std::string array(const TrainedModel& model, const std::string& name, const std::vector<double>& numbers) {
    const auto number = [&](double value) { return pythonNumber(value, model.precision); };
    return name + " = np.array([" + numberLines(numbers, number, name.size() + 13) + "], dtype=DTYPE)\n";
}

std::string parameters(const TrainedModel& model) {
    const auto number = [&](double value) { return pythonNumber(value, model.precision); };
    std::string text;
    for (std::size_t l = 0; l < model.layers.size(); ++l) {
        const ModelLayer& layer = model.layers[l];
        const std::string n = std::to_string(l + 1);
        text += "\n# Layer " + n + ": " + layerWords(layer) + "; a row of weights for each neuron\n";
        text += "W" + n + " = np.array([\n    " + rowLines(layer.weights, layer.from, number, "[]", 4) +
                ",\n], dtype=DTYPE)\n";
        text += array(model, "b" + n, layer.biases);
        if (layer.normalization) {
            text += array(model, "gain" + n, layer.normalization.gains);
            text += array(model, "shift" + n, layer.normalization.shifts);
        }
        if (layer.normalization.isOverSamples()) {
            text += array(model, "mean" + n, layer.normalization.means);
            text += array(model, "variance" + n, layer.normalization.variances);
        }
    }
    return text;
}

std::string features(const TrainedModel& model) {
    const auto x = Expression::variable("x");
    const auto y = Expression::variable("y");
    std::string text = "\n\ndef features(points):\n"
                       "    \"\"\"The network's inputs, made of the data's columns.\"\"\"\n";
    text += pythonCoordinates(model, language(), 4);
    text +=
        "    inputs = np.empty((len(points), " + std::to_string(model.inputs.size()) + "), dtype=DTYPE)\n";
    for (std::size_t i = 0; i < model.inputs.size(); ++i)
        text += pythonAssignment("inputs[:, " + std::to_string(i) + "]", model.inputs[i].formula(x, y),
                                 language(), 4);
    return text + "    return inputs\n";
}

std::string normalization(const ModelLayer& layer, const std::string& n) {
    const ModelNormalization& normalization = layer.normalization;
    const std::string epsilon = pythonNumber(normalization.epsilon, Precision::float64);
    if (normalization.isOverSamples())
        return "    z = (z - mean" + n + ") / np.sqrt(variance" + n + " + " + epsilon + ") * gain" + n +
               " + shift" + n + "\n";
    return "    groups = z.reshape(len(z), " + std::to_string(normalization.groups) + ", " +
           std::to_string(layer.to / normalization.groups) + ")\n" +
           "    groups = (groups - groups.mean(axis=2, keepdims=True)) / np.sqrt(groups.var(axis=2, "
           "keepdims=True) + " +
           epsilon + ")\n    z = groups.reshape(z.shape) * gain" + n + " + shift" + n + "\n";
}

std::string layers(const TrainedModel& model) {
    std::string text;
    for (std::size_t l = 0; l < model.layers.size(); ++l) {
        const ModelLayer& layer = model.layers[l];
        const std::string n = std::to_string(l + 1);
        text += "    # Layer " + n + ": " + layerWords(layer) + "\n";
        text += "    z = a @ W" + n + ".T + b" + n + "\n";
        if (layer.normalization)
            text += normalization(layer, n);
        text += pythonAssignment("a", activationFormula(layer.activation, Expression::variable("z")),
                                 language(), 4);
    }
    return text;
}

std::string ending(const TrainedModel& model) {
    if (model.problem == Problem::multiclass)
        return "    # Softmax: probabilities\n"
               "    e = np.exp(a - a.max(axis=1, keepdims=True))\n"
               "    return e / e.sum(axis=1, keepdims=True)\n";
    if (!model.hasUnits())
        return "    return a\n";
    const Expression output = Expression::variable("a.astype(np.float64)");
    return "    # In the data's units\n    return " +
           formulaText(model.asReading(output), language()).result + "\n";
}

std::string prediction(const TrainedModel& model) {
    const std::string columns = std::to_string(model.columns.size());
    return "\n\n@np.errstate(over=\"ignore\")\ndef predict(points):\n    " +
           predictWords(model, "an array", 4) +
           "    a = features(np.asarray(points, dtype=np.float64).reshape(len(points), " + columns + "))\n" +
           layers(model) + ending(model);
}

/// Only where an activation needs it, as NumPy has none.
std::string errorFunction(const TrainedModel& model) {
    return model.computes(Operation::erfc) ? "\nerfc = np.vectorize(math.erfc, otypes=[DTYPE])\n" : "";
}

std::string script(const TrainedModel& model) {
    return pythonHead(model, "predict(points) takes " + columnWords(model) + " in each row.\n") +
           std::string(pythonMainImports) + "\nimport numpy as np\n\n" + "DTYPE = np." +
           std::string(precisionName(model.precision)) + "\n" + pythonConstants(model) +
           errorFunction(model) + parameters(model) + features(model) + prediction(model) +
           pythonClassify(model, "predict(points)") + pythonMain(model, "predict(points)");
}

} // namespace

const Exporter numpyExporter{
    "numpy",
    "NumPy",
    "A Python script with nothing but NumPy, in which each step can be followed.",
    ExportKind::textFile,
    ".py",
    false,
    false,
    [](const TrainedModel&, const ExportOptions&) { return std::vector<std::string>{}; },
    [](const TrainedModel& model, const ExportOptions&, std::string_view file) {
        return "import " + pythonModule(file) + "\nprint(" + pythonMember(file, "predict") + "(" +
               samplePoint(model) + "))\n";
    },
    [](const TrainedModel& model, const ExportOptions&) {
        return Result<std::vector<ExportedFile>>(std::vector<ExportedFile>{{"", script(model)}});
    }};

} // namespace nabla
