#include "core/importers/onnx_walk.h"

namespace nabla {
namespace {

OnnxTensor listOf(OnnxType type, std::vector<double> numbers) {
    const auto count = static_cast<std::int64_t>(numbers.size());
    return {{}, type, {count}, std::move(numbers)};
}

/// What a `Constant` holds, in any of its forms for numbers; nothing for others.
std::optional<OnnxTensor> heldBy(const OnnxNodeAttribute& attribute) {
    if (attribute.name == "value")
        return attribute.tensor;
    if (attribute.name == "value_float")
        return OnnxTensor{{}, OnnxType::float32, {}, {attribute.number}};
    if (attribute.name == "value_floats")
        return listOf(OnnxType::float32, attribute.numbers);
    if (attribute.name == "value_int")
        return OnnxTensor{{}, OnnxType::int64, {}, {static_cast<double>(attribute.integer)}};
    if (attribute.name == "value_ints")
        return listOf(OnnxType::int64, {attribute.integers.begin(), attribute.integers.end()});
    return std::nullopt;
}

} // namespace

Result<OnnxWalk::Value> OnnxWalk::constantNode(const OnnxNode& node) {
    for (const OnnxNodeAttribute& attribute : node.attributes)
        if (auto tensor = heldBy(attribute)) {
            held_.push_back(*std::move(tensor));
            return Value(Constant{&held_.back()});
        }
    return refused(node, "holds no numbers");
}

Result<OnnxWalk::Value> OnnxWalk::pass(const OnnxNode& node) {
    const auto found = valueOf(node, 0);
    if (!found)
        return Error{found.error()};
    return **found;
}

Result<OnnxWalk::Value> OnnxWalk::cast(const OnnxNode& node) {
    const auto to = static_cast<OnnxType>(node.integer("to", 0));
    if (to != OnnxType::float16 && to != OnnxType::float32 && to != OnnxType::float64)
        return refused(node, "makes other than floating-point numbers");
    return pass(node);
}

/// Testing does nothing; training drops by the ratio, which is kept where a layer's outputs are.
Result<OnnxWalk::Value> OnnxWalk::dropout(const OnnxNode& node) {
    auto values = flow(node, 0);
    if (!values)
        return Error{values.error()};
    double ratio = shortestFloat(node.number("ratio", 0.5));
    if (!node.input(1).empty()) {
        const auto given = constant(node, 1);
        if (!given)
            return Error{given.error()};
        ratio = shortestFloat(given->tensor->numbers.front());
    }
    if (!(ratio >= 0 && ratio < 1))
        return refused(node, "has a ratio that is not from 0 to below 1");
    double& dropped = layers_.back().layer.dropped;
    dropped = 1 - (1 - dropped) * (1 - ratio);
    return Value(*std::move(values));
}

Result<OnnxWalk::Value> OnnxWalk::flatten(const OnnxNode& node) {
    const std::int64_t axis = node.integer("axis", 1);
    if (rank_ != 2 || (axis != 1 && axis != -1))
        return refused(node, "gives numbers another shape");
    auto values = flow(node, 0);
    if (!values)
        return Error{values.error()};
    return Value(*std::move(values));
}

/// A row for each sample stays one, or falls into groups and back; of a single unit, the samples may become a
/// list.
Result<OnnxWalk::Value> OnnxWalk::reshape(const OnnxNode& node) {
    auto values = flowInGroups(node, 0);
    if (!values)
        return Error{values.error()};
    const auto shape = integers(node, "shape", 1);
    if (!shape)
        return Error{shape.error()};
    const auto units = static_cast<std::int64_t>(layers_.back().layer.to);
    const bool isRows = rank_ == 2 && shape->size() == 2 && units > 0 &&
                        (shape->back() == units || (shape->back() == -1 && shape->front() != -1));
    const bool isList = shape->size() == 1 && shape->front() == -1 && units == 1;
    const bool isGroups = rank_ == 2 && shape->size() == 3 && values->isSums && values->groups == 0 &&
                          (*shape)[1] > 0 && (*shape)[1] <= units && (*shape)[1] * (*shape)[2] == units;
    if (!isRows && !isList && !isGroups)
        return refused(node, "gives numbers another shape");
    values->groups = isGroups ? static_cast<std::size_t>((*shape)[1]) : 0;
    return Value(*std::move(values));
}

Result<OnnxWalk::Value> OnnxWalk::squeeze(const OnnxNode& node) {
    auto values = flow(node, 0);
    if (!values)
        return Error{values.error()};
    const auto axes = integers(node, "axes", 1);
    if (!axes)
        return Error{axes.error()};
    if (axes->size() != 1 || !isLastAxis(axes->front()) || layers_.back().layer.to != 1)
        return refused(node, "gives numbers another shape");
    return Value(*std::move(values));
}

Result<OnnxWalk::Value> OnnxWalk::transpose(const OnnxNode& node) {
    const auto matrix = constant(node, 0);
    if (!matrix)
        return Error{matrix.error()};
    const OnnxNodeAttribute* order = node.find("perm");
    if (!matrix->tensor->isMatrix() || (order && order->integers != std::vector<std::int64_t>{1, 0}))
        return refused(node, "turns other than a matrix of weights");
    return Value(Constant{matrix->tensor, !matrix->isTransposed});
}

} // namespace nabla
