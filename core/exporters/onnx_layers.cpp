#include "core/exporters/onnx_layers.h"

#include "core/exporters/onnx_formula.h"
#include "core/network/activation_formula.h"
#include "core/network/activation_functions.h"

#include <algorithm>

namespace nabla {
namespace {

/// An activation that ONNX has an operator for.
struct Row {
    Activation activation;
    std::string_view type;
    std::vector<OnnxAttribute> attributes;
};

/// What is not in here is made of its formula's parts.
const std::vector<Row>& operators() {
    static const std::vector<Row> table{
        {Activation::relu, "Relu", {}},
        {Activation::sigmoid, "Sigmoid", {}},
        {Activation::leakyRelu, "LeakyRelu", {{"alpha", 0.01F}}},
        {Activation::elu, "Elu", {{"alpha", 1.0F}}},
        {Activation::selu,
         "Selu",
         {{"alpha", static_cast<float>(Selu::lambdaAlpha / Selu::lambda)},
          {"gamma", static_cast<float>(Selu::lambda)}}},
        {Activation::softplus, "Softplus", {}},
        {Activation::softsign, "Softsign", {}},
        {Activation::hardSigmoid, "HardSigmoid", {{"alpha", 1 / 6.0F}, {"beta", 0.5F}}},
        {Activation::hardSwish, "HardSwish", {}}};
    return table;
}

std::string activated(OnnxGraph& graph, Activation activation, const std::string& sums,
                      const std::string& prefix) {
    const std::string name = prefix + "/" + std::string(keyOf(activation));
    const auto& all = operators();
    const auto row =
        std::find_if(all.begin(), all.end(), [=](const Row& r) { return r.activation == activation; });
    if (row != all.end())
        return graph.node(row->type, name, {sums}, row->attributes);
    return addFormula(graph, activationFormula(activation, Expression::variable(sums)), name);
}

/// Numbers of a layer's units.
std::string unitNumbers(OnnxGraph& graph, const std::string& name, const std::vector<double>& numbers) {
    return graph.singles(name, {static_cast<std::int64_t>(numbers.size())}, numbers);
}

std::string normalizedOverSamples(OnnxGraph& graph, const ModelNormalization& normalization,
                                  const std::string& sums, const std::string& prefix) {
    return graph.node("BatchNormalization", prefix + "/normalized",
                      {sums, unitNumbers(graph, prefix + "/gains", normalization.gains),
                       unitNumbers(graph, prefix + "/shifts", normalization.shifts),
                       unitNumbers(graph, prefix + "/means", normalization.means),
                       unitNumbers(graph, prefix + "/variances", normalization.variances)},
                      {{"epsilon", static_cast<float>(normalization.epsilon)}});
}

/// x̃ of a value [N, groups, units of each]: what is over its mean, by its deviation.
std::string standardized(OnnxGraph& graph, const std::string& sums, double epsilon,
                         const std::string& prefix) {
    const std::vector<OnnxAttribute> last{{"axes", std::vector<std::int64_t>{2}}};
    const std::string mean = graph.node("ReduceMean", prefix + "/mean", {sums}, last);
    const std::string centered = graph.node("Sub", prefix + "/centered", {sums, mean});
    const std::string squares = graph.node("Mul", prefix + "/squares", {centered, centered});
    const std::string variance = graph.node("ReduceMean", prefix + "/variance", {squares}, last);
    const std::string held =
        graph.node("Add", prefix + "/variance_epsilon", {variance, graph.constant(epsilon)});
    const std::string deviation = graph.node("Sqrt", prefix + "/deviation", {held});
    return graph.node("Div", prefix + "/standardized", {centered, deviation});
}

std::string normalizedOverUnits(OnnxGraph& graph, const ModelNormalization& normalization,
                                const std::string& sums, const std::string& prefix) {
    return graph.node("LayerNormalization", prefix + "/normalized",
                      {sums, unitNumbers(graph, prefix + "/gains", normalization.gains),
                       unitNumbers(graph, prefix + "/shifts", normalization.shifts)},
                      {{"axis", std::int64_t{-1}}, {"epsilon", static_cast<float>(normalization.epsilon)}});
}

/// Made of its parts, as opset 17 has no group normalization.
std::string normalizedOverGroups(OnnxGraph& graph, const ModelNormalization& normalization,
                                 const std::string& sums, const std::string& prefix) {
    const auto units = static_cast<std::int64_t>(normalization.gains.size());
    const std::int64_t groups = normalization.groups;
    // 0 keeps the number of points.
    const std::string apart = graph.integers(prefix + "/groups_shape", {0, groups, units / groups});
    const std::string together = graph.integers(prefix + "/units_shape", {0, units});
    const std::string grouped = graph.node("Reshape", prefix + "/groups", {sums, apart});
    const std::string standard = standardized(graph, grouped, normalization.epsilon, prefix);
    const std::string flat = graph.node("Reshape", prefix + "/units", {standard, together});
    const std::string scaled = graph.node("Mul", prefix + "/scaled",
                                          {flat, unitNumbers(graph, prefix + "/gains", normalization.gains)});
    return graph.node("Add", prefix + "/normalized",
                      {scaled, unitNumbers(graph, prefix + "/shifts", normalization.shifts)});
}

std::string normalized(OnnxGraph& graph, const ModelNormalization& normalization, const std::string& sums,
                       const std::string& prefix) {
    if (!normalization)
        return sums;
    if (normalization.isOverSamples())
        return normalizedOverSamples(graph, normalization, sums, prefix);
    return normalization.groups == 1 ? normalizedOverUnits(graph, normalization, sums, prefix)
                                     : normalizedOverGroups(graph, normalization, sums, prefix);
}

} // namespace

std::string addLayer(OnnxGraph& graph, const ModelLayer& layer, const std::string& inputs,
                     const std::string& prefix) {
    const std::string weights = graph.singles(prefix + "/weights", {layer.to, layer.from}, layer.weights);
    const std::string biases = unitNumbers(graph, prefix + "/biases", layer.biases);
    std::string values =
        graph.node("Gemm", prefix + "/sums", {inputs, weights, biases}, {{"transB", std::int64_t{1}}});
    values = normalized(graph, layer.normalization, values, prefix);
    return activated(graph, layer.activation, values, prefix);
}

} // namespace nabla
