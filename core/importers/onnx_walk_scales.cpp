#include "core/importers/onnx_walk.h"

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

bool isAffine(std::string_view op) {
    return op == "Add" || op == "Sub" || op == "Mul" || op == "Div" || op == "Neg";
}

/// Of z and a constant, the latter first or not, if the operator takes one; nothing divides by z here.
OnnxLine lineOf(std::string_view op, double constant, bool isFirst) {
    if (op == "Neg")
        return {-1, 0};
    if (op == "Add")
        return {1, constant};
    if (op == "Sub")
        return isFirst ? OnnxLine{-1, constant} : OnnxLine{1, -constant};
    return {op == "Mul" ? constant : 1 / constant, 0};
}

/// γ (z − μ) / √(σ² + ε) + β of each unit.
OnnxLines linesOf(const OnnxNormalization& norm) {
    OnnxLines lines;
    for (std::size_t j = 0; j < norm.gains.size(); ++j) {
        const double scale = norm.gains[j] / std::sqrt(norm.variances[j] + norm.epsilon);
        lines.push_back({scale, norm.shifts[j] - scale * norm.means[j]});
    }
    return lines;
}

void follow(const OnnxLine& line, double& gain, double& shift) {
    gain *= line.scale;
    shift = line.scale * shift + line.shift;
}

/// Makes what sums become a part of their layer's weights and biases.
void scaleSums(OnnxLayer& layer, const OnnxLines& lines) {
    for (std::size_t j = 0; j < layer.to; ++j) {
        for (std::size_t i = 0; i < layer.from; ++i)
            layer.weights[j * layer.from + i] *= lines[j].scale;
        layer.biases[j] = lines[j].scale * layer.biases[j] + lines[j].shift;
        layer.hasBiases |= lines[j].shift != 0;
    }
}

/// Makes what a layer's inputs become a part of its weights and biases.
void scaleInputs(OnnxLayer& layer, const OnnxLines& lines) {
    for (std::size_t j = 0; j < layer.to; ++j)
        for (std::size_t i = 0; i < lines.size(); ++i) {
            double& weight = layer.weights[j * layer.from + i];
            layer.biases[j] += weight * lines[i].shift;
            weight *= lines[i].scale;
        }
    layer.hasBiases |= std::any_of(layer.biases.begin(), layer.biases.end(), [](double b) { return b != 0; });
}

} // namespace

/// Sums that nobody else takes may become others; so may what an activation gives, where each unit has a
/// number of its own. With one number for all, it may be a part of the activation.
bool OnnxWalk::isFoldable(const Flow& flow, std::string_view name, const Constant* constant) const {
    const auto uses = uses_.find(name);
    const std::size_t units = layers_.back().layer.to;
    return uses != uses_.end() && uses->second == 1 && units > 0 &&
           (!constant || constant->tensor->isPerUnit(units)) &&
           (flow.isSums || (constant && !constant->tensor->isUniform()));
}

/// Biases that are added, and what else moves or scales numbers unit by unit, become a part of the layer or
/// of the next.
std::optional<Result<OnnxWalk::Value>> OnnxWalk::fold(const OnnxNode& node,
                                                      const std::vector<const Value*>& inputs) {
    if (!isAffine(node.op))
        return std::nullopt;
    for (std::size_t place = 0; place < inputs.size(); ++place) {
        const Flow* flow = std::get_if<Flow>(inputs[place]);
        const Constant* constant = inputs.size() == 2 ? std::get_if<Constant>(inputs[1 - place]) : nullptr;
        const bool dividesByFlow = node.op == "Div" && place == 1;
        if (!flow || inputs.size() != (constant ? 2 : 1) || dividesByFlow ||
            !isFoldable(*flow, node.input(place), constant))
            continue;
        if (!flow->isSums)
            if (const Status done = activate(node, *flow); !done)
                return Result<Value>(Error{done.error()});
        OnnxLines lines;
        for (std::size_t j = 0; j < layers_.back().layer.to; ++j)
            lines.push_back(lineOf(node.op, constant ? constant->tensor->ofUnit(j) : 0, place == 1));
        layers_.back().layer.hasBiases |= node.op == "Add" && layers_.back().isPlain();
        const bool isList = flow->isList;
        auto made = std::get<Flow>(scaled(lines));
        made.isList = isList;
        return Result<Value>(Value(made));
    }
    return std::nullopt;
}

/// Makes the flow the newest layer's outputs, which then become others by what the node does.
Status OnnxWalk::activate(const OnnxNode& node, const Flow& flow) {
    if (Status done = finishLayer(flow, "The model's " + node.words()); !done)
        return done;
    Growing& newest = layers_.back();
    newest.lines.resize(newest.layer.to);
    newest.isActivated = true;
    newest.foldedBy = &node;
    return Done{};
}

/// What the newest layer gives, where its lines lead.
OnnxWalk::Value OnnxWalk::scaled(const OnnxLines& lines) {
    Growing& newest = layers_.back();
    OnnxNormalization& norm = newest.layer.normalization;
    if (newest.isPlain())
        scaleSums(newest.layer, lines);
    else
        for (std::size_t j = 0; j < lines.size(); ++j)
            follow(lines[j], newest.isActivated ? newest.lines[j].scale : norm.gains[j],
                   newest.isActivated ? newest.lines[j].shift : norm.shifts[j]);
    // Whoever knows the sums by another name must not take these for them.
    ++newest.version;
    return sums();
}

/// A batch normalization of what an activation gives, or of the inputs.
Result<OnnxWalk::Value> OnnxWalk::foldNorm(const OnnxNode& node, const Flow& flow,
                                           const OnnxNormalization& norm) {
    if (const Status done = activate(node, flow); !done)
        return Error{done.error()};
    layers_.back().foldsNorm = true;
    return scaled(linesOf(norm));
}

/// Values of Nabla's own exports end in the data's units, by numbers of single precision.
void OnnxWalk::removeUnits(Flow& values) {
    const double origin = static_cast<float>(own_->value.origin);
    const double scale = static_cast<float>(own_->value.scale);
    const OnnxLine line{1 / scale, -origin / scale};
    if (values.isSums)
        values = std::get<Flow>(scaled(OnnxLines(layers_.back().layer.to, line)));
    else
        for (double& value : values.function)
            value = line.scale * value + line.shift;
}

/// Makes parts of the weights of all that they can hold; says of which normalizations.
void OnnxWalk::foldAll(OnnxNetwork& network) {
    OnnxLayer& last = layers_.back().layer;
    if (last.normalization.over == OnnxNormalization::Over::samples) {
        scaleSums(last, linesOf(last.normalization));
        last.normalization = {};
        network.foldsLastNorm = true;
    }
    for (std::size_t l = 0; l + 1 < layers_.size(); ++l) {
        scaleInputs(layers_[l + 1].layer, layers_[l].lines);
        network.foldsNorms |= layers_[l].foldsNorm;
    }
}

} // namespace nabla
