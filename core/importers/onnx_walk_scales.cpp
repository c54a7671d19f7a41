#include "core/importers/onnx_walk.h"

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

bool isAffine(std::string_view op) {
    return op == "Add" || op == "Sub" || op == "Mul" || op == "Div";
}

/// Of z and a constant, the latter first or not; nothing divides by z here.
OnnxLine lineOf(std::string_view op, double constant, bool isFirst) {
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

/// Sums that nobody else takes may become others.
bool OnnxWalk::isFoldable(const Flow& flow, std::string_view name, const Constant& constant) const {
    const auto uses = uses_.find(name);
    return flow.isSums && uses != uses_.end() && uses->second == 1 && layers_.back().layer.to > 0 &&
           !constant.tensor->numbers.empty() && constant.tensor->isPerUnit(layers_.back().layer.to);
}

/// Biases that are added, and what else moves or scales sums unit by unit, become a part of the layer.
std::optional<OnnxWalk::Value> OnnxWalk::fold(const OnnxNode& node, const std::vector<const Value*>& inputs) {
    if (!isAffine(node.op))
        return std::nullopt;
    for (const std::size_t place : {0u, 1u}) {
        const Flow* flow = std::get_if<Flow>(inputs[place]);
        const Constant* constant = std::get_if<Constant>(inputs[1 - place]);
        const bool dividesByFlow = node.op == "Div" && place == 1;
        if (!flow || !constant || dividesByFlow || !isFoldable(*flow, node.input(place), *constant))
            continue;
        const std::vector<double>& numbers = constant->tensor->numbers;
        OnnxLines lines;
        for (std::size_t j = 0; j < layers_.back().layer.to; ++j)
            lines.push_back(lineOf(node.op, numbers[numbers.size() == 1 ? 0 : j], place == 1));
        layers_.back().layer.hasBiases |= node.op == "Add" && layers_.back().isPlain();
        return scaled(lines);
    }
    return std::nullopt;
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
    if (const Status done = finishLayer(flow, "The model's " + node.words()); !done)
        return Error{done.error()};
    Growing& newest = layers_.back();
    if (!newest.isActivated)
        newest.lines.assign(newest.layer.to, {});
    newest.isActivated = true;
    newest.foldedBy = &node;
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
        network.foldsNorms |= layers_[l].foldedBy != nullptr;
    }
}

} // namespace nabla
