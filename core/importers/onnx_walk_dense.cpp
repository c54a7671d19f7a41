#include "core/experiment/parameter_pages.h"
#include "core/importers/onnx_walk.h"

#include <algorithm>
#include <cmath>

namespace nabla {
/// Makes a layer of factor · weights, and has it follow the newest one.
Result<OnnxWalk::Value> OnnxWalk::addLayer(const OnnxNode& node, const Constant& weights, double factor) {
    const OnnxTensor& tensor = *weights.tensor;
    if (!tensor.isMatrix())
        return refused(node, "takes weights that are no matrix");
    const auto rows = static_cast<std::size_t>(tensor.dims[0]);
    const auto columns = static_cast<std::size_t>(tensor.dims[1]);
    const std::size_t from = weights.isTransposed ? columns : rows;
    const std::size_t to = weights.isTransposed ? rows : columns;
    const std::size_t given = layers_.back().layer.to;
    if (given != from && (layers_.size() > 1 || given != 0))
        return refused(node, "takes " + std::to_string(from) + " values from " + std::to_string(given));
    if (from == 0 || to == 0)
        return refused(node, "has weights without numbers");
    if (from > mostOnnxUnits || to > mostOnnxUnits)
        return refused(node, "makes the network larger than Nabla's, whose layers have up to 1024 units");
    if (layers_.size() > mostHiddenLayers + 1)
        return refused(node, "makes the network deeper than Nabla's, which have up to " +
                                 std::to_string(mostHiddenLayers) + " hidden layers");
    OnnxLayer layer{from, to};
    layer.weights.reserve(from * to);
    for (std::size_t j = 0; j < to; ++j)
        for (std::size_t i = 0; i < from; ++i)
            layer.weights.push_back(factor *
                                    tensor.numbers[weights.isTransposed ? j * columns + i : i * columns + j]);
    layer.biases.assign(to, 0);
    isDouble_ |= tensor.type == OnnxType::float64;
    layers_.push_back({std::move(layer)});
    return Value(sums());
}

/// alpha · x · B + beta · C.
Result<OnnxWalk::Value> OnnxWalk::gemm(const OnnxNode& node) {
    const auto from = flow(node, 0);
    if (!from)
        return Error{from.error()};
    auto weights = constant(node, 1);
    if (!weights)
        return Error{weights.error()};
    if (node.integer("transA", 0) != 0)
        return refused(node, "transposes the network's values");
    if (const Status done = finishLayer(*from, "The model's " + node.words()); !done)
        return Error{done.error()};
    weights->isTransposed ^= node.integer("transB", 0) != 0;
    auto added = addLayer(node, *weights, node.number("alpha", 1));
    if (!added || node.input(2).empty())
        return added;
    const auto biases = constant(node, 2);
    if (!biases)
        return Error{biases.error()};
    OnnxLayer& layer = layers_.back().layer;
    if (!biases->tensor->isPerUnit(layer.to))
        return refused(node, "takes biases of another count than its " + std::to_string(layer.to) + " units");
    for (std::size_t j = 0; j < layer.to; ++j)
        layer.biases[j] = node.number("beta", 1) * biases->tensor->ofUnit(j);
    layer.hasBiases = true;
    return added;
}

Result<OnnxWalk::Value> OnnxWalk::matMul(const OnnxNode& node) {
    const auto from = flow(node, 0);
    if (!from)
        return Error{from.error()};
    const auto weights = constant(node, 1);
    if (!weights)
        return Error{weights.error()};
    if (const Status done = finishLayer(*from, "The model's " + node.words()); !done)
        return Error{done.error()};
    return addLayer(node, *weights, 1);
}

Result<OnnxWalk::Value> OnnxWalk::softmax(const OnnxNode& node) {
    auto scores = flow(node, 0);
    if (!scores)
        return Error{scores.error()};
    if (!isLastAxis(node.integer("axis", -1)))
        return refused(node, "goes over other than the classes of each point");
    if (!scores->isSums || scores->step != Step::function || layers_.back().isActivated)
        return refused(node, "does not stand right behind the last layer's sums");
    scores->step = Step::probabilities;
    scores->by = &node;
    scores->isSums = false;
    return Value(*std::move(scores));
}

Result<OnnxWalk::Value> OnnxWalk::elementwise(const OnnxNode& node) {
    const OnnxFunction& function = *findOnnxFunction(node.op);
    if (node.inputs.size() < function.least || node.inputs.size() > function.most)
        return refused(node, "takes another number of values than it should");
    std::vector<const Value*> inputs;
    bool hasSteps = false;
    bool hasGroups = false;
    for (std::size_t place = 0; place < node.inputs.size(); ++place) {
        const bool isLeftOut = node.input(place).empty() && place >= function.least;
        const auto value = isLeftOut ? Result<const Value*>(nullptr) : operand(node, place);
        if (!value)
            return Error{value.error()};
        inputs.push_back(*value);
        const Flow* flow = *value ? std::get_if<Flow>(*value) : nullptr;
        const OnnxColumns* columns = *value ? std::get_if<OnnxColumns>(*value) : nullptr;
        if (*value && std::holds_alternative<Shape>(**value))
            return refused(node, "computes with how many points there are");
        if ((flow && !isCurrent(*flow)) || (columns && !isCurrent(*columns)))
            return branches(node);
        hasSteps |= flow && flow->step != Step::function;
        hasGroups |= flow && flow->groups > 0;
    }
    if (hasSteps)
        return layerNormStep(node, inputs);
    if (hasGroups)
        return refused(node, "takes values in groups, which only a normalization may");
    if (auto folded = fold(node, inputs))
        return *std::move(folded);
    if (auto made = columnwise(node, function, inputs))
        return *std::move(made);
    return sample(node, function, inputs);
}

/// The function of the newest layer's sums that the operator makes of functions of them and single numbers.
Result<OnnxWalk::Value> OnnxWalk::sample(const OnnxNode& node, const OnnxFunction& function,
                                         const std::vector<const Value*>& inputs) const {
    const bool isList = std::any_of(inputs.begin(), inputs.end(),
                                    [](const Value* input) { return input && OnnxWalk::isList(*input); });
    Flow made = sums();
    made.isSums = false;
    made.isList = isList;
    made.by = &node;
    bool hasFlow = false;
    for (const Value* input : inputs) {
        const Constant* constant = input ? std::get_if<Constant>(input) : nullptr;
        const Flow* flow = input ? std::get_if<Flow>(input) : nullptr;
        if (input && !constant && (!flow || flow->isList != isList))
            return refused(node, "takes values of different shapes");
        hasFlow |= flow != nullptr;
        if (constant &&
            !(constant->tensor->isPerUnit(layers_.back().layer.to) && constant->tensor->isUniform()))
            return refused(node, "takes constants that are not one number for all units");
    }
    if (!hasFlow)
        return refused(node, "takes constants alone; export the model with its constants folded");
    std::vector<double> numbers(std::max(function.most, inputs.size()), std::nan(""));
    for (std::size_t i = 0; i < made.function.size(); ++i) {
        for (std::size_t k = 0; k < inputs.size(); ++k)
            if (inputs[k]) {
                const Flow* flow = std::get_if<Flow>(inputs[k]);
                numbers[k] =
                    flow ? flow->function[i] : std::get_if<Constant>(inputs[k])->tensor->numbers.front();
            }
        made.function[i] = function.value(numbers, node);
    }
    return Value(std::move(made));
}

} // namespace nabla
