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
    auto value = pass(node);
    const auto to = static_cast<OnnxType>(node.integer("to", 0));
    const bool isShape = value && std::holds_alternative<Shape>(*value) && to == OnnxType::int64;
    if (value && !isNetworkNumber(to) && !isShape)
        return refused(node, "makes " + typeName(to) + " of its numbers; export the model in float32");
    return value;
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

/// Of rows in groups, rows as they were before.
Result<OnnxWalk::Value> OnnxWalk::flatten(const OnnxNode& node) {
    const std::int64_t axis = node.integer("axis", 1);
    if (rank_ != 2 || (axis != 1 && axis != -1))
        return refused(node, "gives numbers another shape");
    auto values = flowInGroups(node, 0);
    if (!values)
        return Error{values.error()};
    if (values->isList || (values->groups > 0 && (axis != 1 || values->step != Step::function)))
        return refused(node, "gives numbers another shape");
    values->groups = 0;
    return Value(*std::move(values));
}

/// As many rows as there are points, with a number for each unit.
Result<OnnxWalk::Value> OnnxWalk::shape(const OnnxNode& node) {
    const auto value = operand(node, 0);
    if (!value)
        return Error{value.error()};
    const auto units = static_cast<std::int64_t>(width(node));
    if (isList(**value))
        return Value(Shape{0});
    if (units == 0 || node.find("start") || node.find("end"))
        return refused(node, "asks for a shape that is not known before the points are");
    return Value(Shape{0, units});
}

/// The numbers of a shape, or of a constant that is to be one.
OnnxWalk::Integers OnnxWalk::shapeOf(const OnnxNode& node, std::size_t place) const {
    const auto value = node.find("shape") ? Result<const Value*>(nullptr) : operand(node, place);
    if (!value)
        return Error{value.error()};
    const Shape* found = *value ? std::get_if<Shape>(*value) : nullptr;
    return found ? Integers(*found) : integers(node, "shape", place);
}

bool OnnxWalk::isList(const Value& value) {
    const Flow* flow = std::get_if<Flow>(&value);
    const OnnxColumns* columns = std::get_if<OnnxColumns>(&value);
    return (flow && flow->isList) || (columns && columns->isList);
}

/// The same numbers, of a single unit or column, as a list or as rows.
Result<OnnxWalk::Value> OnnxWalk::listed(const OnnxNode& node, bool isList) {
    const auto value = operand(node, 0);
    if (!value)
        return Error{value.error()};
    Value made = **value;
    if (OnnxColumns* columns = std::get_if<OnnxColumns>(&made))
        columns->isList = isList;
    else if (Flow* flow = std::get_if<Flow>(&made); flow && flow->groups == 0)
        flow->isList = isList;
    else
        return refused(node, "gives numbers another shape");
    return made;
}

/// A row for each sample stays one, or falls into groups and back; of a single unit, the samples may become a
/// list.
Result<OnnxWalk::Value> OnnxWalk::reshape(const OnnxNode& node) {
    const auto shape = shapeOf(node, 1);
    if (!shape)
        return Error{shape.error()};
    const auto units = static_cast<std::int64_t>(width(node));
    const bool isRows = rank_ == 2 && shape->size() == 2 && units > 0 &&
                        (shape->back() == units || (shape->back() == -1 && shape->front() != -1));
    const bool isForAll = shape->size() == 1 && (shape->front() == -1 || shape->front() == 0) && units == 1;
    if (isForAll || (isRows && units == 1))
        return listed(node, isForAll);
    auto values = flowInGroups(node, 0);
    if (!values)
        return Error{values.error()};
    const bool isGroups = rank_ == 2 && shape->size() == 3 && values->isSums && values->groups == 0 &&
                          (*shape)[1] > 0 && (*shape)[1] <= units && (*shape)[1] * (*shape)[2] == units;
    if (!isRows && !isGroups)
        return refused(node, "gives numbers another shape");
    values->groups = isGroups ? static_cast<std::size_t>((*shape)[1]) : 0;
    return Value(*std::move(values));
}

/// Without axes, every dimension of one number goes; that of the points may be one, as none of theirs is
/// lost.
Result<OnnxWalk::Value> OnnxWalk::squeeze(const OnnxNode& node) {
    const bool isAll = !node.find("axes") && node.input(1).empty();
    const auto axes = isAll ? Integers(std::vector<std::int64_t>{-1}) : integers(node, "axes", 1);
    if (!axes)
        return Error{axes.error()};
    if (width(node) == 1 && axes->size() == 1 && isLastAxis(axes->front()))
        return listed(node, true);
    if (!isAll)
        return refused(node, "gives numbers another shape");
    auto values = flow(node, 0);
    if (!values)
        return Error{values.error()};
    return Value(*std::move(values));
}

/// A list becomes rows of one number each; of a shape's number, a shape.
Result<OnnxWalk::Value> OnnxWalk::unsqueeze(const OnnxNode& node) {
    const auto axes = integers(node, "axes", 1);
    if (!axes)
        return Error{axes.error()};
    const auto value = operand(node, 0);
    if (!value)
        return Error{value.error()};
    const Shape* shape = std::get_if<Shape>(*value);
    const std::int64_t axis = axes->size() == 1 ? axes->front() : 0;
    if (shape && shape->size() == 1 && axes->size() == 1 && axis == 0)
        return Value(*shape);
    if (isList(**value) && isLastAxis(axis))
        return listed(node, false);
    return refused(node, "gives numbers another shape");
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
