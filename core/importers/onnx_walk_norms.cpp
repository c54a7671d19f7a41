#include "core/importers/onnx_walk.h"

#include <algorithm>
#include <array>

namespace nabla {

Status OnnxWalk::checkNormalizable(const OnnxNode& node, const Flow& flow) const {
    const bool isBetween = flow.isSums && flow.step == Step::function && layers_.back().isPlain();
    if (!isBetween)
        return refused(node, "normalizes other than a layer's weighted sums; in Nabla a normalization stands "
                             "between a layer's sums and its activation");
    return Done{};
}

/// The constant numbers of that input, one for each unit of the newest layer.
Result<std::vector<double>> OnnxWalk::perUnit(const OnnxNode& node, std::size_t place) const {
    const auto found = constant(node, place);
    if (!found)
        return Error{found.error()};
    const std::size_t units = layers_.back().layer.to;
    if (found->tensor->numbers.size() != units)
        return refused(node, "takes " + std::to_string(found->tensor->numbers.size()) + " numbers for " +
                                 std::to_string(units) + " units");
    return found->tensor->numbers;
}

/// Right on sums it is kept; elsewhere, one over samples becomes a part of the next weights.
Result<OnnxWalk::Value> OnnxWalk::normalized(const OnnxNode& node, const Flow& from,
                                             OnnxNormalization normalization) {
    if (!(normalization.epsilon >= 0))
        return refused(node, "normalizes with an epsilon that is not 0 or more");
    if (isBehindActivation(from))
        return foldNorm(node, from, normalization);
    layers_.back().layer.normalization = std::move(normalization);
    ++layers_.back().version;
    return Value(sums());
}

/// γ, β and the running μ and σ² of a batch normalization.
Result<OnnxNormalization> OnnxWalk::batchNumbers(const OnnxNode& node) const {
    std::array<std::vector<double>, 4> numbers;
    for (std::size_t k = 0; k < numbers.size(); ++k) {
        auto taken = perUnit(node, k + 1);
        if (!taken)
            return Error{taken.error()};
        numbers[k] = *std::move(taken);
    }
    return OnnxNormalization{OnnxNormalization::Over::samples,
                             1,
                             shortestFloat(node.number("epsilon", 1e-5)),
                             shortestFloat(1 - shortestFloat(node.number("momentum", 0.9))),
                             std::move(numbers[0]),
                             std::move(numbers[1]),
                             std::move(numbers[2]),
                             std::move(numbers[3])};
}

Result<OnnxWalk::Value> OnnxWalk::batchNorm(const OnnxNode& node) {
    const auto from = flow(node, 0);
    if (!from)
        return Error{from.error()};
    if (const Status good = checkNormalizable(node, *from); !good && !isBehindActivation(*from))
        return Error{good.error()};
    if (node.integer("training_mode", 0) != 0 || node.outputs.size() > 1)
        return refused(node, "is in training mode; call model.eval() before the model is exported");
    auto numbers = batchNumbers(node);
    if (!numbers)
        return Error{numbers.error()};
    return normalized(node, *from, *std::move(numbers));
}

Result<OnnxWalk::Value> OnnxWalk::layerNorm(const OnnxNode& node) {
    const auto from = flow(node, 0);
    if (!from)
        return Error{from.error()};
    if (const Status good = checkNormalizable(node, *from); !good)
        return Error{good.error()};
    if (!isLastAxis(node.integer("axis", -1)))
        return refused(node, "goes over other than the units of each point");
    // PyTorch leaves the gains out where there are none.
    const std::size_t units = layers_.back().layer.to;
    auto gains =
        node.input(1).empty() ? Result<std::vector<double>>(std::vector<double>(units, 1)) : perUnit(node, 1);
    if (!gains)
        return Error{gains.error()};
    auto shifts =
        node.input(2).empty() ? Result<std::vector<double>>(std::vector<double>(units, 0)) : perUnit(node, 2);
    if (!shifts)
        return Error{shifts.error()};
    return normalized(node, *from,
                      {OnnxNormalization::Over::units, 1, shortestFloat(node.number("epsilon", 1e-5)), 0,
                       *std::move(gains), *std::move(shifts)});
}

/// Of sums, the first step of a layer norm in parts; of their squares less the mean, its variance.
Result<OnnxWalk::Value> OnnxWalk::mean(const OnnxNode& node) {
    auto from = flowInGroups(node, 0);
    if (!from)
        return Error{from.error()};
    const auto axes = integers(node, "axes", 1);
    if (!axes)
        return Error{axes.error()};
    const bool isLast = axes->size() == 1 && (from->groups > 0 ? axes->front() == 2 || axes->front() == -1
                                                               : isLastAxis(axes->front()));
    if (!isLast || node.integer("keepdims", 1) == 0)
        return refused(node, "goes over other than the units of each point");
    const bool isVariance = from->step == Step::squares;
    if (!isVariance)
        if (const Status good = checkNormalizable(node, *from); !good)
            return Error{good.error()};
    from->step = isVariance ? Step::variance : Step::mean;
    return Value(*std::move(from));
}

namespace {

/// The single number of a constant, as it was written; nothing where it is none.
std::optional<double> singleNumber(const OnnxTensor& tensor) {
    if (tensor.numbers.size() != 1)
        return std::nullopt;
    const double number = tensor.numbers.front();
    return tensor.type == OnnxType::float64 ? number : shortestFloat(number);
}

} // namespace

/// What a step on the way to (z − mean) / √(mean of (z − mean)² + ε) gives, but for the last.
std::optional<OnnxWalk::Flow> OnnxWalk::nextStep(const OnnxNode& node,
                                                 const std::vector<const Value*>& inputs) const {
    const Flow* first = std::get_if<Flow>(inputs[0]);
    const Flow* second = inputs.size() > 1 ? std::get_if<Flow>(inputs[1]) : nullptr;
    const Flow* any = first ? first : second;
    std::optional<double> number;
    for (const Value* input : inputs)
        if (const Constant* constant = std::get_if<Constant>(input))
            number = singleNumber(*constant->tensor);
    const auto made = [&](Step step) {
        Flow flow = *any;
        flow.step = step;
        return flow;
    };
    if (first && second && first->groups != second->groups)
        return std::nullopt;
    if (node.op == "Sub" && first && first->isSums && first->step == Step::function && second &&
        second->step == Step::mean)
        return made(Step::centered);
    if (node.op == "Pow" && first && first->step == Step::centered && number == 2)
        return made(Step::squares);
    if (node.op == "Mul" && first && first->step == Step::centered && second &&
        second->step == Step::centered)
        return made(Step::squares);
    if (node.op == "Sqrt" && first->step == Step::padded)
        return made(Step::deviation);
    if (node.op != "Add" || any->step != Step::variance || !number)
        return std::nullopt;
    Flow padded = made(Step::padded);
    padded.epsilon = *number;
    return padded;
}

/// A step of a layer norm or group norm in parts, an operator at a time.
Result<OnnxWalk::Value> OnnxWalk::layerNormStep(const OnnxNode& node,
                                                const std::vector<const Value*>& inputs) {
    const bool isWhole = std::find(inputs.begin(), inputs.end(), nullptr) == inputs.end();
    if (auto step = isWhole ? nextStep(node, inputs) : std::nullopt)
        return Value(*std::move(step));
    const Flow* first = isWhole ? std::get_if<Flow>(inputs[0]) : nullptr;
    const Flow* second = isWhole && inputs.size() == 2 ? std::get_if<Flow>(inputs[1]) : nullptr;
    const bool isLast = node.op == "Div" && first && second && first->step == Step::centered &&
                        second->step == Step::deviation && first->groups == second->groups;
    if (!isLast)
        return refused(node, "has no place where it stands; of normalizations, only whole ones and of "
                             "probabilities, only Softmax at the end can be opened");
    const std::size_t units = layers_.back().layer.to;
    const std::size_t groups = first->groups;
    auto made = normalized(node, *first,
                           {OnnxNormalization::Over::units, std::max<std::size_t>(groups, 1), second->epsilon,
                            0, std::vector<double>(units, 1), std::vector<double>(units, 0)});
    if (made)
        std::get<Flow>(*made).groups = groups;
    return made;
}

} // namespace nabla
