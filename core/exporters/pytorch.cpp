#include "core/exporters/all.h"
#include "core/exporters/formula_text.h"
#include "core/exporters/python_text.h"
#include "core/exporters/pytorch_modules.h"
#include "core/exporters/source_text.h"
#include "core/network/activation_formula.h"

#include <algorithm>
#include <array>
#include <utility>

namespace nabla {
namespace {

const FormulaLanguage& language() {
    static const FormulaLanguage torch{[](double value) { return pythonNumber(value, Precision::float64); },
                                       {{Operation::less, "$1 < $2"},
                                        {Operation::lessOrEqual, "$1 <= $2"},
                                        {Operation::choose, "torch.where($1, $2, $3)"},
                                        {Operation::minimum, "torch.clamp($1, max=$2)"},
                                        {Operation::maximum, "torch.clamp($1, min=$2)"},
                                        {Operation::abs, "torch.abs($1)"},
                                        {Operation::exp, "torch.exp($1)"},
                                        {Operation::expm1, "torch.expm1($1)"},
                                        {Operation::log1p, "torch.log1p($1)"},
                                        {Operation::tanh, "torch.tanh($1)"},
                                        {Operation::sin, "torch.sin($1)"},
                                        {Operation::erfc, "torch.erfc($1)"},
                                        {Operation::hypot, "torch.stack([$1, $2]).norm(dim=0)"},
                                        {Operation::atan2, "torch.atan2($1, $2)"},
                                        {Operation::power, "torch.pow($1, $2)"}}};
    return torch;
}

/// PyTorch's own functions; an activation that is not here is written as its formula.
constexpr std::array<std::pair<Activation, std::string_view>, 14> functions{
    {{Activation::linear, ""},
     {Activation::tanh, "torch.tanh"},
     {Activation::relu, "torch.relu"},
     {Activation::sigmoid, "torch.sigmoid"},
     {Activation::leakyRelu, "nn.functional.leaky_relu"},
     {Activation::elu, "nn.functional.elu"},
     {Activation::selu, "nn.functional.selu"},
     {Activation::gelu, "nn.functional.gelu"},
     {Activation::softplus, "nn.functional.softplus"},
     {Activation::softsign, "nn.functional.softsign"},
     {Activation::silu, "nn.functional.silu"},
     {Activation::mish, "nn.functional.mish"},
     {Activation::hardSigmoid, "nn.functional.hardsigmoid"},
     {Activation::hardSwish, "nn.functional.hardswish"}}};

/// The line that has the module of that name drop from `a`, if there is one.
std::string dropoutLine(const std::string& name, double kept) {
    return kept == 1 ? std::string() : "        a = self." + name + "(a)\n";
}

std::string features(const TrainedModel& model) {
    const auto x = Expression::variable("x");
    const auto y = Expression::variable("y");
    std::string text = "\n    def features(self, points):\n"
                       "        \"\"\"The network's inputs, made of the data's columns.\"\"\"\n"
                       "        points = points.double()\n" +
                       pythonCoordinates(model, language(), 8);
    std::string inputs;
    for (std::size_t i = 0; i < model.inputs.size(); ++i) {
        const Expression formula = model.inputs[i].formula(x, y);
        const FormulaText written = formulaText(formula, language(), "t" + std::to_string(i + 1) + "_");
        for (const auto& [name, part] : written.shared)
            text += "        " + name + " = " + part + "\n";
        inputs += "            " +
                  (usesVariables(formula) ? written.result : "torch.full_like(x, " + written.result + ")") +
                  ",\n";
    }
    return text + "        inputs = torch.stack([\n" + inputs +
           "        ], dim=1)\n        return inputs.to(self.linear1.weight.dtype)\n";
}

/// The lines for one layer: `a`, its inputs, becomes its outputs.
std::string layerLines(const ModelLayer& layer, const std::string& n) {
    std::string sums = "self.linear" + n + "(a)";
    if (layer.normalization)
        sums = "self.norm" + n + "(" + sums + ")";
    const auto* const function = std::find_if(functions.begin(), functions.end(),
                                              [&](const auto& row) { return row.first == layer.activation; });
    if (function == functions.end())
        return "        z = " + sums + "\n" +
               pythonAssignment("a", activationFormula(layer.activation, Expression::variable("z")),
                                language(), 8);
    if (!function->second.empty())
        sums = std::string(function->second) + "(" + sums + ")";
    return "        a = " + sums + "\n";
}

std::string layers(const TrainedModel& model) {
    std::string text =
        "        a = self.features(points)\n" + dropoutLine("dropout_inputs", model.keptInputs);
    for (std::size_t l = 0; l < model.layers.size(); ++l) {
        const std::string n = std::to_string(l + 1);
        text += "        # Layer " + n + ": " + layerWords(model.layers[l]) + "\n" +
                layerLines(model.layers[l], n) + dropoutLine("dropout" + n, model.layers[l].kept);
    }
    return text;
}

std::string forward(const TrainedModel& model) {
    const std::string beginning =
        "\n    def forward(self, points):\n        " + predictWords(model, "a tensor", 8);
    if (model.problem == Problem::multiclass)
        return "\n    def logits(self, points):\n"
               "        \"\"\"The probabilities' logarithms up to a constant, as nn.CrossEntropyLoss takes "
               "them.\"\"\"\n" +
               layers(model) + "        return a\n" + beginning +
               "        return torch.softmax(self.logits(points), dim=1)\n";
    if (!model.hasUnits())
        return beginning + layers(model) + "        return a\n";
    return beginning + layers(model) + "        # In the data's units\n        return " +
           formulaText(model.asReading(Expression::variable("a.double()")), language()).result + "\n";
}

std::string entry(const TrainedModel& model, const std::string& name, const std::vector<double>& numbers) {
    const auto number = [&](double value) { return pythonNumber(value, model.precision); };
    return "    \"" + name + "\": [" + numberLines(numbers, number, name.size() + 9) + "],\n";
}

std::string layerWeights(const TrainedModel& model, const ModelLayer& layer, const std::string& n) {
    const auto number = [&](double value) { return pythonNumber(value, model.precision); };
    const std::string norm = "norm" + n;
    std::string text = "    # Layer " + n + ": " + layerWords(layer) +
                       "; a row of weights for each neuron\n" + "    \"linear" + n +
                       ".weight\": [\n        " + rowLines(layer.weights, layer.from, number, "[]", 8) +
                       ",\n    ],\n" + entry(model, "linear" + n + ".bias", layer.biases);
    if (layer.normalization)
        text += entry(model, norm + ".weight", layer.normalization.gains) +
                entry(model, norm + ".bias", layer.normalization.shifts);
    if (layer.normalization.isOverSamples())
        text += entry(model, norm + ".running_mean", layer.normalization.means) +
                entry(model, norm + ".running_var", layer.normalization.variances) + "    \"" + norm +
                ".num_batches_tracked\": 0,\n";
    return text;
}

std::string weights(const TrainedModel& model) {
    std::string text = "\n\n# As in the network's state_dict()\nWEIGHTS = {\n";
    for (std::size_t l = 0; l < model.layers.size(); ++l)
        text += layerWeights(model, model.layers[l], std::to_string(l + 1));
    return text + "}\n";
}

constexpr std::string_view loading = R"(

def load():
    """The network with its trained weights; load().train() can be trained further."""
    net = Net()
    tensors = {name: torch.tensor(numbers, dtype=DTYPE) for name, numbers in WEIGHTS.items()}
    net.load_state_dict(tensors, strict=True)
    return net.eval()


def predict(points):
    """What the network gives for rows of numbers, as a NumPy array."""
    with torch.no_grad():
)";

std::string script(const TrainedModel& model) {
    return pythonHead(model, "load() gives the network with its weights, a Net, which takes a tensor with " +
                                 columnWords(model) + " in each row.\n") +
           std::string(pythonMainImports) + "\nimport torch\nfrom torch import nn\n\nDTYPE = torch." +
           std::string(precisionName(model.precision)) + "\n" + pythonConstants(model) +
           pytorchClasses(model) +
           "\n\nclass Net(nn.Module):\n    \"\"\"From the data's columns to what is predicted.\"\"\"\n\n" +
           pytorchConstructor(model) + features(model) + forward(model) + weights(model) +
           std::string(loading) +
           "        return load()(torch.as_tensor(points, dtype=torch.float64).reshape(len(points), " +
           std::to_string(model.columns.size()) + ")).numpy()\n" + pythonClassify(model, "predict(points)") +
           pythonMain(model, "predict(points)");
}

std::vector<std::string> losses(const TrainedModel& model, const ExportOptions&) {
    if (std::none_of(model.layers.begin(), model.layers.end(), [](const ModelLayer& layer) {
            return layer.normalization.kind == Normalization::batchRenorm;
        }))
        return {};
    return {"PyTorch has no batch renormalization: the model predicts as here, but trained further it uses "
            "batch normalization."};
}

} // namespace

const Exporter pytorchExporter{
    "pytorch",
    "PyTorch",
    "A Python module with an nn.Module and its weights, readable, to predict with and to train further.",
    ExportKind::textFile,
    ".py",
    false,
    false,
    losses,
    [](const TrainedModel& model, const ExportOptions&, std::string_view file) {
        return "import torch, " + pythonModule(file) + "\nprint(" + pythonMember(file, "load") +
               "()(torch.tensor(" + samplePoint(model) + ")))\n";
    },
    [](const TrainedModel& model, const ExportOptions&) {
        return Result<std::vector<ExportedFile>>(std::vector<ExportedFile>{{"", script(model)}});
    }};

} // namespace nabla
