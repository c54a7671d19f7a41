#include "core/experiment/problems.h"
#include "core/exporters/all.h"
#include "core/exporters/javascript_text.h"
#include "core/exporters/source_text.h"
#include "core/exporters/web_page.h"
#include "core/network/activation_formula.h"

#include <algorithm>
#include <array>

namespace nabla {
namespace {

std::string number(double value) {
    return javaScriptNumber(value, Precision::float64);
}

/// An axis that goes from one number of the plane to another.
std::string axisText(const Axis& axis, double from, double to) {
    return "{ name: " + javaScriptString(axis.name) + ", unit: " + javaScriptString(axis.unit) +
           ", from: " + number(axis.reading(from)) + ", to: " + number(axis.reading(to)) + " }";
}

std::string strings(const std::vector<std::string>& texts) {
    std::vector<std::string> all;
    for (const std::string& text : texts)
        all.push_back(javaScriptString(text));
    return "[" + joined(all) + "]";
}

/// A feature's label with the columns' names in place of X₁ and X₂; where one follows another, they are
/// multiplied.
std::string inputLabel(const TrainedModel& model, std::string_view label) {
    constexpr std::array<std::string_view, 2> coordinates{"X₁", "X₂"};
    std::string text;
    for (std::string_view rest = label; !rest.empty();) {
        const auto at = std::find_if(coordinates.begin(), coordinates.end(),
                                     [=](std::string_view c) { return rest.starts_with(c); });
        const auto column = static_cast<std::size_t>(at - coordinates.begin());
        if (column >= model.columns.size()) {
            text += rest.front();
            rest.remove_prefix(1);
            continue;
        }
        text += model.columns[column].name;
        rest.remove_prefix(at->size());
        if (rest.starts_with("X"))
            text += " · ";
    }
    return text;
}

std::string inputLabels(const TrainedModel& model) {
    std::vector<std::string> labels;
    for (const ModelInput& input : model.inputs)
        labels.push_back(inputLabel(model, input.feature->label));
    return strings(labels);
}

std::string facts(const TrainedModel& model) {
    const double lowest = model.threshold > 0 ? 0 : -1;
    std::string columns = axisText(model.columns[0], model.range.x0, model.range.x1);
    if (model.columns.size() > 1)
        columns += ",\n              " + axisText(model.columns[1], model.range.y0, model.range.y1);
    return "    problem: " + javaScriptString(problemKey(model.problem)) + ",\n    columns: [" + columns +
           "],\n    value: " + axisText(model.value, lowest, 1) +
           ",\n    classes: " + strings(model.classes) +
           ",\n    // Of two classes: from this output on, it is the second.\n    threshold: " +
           number(model.threshold) + ",\n    isLogit: " + (model.isLogit ? "true" : "false") +
           ",\n    inputs: " + inputLabels(model) + ",\n";
}

/// What makes the network's inputs of a point's coordinates; what a formula shares stays within it.
std::string makeInputs(const TrainedModel& model) {
    std::string text = "    // The network's inputs, made of what the columns read.\n"
                       "    makeInputs(point, inputs) {\n";
    for (std::size_t c = 0; c < model.columns.size(); ++c) {
        const std::string reading = "point[" + std::to_string(c) + "]";
        text += "        const " + std::string(c == 0 ? "x" : "y") + " = " +
                javaScriptFormula(model.inPlane(c, Expression::variable(reading))).result + ";\n";
    }
    for (std::size_t i = 0; i < model.inputs.size(); ++i) {
        const FormulaText formula =
            javaScriptFormula(model.inputs[i].formula(Expression::variable("x"), Expression::variable("y")));
        const std::string result = "inputs[" + std::to_string(i) + "] = " + formula.result + ";\n";
        text += formula.shared.empty() ? "        " + result
                                       : "        {\n" + javaScriptConstants(formula, 12) + "            " +
                                             result + "        }\n";
    }
    return text + "    },\n";
}

std::string normalizationText(const ModelNormalization& normalization, Precision precision) {
    if (!normalization)
        return "null";
    const auto array = [&](const std::vector<double>& numbers) {
        return javaScriptArray(numbers, static_cast<int>(numbers.size()), precision, 16);
    };
    std::string text = "{\n            epsilon: " + number(normalization.epsilon) +
                       ",\n            gains: " + array(normalization.gains) +
                       ",\n            shifts: " + array(normalization.shifts);
    if (normalization.isOverSamples())
        text += ",\n            means: " + array(normalization.means) +
                ",\n            variances: " + array(normalization.variances);
    else
        text += ",\n            groups: " + std::to_string(normalization.groups);
    return text + ",\n        }";
}

std::string layerText(const ModelLayer& layer, Precision precision) {
    const FormulaText formula =
        javaScriptFormula(activationFormula(layer.activation, Expression::variable("z")));
    return "{\n        words: " + javaScriptString(layerWords(layer)) +
           ",\n        // A row for each neuron.\n        weights: " +
           javaScriptArray(layer.weights, layer.from, precision, 12) +
           ",\n        biases: " + javaScriptArray(layer.biases, layer.to, precision, 12) +
           ",\n        normalization: " + normalizationText(layer.normalization, precision) +
           ",\n        activation(z) {\n" + javaScriptConstants(formula, 12) + "            return " +
           formula.result + ";\n        },\n    }";
}

std::string modelText(const TrainedModel& model) {
    std::vector<std::string> layers;
    for (const ModelLayer& layer : model.layers)
        layers.push_back(layerText(layer, model.precision));
    return std::string(model.computes(Operation::erfc) ? webPageErfc : "") +
           "// The trained network.\nconst model = {\n" + facts(model) + makeInputs(model) +
           "    // What an output of the network reads in the data's units.\n    asReading: (output) => " +
           javaScriptFormula(model.asReading(Expression::variable("output"))).result + ",\n    layers: [" +
           joined(layers) + "],\n};\n";
}

/// The page with all in its places.
std::string page(const TrainedModel& model) {
    std::string text;
    for (std::string_view rest = webPage;;) {
        const std::size_t at = rest.find("{{");
        text += rest.substr(0, at);
        if (at == std::string_view::npos)
            return text;
        const std::size_t end = rest.find("}}", at);
        const std::string_view place = rest.substr(at + 2, end - at - 2);
        text += place == "title"   ? inHtml(title(model))
                : place == "style" ? std::string(webPageStyle)
                : place == "model" ? modelText(model)
                                   : std::string(webPageScript);
        rest.remove_prefix(end + 2);
    }
}

std::string usage(const TrainedModel& model, const ExportOptions&, std::string_view file) {
    std::vector<std::string> readings;
    for (const Axis& column : model.columns)
        readings.push_back(number(column.reading(readings.empty() ? 0.5 : -1)));
    return "// Open " + inComment(file) +
           " in a browser; its console, and code added to the page, can ask, too:\n" + "nabla.predict([[" +
           joined(readings) + "]]);\n";
}

} // namespace

const Exporter htmlExporter{
    "html",
    "Web page",
    "One page for any browser that shows what the network learned and predicts under the pointer, offline.",
    ExportKind::textFile,
    ".html",
    false,
    false,
    [](const TrainedModel&, const ExportOptions&) { return std::vector<std::string>{}; },
    usage,
    [](const TrainedModel& model, const ExportOptions&) {
        return Result<std::vector<ExportedFile>>(std::vector<ExportedFile>{{"", page(model)}});
    }};

} // namespace nabla
