#include "core/importers/onnx_walk.h"

#include <algorithm>

namespace nabla {
namespace {

/// The places that a slice takes of so many, as `Slice` counts them.
std::vector<std::size_t> sliced(std::int64_t count, std::int64_t start, std::int64_t end, std::int64_t step) {
    const bool isBack = step < 0;
    const auto inside = [&](std::int64_t at) {
        return std::clamp(at < 0 ? at + count : at, isBack ? std::int64_t{-1} : 0,
                          isBack ? count - 1 : count);
    };
    std::vector<std::size_t> places;
    const std::int64_t stop = inside(end);
    // A longer one leaves the range as well, and cannot overflow.
    const std::int64_t stride = std::clamp(step, -count - 1, count + 1);
    for (std::int64_t at = inside(start); isBack ? at > stop : at < stop; at += stride)
        places.push_back(static_cast<std::size_t>(at));
    return places;
}

std::vector<std::int64_t> picked(const std::vector<std::int64_t>& shape,
                                 const std::vector<std::size_t>& places) {
    std::vector<std::int64_t> part;
    for (const std::size_t place : places)
        part.push_back(shape[place]);
    return part;
}

} // namespace

/// Picks some of the columns; of a layer's units, only all at once.
Result<OnnxWalk::Value> OnnxWalk::pick(const OnnxNode& node, const std::vector<std::size_t>& places,
                                       bool isList) {
    const auto value = operand(node, 0);
    if (!value)
        return Error{value.error()};
    const auto columns = columnsOf(**value);
    if (columns && !isCurrent(*columns))
        return branches(node);
    if (columns && places.size() > mostColumns())
        return refused(node, "takes more columns than Nabla has features");
    if (columns && !columns->isList) {
        OnnxColumns made{{}, isList, columns->version};
        for (const std::size_t place : places)
            made.columns.push_back(columns->columns[place]);
        return Value(std::move(made));
    }
    auto whole = flow(node, 0);
    if (!whole)
        return Error{whole.error()};
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i] != i || places.size() != layers_.back().layer.to)
            return refused(node,
                           "takes some of a layer's units, but only chains of whole layers can be opened");
    whole->isList = isList;
    return Value(*std::move(whole));
}

/// How many columns or units the node's first input has, each for every point; 0 where that is not known.
std::size_t OnnxWalk::width(const OnnxNode& node) const {
    const auto value = operand(node, 0);
    if (!value)
        return 0;
    if (const OnnxColumns* columns = std::get_if<OnnxColumns>(*value))
        return columns->columns.size();
    return std::holds_alternative<Flow>(**value) ? layers_.back().layer.to : 0;
}

Result<OnnxWalk::Value> OnnxWalk::gather(const OnnxNode& node) {
    const auto value = operand(node, 0);
    if (!value)
        return Error{value.error()};
    if (isList(**value))
        return refused(node, "takes some of the points");
    const Shape* shape = std::get_if<Shape>(*value);
    const auto indices = constant(node, 1);
    if (!indices)
        return Error{indices.error()};
    const std::vector<double>& numbers = indices->tensor->numbers;
    const bool isList = indices->tensor->dims.empty();
    const std::size_t count = shape ? shape->size() : width(node);
    const std::int64_t axis = node.integer("axis", 0);
    if ((shape ? axis != 0 : rank_ != 2 || !isLastAxis(axis)) || indices->tensor->dims.size() > 1 ||
        numbers.size() > mostOnnxUnits)
        return refused(node, "takes other than columns of its values");
    std::vector<std::size_t> places;
    for (const double number : numbers) {
        const double place = number < 0 ? number + static_cast<double>(count) : number;
        if (!(place >= 0 && place < static_cast<double>(count)))
            return refused(node, "takes a column that its values do not have");
        places.push_back(static_cast<std::size_t>(place));
    }
    return shape ? Value(picked(*shape, places)) : pick(node, places, isList);
}

/// Of columns or of a shape.
Result<OnnxWalk::Value> OnnxWalk::slice(const OnnxNode& node) {
    const auto starts = integers(node, "starts", 1);
    const auto ends = integers(node, "ends", 2);
    for (const auto* const given : {&starts, &ends})
        if (!*given)
            return Error{given->error()};
    const bool hasAxes = node.find("axes") || !node.input(3).empty();
    const auto axes = hasAxes ? integers(node, "axes", 3) : Integers(std::vector<std::int64_t>{0});
    const auto steps = node.input(4).empty() ? Integers(std::vector<std::int64_t>{1}) : integers(node, "", 4);
    for (const auto* const given : {&axes, &steps})
        if (!*given)
            return Error{given->error()};
    if (starts->size() != 1 || ends->size() != 1 || axes->size() != 1 || steps->size() != 1 ||
        steps->front() == 0)
        return refused(node, "takes a part that is no range of columns");
    const auto value = operand(node, 0);
    if (!value)
        return Error{value.error()};
    const Shape* shape = std::get_if<Shape>(*value);
    const bool isAlong =
        shape ? axes->front() == 0 : rank_ == 2 && !isList(**value) && isLastAxis(axes->front());
    const std::size_t count = shape ? shape->size() : width(node);
    if (!isAlong || count > mostOnnxUnits)
        return refused(node, "takes other than columns of its values");
    const auto places =
        sliced(static_cast<std::int64_t>(count), starts->front(), ends->front(), steps->front());
    if (!shape)
        return pick(node, places, false);
    return Value(picked(*shape, places));
}

/// Equal parts, unless others are said.
Result<OnnxWalk::Value> OnnxWalk::split(const OnnxNode& node) {
    const std::size_t count = width(node);
    const std::size_t parts = node.outputs.size();
    const auto value = operand(node, 0);
    if (!value)
        return Error{value.error()};
    if (rank_ != 2 || isList(**value) || !isLastAxis(node.integer("axis", 0)) || parts > count)
        return refused(node, "takes other than columns of its values");
    const bool isSaid = node.find("split") || !node.input(1).empty();
    const auto equal = static_cast<std::int64_t>((count + parts - 1) / parts);
    const auto sizes = isSaid ? integers(node, "split", 1) : Integers(std::vector(parts, equal));
    if (!sizes)
        return Error{sizes.error()};
    std::vector<Value> made;
    std::size_t at = 0;
    for (const std::int64_t size : *sizes) {
        std::vector<std::size_t> places;
        for (std::int64_t i = 0; i < size && at < count; ++i)
            places.push_back(at++);
        auto part = pick(node, places, false);
        if (!part)
            return part;
        made.push_back(*std::move(part));
    }
    if (made.size() != parts || at != count)
        return refused(node, "gives other parts than its values have");
    for (std::size_t k = 1; k < parts; ++k)
        values_.insert_or_assign(node.outputs[k], std::move(made[k]));
    return std::move(made.front());
}

} // namespace nabla
