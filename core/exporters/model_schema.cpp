#include "core/exporters/model_schema.h"

#include "core/data/features.h"
#include "core/experiment/activation.h"
#include "core/experiment/experiment_schema.h"
#include "core/experiment/normalizations.h"
#include "core/experiment/problems.h"
#include "core/exporters/formula_text.h"
#include "core/exporters/layer_arrays.h"
#include "core/network/activation_formula.h"
#include "core/support/json_schema.h"
#include "core/support/number_text.h"

namespace nabla {
namespace {

using namespace schema;

/// As most programming languages and every calculator would write it.
const FormulaLanguage& language() {
    static const FormulaLanguage plain{[](double value) { return numberText(value); },
                                       {{Operation::less, "$1 < $2"},
                                        {Operation::lessOrEqual, "$1 <= $2"},
                                        {Operation::choose, "where($1, $2, $3)"},
                                        {Operation::minimum, "min($1, $2)"},
                                        {Operation::maximum, "max($1, $2)"},
                                        {Operation::abs, "abs($1)"},
                                        {Operation::exp, "exp($1)"},
                                        {Operation::expm1, "expm1($1)"},
                                        {Operation::log1p, "log1p($1)"},
                                        {Operation::tanh, "tanh($1)"},
                                        {Operation::sin, "sin($1)"},
                                        {Operation::erfc, "erfc($1)"},
                                        {Operation::hypot, "hypot($1, $2)"},
                                        {Operation::atan2, "atan2($1, $2)"},
                                        {Operation::power, "pow($1, $2)"}}};
    return plain;
}

constexpr const char* formulaWords =
    " What each computes is its 'formula': parts that it shares first, as 't1 = ...; ', then the result; "
    "where(c, a, b) is a where c holds, else b; hypot(x, y) the distance from the origin; atan2(y, x) the "
    "direction, 0 at the origin; erfc the complementary error function, expm1(z) = exp(z) - 1, log1p(z) = "
    "log(1 + z).";

std::string written(const Expression& formula) {
    const FormulaText text = formulaText(formula, language());
    std::string all;
    for (const auto& [name, part] : text.shared)
        all += name + " = " + part + "; ";
    return all + text.result;
}

Json row(std::string_view key, std::string_view label, std::string_view help) {
    return {{"const", key}, {"title", label}, {"description", help}};
}

Json activationSchema() {
    Json rows = Json::array();
    for (const ActivationRow& activation : activations()) {
        rows.push_back(row(activation.key, activation.label, activation.help));
        rows.back()["formula"] = written(activationFormula(activation.activation, Expression::variable("z")));
    }
    return described({{"oneOf", std::move(rows)}},
                     std::string("What a neuron makes of its sum z, normalized.") + formulaWords);
}

Json featureSchema() {
    Json rows = Json::array();
    for (const Feature& feature : features()) {
        rows.push_back(row(feature.key, feature.label, feature.help));
        rows.back()["formula"] =
            written(feature.formula(Expression::variable("x"), Expression::variable("y")));
    }
    return described({{"oneOf", std::move(rows)}},
                     "A number made of x and y, a point's coordinates in the plane; computed in float64.");
}

Json normalizationSchema() {
    Json rows = Json::array();
    for (const NormalizationRow& normalization : normalizations())
        rows.push_back(row(normalization.key, normalization.label, normalization.help));
    return described({{"oneOf", std::move(rows)}},
                     "What the weighted sums z go through before the activation: gains * (z - mean) / "
                     "sqrt(variance + epsilon) "
                     "+ shifts. With 'means' and 'variances' these are they; with 'groups', the layer's "
                     "neurons fall into so "
                     "many of equal size, neighbors together, and each point has its own mean and variance "
                     "(the sum of squares "
                     "over the number of neurons) in each.");
}

/// The fields that objects have whose `property` is one of those kinds, and others lack.
Json condition(const char* having, const char* property, const std::vector<std::string_view>& kinds,
               const std::vector<std::string>& fields) {
    Json none = Json::object();
    for (const std::string& field : fields)
        none[field] = false;
    return {{"$comment", having},
            {"if", {{"properties", {{property, {{"enum", kinds}}}}}}},
            {"then", {{"required", fields}}},
            {"else", {{"properties", none}}}};
}

Json layerConditions() {
    std::vector<std::string_view> all, samples, groups;
    for (const NormalizationRow& row : normalizations()) {
        if (row.normalization == Normalization::none)
            continue;
        all.push_back(row.key);
        (row.groups ? groups : samples).push_back(row.key);
    }
    return {condition("Normalized layers", "normalization", all, {"epsilon", "gains", "shifts"}),
            condition("Normalized over samples", "normalization", samples, {"means", "variances"}),
            condition("Normalized over neurons", "normalization", groups, {"groups"})};
}

Json layerSchema() {
    const Json size{{"type", "integer"}, {"minimum", 1}};
    Json fields{{"inputs", size},
                {"neurons", size},
                {"activation", reference("activation")},
                {"normalization", reference("normalization")},
                {"epsilon", {{"type", "number"}, {"minimum", 0}}},
                {"groups", size}};
    ModelLayer full;
    full.normalization.kind = Normalization::batch;
    for (const LayerArray& array : layerArrays(full))
        fields[std::string(array.name)] =
            described(array.shape.size() > 1 ? list(reference("numbers")) : reference("numbers"), array.help);
    Json layer =
        object(std::move(fields), {"inputs", "neurons", "activation", "normalization", "weights", "biases"});
    layer["allOf"] = layerConditions();
    return described(
        std::move(layer),
        "A dense layer: activation(normalization(weights * inputs + biases)). Its numbers are the "
        "shortest that read back the same in the model's precision.");
}

Json inputSchema() {
    const Json number{{"type", "number"}};
    return described(object({{"feature", reference("feature")}, {"offset", number}, {"factor", number}},
                            {"feature", "offset", "factor"}),
                     "An input of the network: (feature - offset) * factor, in float64; then rounded to the "
                     "model's precision.");
}

Json texts() {
    return list({{"type", "string"}});
}

Json atLeast(std::size_t count, Json schema) {
    schema["minItems"] = count;
    return schema;
}

Json problemSchema() {
    Json names = Json::array();
    for (const auto& [problem, name] : problemNames)
        names.push_back(name);
    return described(
        {{"enum", std::move(names)}},
        "What the last layer's outputs a mean. classification: from 'threshold' on, the second of "
        "'classes'. multiclass: softmax(a) are the probabilities of 'classes'. regression: value.origin "
        "+ value.scale * a is the value.");
}

Json modelFields() {
    Json columns = atLeast(1, list(reference("axis")));
    columns["maxItems"] = 2;
    return {{"format", {{"const", modelFormat}}},
            {"version", {{"const", modelVersion}}},
            {"precision", described({{"enum", {"float32", "float64"}}}, "That the network computes in.")},
            {"problem", problemSchema()},
            {"columns", described(std::move(columns), "The data's columns. What reads r is x (of the second "
                                                      "column y) = (r - origin) / scale in the plane.")},
            {"inputs", atLeast(1, list(reference("input")))},
            {"layers", atLeast(1, list(reference("layer")))},
            {"outputs", described(atLeast(1, texts()), "What each output is called.")},
            {"classes", described(atLeast(2, texts()), "The classes' names.")},
            {"threshold", described({{"type", "number"}}, "Outputs from here on mean the second class.")},
            {"logit", described({{"type", "boolean"}},
                                "Whether the output a is a logit: 1 / (1 + exp(-a)) is then the second "
                                "class's probability. Otherwise it is a score.")},
            {"value", reference("axis")}};
}

Json problemConditions() {
    const std::string_view two = problemKey(Problem::classification);
    const std::string_view more = problemKey(Problem::multiclass);
    return {condition("Classes", "problem", {two, more}, {"classes"}),
            condition("Two classes", "problem", {two}, {"threshold", "logit"}),
            condition("Values", "problem", {problemKey(Problem::regression)}, {"value"})};
}

Json axisOfModel() {
    return described(axisSchema(),
                     "How a coordinate or a value reads in the data's units: v reads origin + scale * v.");
}

} // namespace

std::string modelSchema() {
    Json schema{
        {"$schema", "https://json-schema.org/draft/2020-12/schema"},
        {"$id", "urn:nabla:model:" + std::to_string(modelVersion)},
        {"title", "Nabla model"},
        {"description",
         "A trained network, with all that leads from a data set's columns to what is predicted. NumPy's "
         ".npz has the same under the same names: layer1.weights, layer1.biases ... for the layers from "
         "the first on, columns.name, columns.unit, columns.origin, columns.scale, inputs.feature, "
         "inputs.offset, inputs.factor with an item for each column or input, and value.name ... for the "
         "value's axis; 'logit' is 1 or 0 there."}};
    schema.update(object(modelFields(), {"format", "version", "precision", "problem", "columns", "inputs",
                                         "layers", "outputs"}));
    schema["allOf"] = problemConditions();
    schema["$defs"] = {{"numbers", atLeast(1, list({{"type", "number"}}))},
                       {"axis", axisOfModel()},
                       {"feature", featureSchema()},
                       {"input", inputSchema()},
                       {"activation", activationSchema()},
                       {"normalization", normalizationSchema()},
                       {"layer", layerSchema()}};
    return schema.dump(2) + "\n";
}

} // namespace nabla
