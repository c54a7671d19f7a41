#include "core/importers/onnx_walk.h"

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

/// A constant as columns: one, or as many as it has numbers.
std::optional<OnnxColumns> columnsOf(const OnnxTensor& constant, bool isBesideList) {
    const std::size_t count = constant.numbers.size();
    if (count == 0 || count > mostColumns() || !constant.isPerUnit(count) ||
        (isBesideList && constant.isMatrix()))
        return std::nullopt;
    OnnxColumns made{{}, isBesideList};
    for (const double number : constant.numbers)
        made.columns.push_back({SampledColumn(columnSize(), number)});
    return made;
}

/// Of as many columns or of one that goes with all.
const SampledColumn& ofColumn(const OnnxColumns& columns, std::size_t column) {
    return columns.columns[columns.columns.size() == 1 ? 0 : column].numbers;
}

/// The function of those columns, NaN for those that are left out, point by point.
SampledColumn computed(const OnnxNode& node, const OnnxFunction& function,
                       const std::vector<std::optional<OnnxColumns>>& inputs, std::size_t column) {
    std::vector<double> numbers(std::max(function.most, inputs.size()), std::nan(""));
    SampledColumn made(columnSize());
    for (std::size_t i = 0; i < made.size(); ++i) {
        for (std::size_t k = 0; k < inputs.size(); ++k)
            if (inputs[k])
                numbers[k] = ofColumn(*inputs[k], column)[i];
        made[i] = function.value(numbers, node);
    }
    return made;
}

} // namespace

/// The input's columns, or what has become of them; nothing where layers or groups stand between.
std::optional<OnnxColumns> OnnxWalk::columnsOf(const Value& value) const {
    if (const OnnxColumns* columns = std::get_if<OnnxColumns>(&value))
        return *columns;
    const Flow* flow = std::get_if<Flow>(&value);
    if (!flow || layers_.size() > 1 || features_.empty() || !isCurrent(*flow) || !flow->isSums ||
        flow->groups > 0)
        return std::nullopt;
    OnnxColumns made;
    for (std::size_t i = 0; i < features_.size(); ++i)
        made.columns.push_back({sampledColumn({features_[i], layers_.front().lines[i]})});
    made.isList = flow->isList;
    made.version = layers_.front().version;
    return made;
}

bool OnnxWalk::isCurrent(const OnnxColumns& columns) const {
    return layers_.size() == 1 && columns.version == layers_.front().version;
}

/// From here on, the columns are what the first layer takes: features of Nabla's, each scaled and moved.
Result<OnnxWalk::Flow> OnnxWalk::adopt(const OnnxNode& node, const OnnxColumns& columns) {
    if (!isCurrent(columns))
        return branches(node);
    if (columns.isList || columns.columns.empty())
        return refused(node, "takes a list of numbers where rows of them belong");
    std::vector<const Feature*> features;
    OnnxLines lines;
    for (const OnnxColumn& column : columns.columns) {
        const auto found = featureLike(column.numbers, dimensions_);
        if (!found)
            return refused(column.by ? *column.by : node, std::string(noFeature));
        features.push_back(found->feature);
        lines.push_back(found->line);
    }
    Growing& inputs = layers_.front();
    inputs.layer.to = features.size();
    inputs.lines = std::move(lines);
    features_ = std::move(features);
    ++inputs.version;
    return sums();
}

/// Puts columns beside each other, or parts of a shape.
Result<OnnxWalk::Value> OnnxWalk::concat(const OnnxNode& node) {
    OnnxColumns made{{}, false, layers_.front().version};
    Shape shape;
    for (std::size_t place = 0; place < node.inputs.size(); ++place) {
        const auto value = operand(node, place);
        if (!value)
            return Error{value.error()};
        const auto columns = columnsOf(**value);
        if (columns && !isCurrent(*columns))
            return branches(node);
        const auto part = columns ? Integers(std::vector<std::int64_t>{}) : shapeOf(node, place);
        if (!part || (columns && columns->isList))
            return refused(node, "puts together other than columns of the model's input");
        if (columns)
            made.columns.insert(made.columns.end(), columns->columns.begin(), columns->columns.end());
        shape.insert(shape.end(), part->begin(), part->end());
        if (made.columns.size() > mostColumns() || shape.size() > mostColumns())
            return refused(node, "puts more columns together than Nabla has features");
    }
    const bool isShape = made.columns.empty();
    if ((!isShape && !shape.empty()) ||
        (isShape ? node.integer("axis", 0) != 0 : !isLastAxis(node.integer("axis", 0))))
        return refused(node, "puts together other than columns of the model's input");
    return isShape ? Value(std::move(shape)) : Value(std::move(made));
}

/// What the operator makes of columns and constants, point by point; nothing where it takes none, or other
/// values.
std::optional<Result<OnnxWalk::Value>> OnnxWalk::columnwise(const OnnxNode& node,
                                                            const OnnxFunction& function,
                                                            const std::vector<const Value*>& inputs) const {
    std::vector<std::optional<OnnxColumns>> taken;
    for (const Value* input : inputs)
        taken.push_back(input ? columnsOf(*input) : std::nullopt);
    const auto first = std::find_if(taken.begin(), taken.end(), [](const auto& t) { return t.has_value(); });
    if (first == taken.end())
        return std::nullopt;
    OnnxColumns made{{}, (*first)->isList, layers_.front().version};
    std::size_t count = 0;
    for (std::size_t k = 0; k < inputs.size(); ++k) {
        const Constant* constant = inputs[k] ? std::get_if<Constant>(inputs[k]) : nullptr;
        if (constant)
            taken[k] = nabla::columnsOf(*constant->tensor, made.isList);
        if (inputs[k] && (!taken[k] || taken[k]->isList != made.isList))
            return refused(node, "takes columns and constants of different shapes");
        count = std::max(count, taken[k] ? taken[k]->columns.size() : 0);
    }
    for (const auto& part : taken)
        if (part && part->columns.size() != 1 && part->columns.size() != count)
            return refused(node, "takes columns and constants of different shapes");
    for (std::size_t c = 0; c < count; ++c)
        made.columns.push_back({computed(node, function, taken, c), &node});
    return Value(std::move(made));
}

/// The first layer takes each feature once, in the order in which they become inputs.
void OnnxWalk::gatherFeatures(OnnxNetwork& network) {
    if (features_.empty())
        return;
    std::vector<const Feature*> kept = features_;
    std::sort(kept.begin(), kept.end());
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    OnnxLayer& first = layers_[1].layer;
    std::vector<double> weights(first.to * kept.size());
    for (std::size_t j = 0; j < first.to; ++j)
        for (std::size_t i = 0; i < first.from; ++i) {
            const auto place = std::lower_bound(kept.begin(), kept.end(), features_[i]) - kept.begin();
            weights[j * kept.size() + static_cast<std::size_t>(place)] += first.weights[j * first.from + i];
        }
    first.weights = std::move(weights);
    first.from = kept.size();
    network.dimensions = static_cast<std::size_t>(dimensions_);
    for (const Feature* feature : kept)
        network.features.emplace_back(feature->key);
}

} // namespace nabla
