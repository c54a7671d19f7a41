#include "core/exporters/tfjs_graph_model.h"

#include "core/exporters/single_precision.h"
#include "core/exporters/tfjs_graph.h"
#include "core/network/activation_formula.h"

#include <cmath>

namespace nabla {
namespace {

/// Computes nodes for one model, a step after the other.
class Builder {
  public:
    explicit Builder(const TrainedModel& model) : model_(model) { build(); }

    const TfjsGraph& graph() const { return graph_; }

  private:
    void build() {
        points_ = graph_.placeholder("points", static_cast<int>(model_.columns.size()));
        std::string node = inputs();
        for (const ModelLayer& layer : model_.layers) {
            graph_.enter("layer" + std::to_string(++layer_));
            node = activated(layer, normalized(layer, weighted(layer, node)));
        }
        graph_.enter("prediction");
        label(output(node));
    }

    /// A coordinate in the plane, made when a feature first asks for it; [N, 1].
    std::string coordinate(const std::string& name) {
        const auto [at, isNew] = coordinates_.try_emplace(name);
        if (isNew) {
            const int c = name == "x" ? 0 : 1;
            const std::string column =
                graph_.add("Slice", {points_, graph_.integers({0, c}), graph_.integers({-1, 1})});
            at->second = graph_.formula(
                inPlaneBySingles(model_, static_cast<std::size_t>(c), Expression::variable("column")),
                [&](const std::string&) -> const std::string& { return column; });
        }
        return at->second;
    }

    /// An input that is the same for all points is one number, and has to become a column.
    std::string input(const ModelInput& input) {
        bool isColumn = false;
        const std::string node =
            graph_.formula(input.formula(Expression::variable("x"), Expression::variable("y")),
                           [&](const std::string& name) {
                               isColumn = true;
                               return coordinate(name);
                           });
        return isColumn ? node : graph_.add("AddV2", {graph_.add("ZerosLike", {coordinate("x")}), node});
    }

    std::string inputs() {
        graph_.enter("features");
        std::vector<std::string> nodes;
        for (const ModelInput& each : model_.inputs)
            nodes.push_back(input(each));
        nodes.push_back(graph_.integers({1}));
        return graph_.named("inputs", "ConcatV2", std::move(nodes),
                            tfjsCount(static_cast<int>(model_.inputs.size())));
    }

    std::string weighted(const ModelLayer& layer, const std::string& node) {
        const std::string kernel = graph_.tensor("kernel", {layer.from, layer.to}, tfjsKernel(layer));
        const std::string bias = graph_.tensor("bias", {layer.to}, layer.biases);
        return graph_.add("AddV2", {graph_.add("MatMul", {node, kernel}), bias});
    }

    std::string normalized(const ModelLayer& layer, const std::string& node) {
        const ModelNormalization& n = layer.normalization;
        if (!n)
            return node;
        const std::string scaled = n.isOverSamples() ? overSamples(layer, node) : overGroups(layer, node);
        return graph_.add("AddV2", {scaled, graph_.tensor("beta", {layer.to}, n.shifts)});
    }

    /// (z − μ) γ / √(σ² + ε), of which all but z is known.
    std::string overSamples(const ModelLayer& layer, const std::string& node) {
        const ModelNormalization& n = layer.normalization;
        std::vector<double> factors;
        for (std::size_t i = 0; i < n.gains.size(); ++i)
            factors.push_back(n.gains[i] / std::sqrt(n.variances[i] + n.epsilon));
        const std::string centered = graph_.add("Sub", {node, graph_.tensor("mean", {layer.to}, n.means)});
        return graph_.add("Mul", {centered, graph_.tensor("factor", {layer.to}, factors)});
    }

    std::string overGroups(const ModelLayer& layer, const std::string& node) {
        const ModelNormalization& n = layer.normalization;
        const auto mean = [&](const std::string& of) {
            return graph_.add("Mean", {of, graph_.integers({2})}, tfjsKeepsDimension());
        };
        const std::string groups =
            graph_.add("Reshape", {node, graph_.integers({-1, n.groups, layer.to / n.groups})});
        const std::string centered = graph_.add("Sub", {groups, mean(groups)});
        const std::string variance = mean(graph_.add("Mul", {centered, centered}));
        const std::string deviation =
            graph_.add("Sqrt", {graph_.add("AddV2", {variance, graph_.number(n.epsilon)})});
        const std::string normal = graph_.add("RealDiv", {centered, deviation});
        const std::string units = graph_.add("Reshape", {normal, graph_.integers({-1, layer.to})});
        return graph_.add("Mul", {units, graph_.tensor("gamma", {layer.to}, n.gains)});
    }

    std::string activated(const ModelLayer& layer, const std::string& node) {
        return graph_.formula(activationFormula(layer.activation, Expression::variable("z")),
                              [&](const std::string&) { return node; });
    }

    std::string output(const std::string& node) {
        if (model_.problem == Problem::multiclass)
            return graph_.named("output", "Softmax", {node});
        return graph_.named("output", "Identity",
                            {graph_.formula(model_.asReading(Expression::variable("output")),
                                            [&](const std::string&) { return node; })});
    }

    void label(const std::string& output) {
        if (model_.problem == Problem::multiclass)
            graph_.named("label", "ArgMax", {output, graph_.integers({1})});
        if (model_.problem != Problem::classification)
            return;
        const std::string flat = graph_.add("Reshape", {output, graph_.integers({-1})});
        const std::string second = graph_.add("GreaterEqual", {flat, graph_.number(model_.threshold)});
        graph_.named("label", "Cast", {second}, tfjsToInteger());
    }

    const TrainedModel& model_;
    TfjsGraph graph_;
    std::string points_;
    std::map<std::string, std::string> coordinates_;
    int layer_ = 0;
};

/// What a graph takes or gives under that name.
void writeSignature(JsonWriter& json, std::string_view name, std::string_view type,
                    const std::vector<int>& shape) {
    json.key(name).beginObject().key("name").value(std::string(name) + ":0").key("dtype").value(type);
    writeTfjsShape(json, "tensorShape", shape);
    json.endObject();
}

void writeSignatures(JsonWriter& json, const TrainedModel& model) {
    json.key("signature").beginObject().key("inputs").beginObject();
    writeSignature(json, "points", "DT_FLOAT", {-1, static_cast<int>(model.columns.size())});
    json.endObject().key("outputs").beginObject();
    writeSignature(json, "output", "DT_FLOAT", {-1, model.outputs()});
    if (!model.classes.empty())
        writeSignature(json, "label", "DT_INT32", {-1});
    json.endObject().endObject();
}

} // namespace

Result<std::vector<ExportedFile>> tfjsGraphModel(const TrainedModel& model) {
    const Builder builder(model);
    return tfjsFiles("", "graph-model", builder.graph().weights(), [&](JsonWriter& json) {
        json.key("modelTopology");
        builder.graph().write(json);
        writeSignatures(json, model);
        json.key("userDefinedMetadata").beginObject();
        json.key("structuredOutputKeys").beginArray().value("output");
        if (!model.classes.empty())
            json.value("label");
        json.endArray();
        writeTfjsFacts(json, model);
        json.endObject();
    });
}

} // namespace nabla
