#include "core/importers/onnx_walk.h"

#include "core/support/number_text.h"

#include <algorithm>
#include <array>

namespace nabla {
double shortestFloat(double number) {
    return parseNumber(numberText(static_cast<float>(number))).value_or(number);
}

std::span<const OnnxWalk::Row> OnnxWalk::rows() {
    static constexpr std::array table{
        Row{"Constant", &OnnxWalk::constantNode},
        Row{"Identity", &OnnxWalk::pass},
        Row{"Cast", &OnnxWalk::cast},
        Row{"Dropout", &OnnxWalk::dropout},
        Row{"Flatten", &OnnxWalk::flatten},
        Row{"Reshape", &OnnxWalk::reshape},
        Row{"Shape", &OnnxWalk::shape},
        Row{"Squeeze", &OnnxWalk::squeeze},
        Row{"Unsqueeze", &OnnxWalk::unsqueeze},
        Row{"Gather", &OnnxWalk::gather},
        Row{"Slice", &OnnxWalk::slice},
        Row{"Split", &OnnxWalk::split},
        Row{"Concat", &OnnxWalk::concat},
        Row{"Transpose", &OnnxWalk::transpose},
        Row{"Gemm", &OnnxWalk::gemm},
        Row{"MatMul", &OnnxWalk::matMul},
        Row{"Softmax", &OnnxWalk::softmax},
        Row{"LogSoftmax", &OnnxWalk::softmax},
        Row{"BatchNormalization", &OnnxWalk::batchNorm},
        Row{"LayerNormalization", &OnnxWalk::layerNorm},
        Row{"ReduceMean", &OnnxWalk::mean},
    };
    return table;
}

Error OnnxWalk::refused(const OnnxNode& node, const std::string& why) {
    return {"Nabla cannot open this model: " + node.words() + " " + why + "."};
}

Error OnnxWalk::branches(const OnnxNode& node) {
    return refused(node, "takes values from before the newest layer, so the network branches, and only "
                         "chains of layers can be opened");
}

Result<OnnxNetwork> OnnxWalk::run() {
    if (const Status begun = begin(); !begun)
        return Error{begun.error()};
    for (const OnnxNode& node : model_.nodes)
        if (const Status taken = take(node); !taken)
            return Error{taken.error()};
    return end();
}

Status OnnxWalk::take(const OnnxNode& node) {
    if (!isNeeded(node))
        return Done{};
    const auto all = rows();
    const auto row = std::find_if(all.begin(), all.end(), [&](const Row& r) { return r.op == node.op; });
    if (!node.domain.empty() || (row == all.end() && !findOnnxFunction(node.op)))
        return refused(node, "has no place in a network of dense layers with activations, normalizations "
                             "and dropout, which is all that can be opened");
    auto value = row == all.end() ? elementwise(node) : (this->*row->handler)(node);
    if (!value)
        return Error{value.error()};
    values_.insert_or_assign(node.outputs.front(), *std::move(value));
    return Done{};
}

Result<OnnxNetwork> OnnxWalk::end() {
    const auto found = values_.find(output_->name);
    const Flow* last = found == values_.end() ? nullptr : std::get_if<Flow>(&found->second);
    if (!last || layers_.size() < 2 || !isCurrent(*last))
        return Error{"The model's output " + quotedName(output_->name) +
                     " is not what its last dense layer gives, so there is no network to open."};
    if (const Status done = finishLast(*last); !done)
        return Error{done.error()};
    OnnxNetwork network;
    network.dropped = layers_.front().layer.dropped;
    network.endsInSoftmax = last->step == Step::probabilities;
    network.endsInLogarithm = network.endsInSoftmax && last->by->op == "LogSoftmax";
    network.isDouble = isDouble_;
    foldAll(network);
    gatherFeatures(network);
    for (std::size_t l = 1; l < layers_.size(); ++l)
        network.layers.push_back(std::move(layers_[l].layer));
    return network;
}

Status OnnxWalk::finishLast(Flow last) {
    if (last.step == Step::probabilities)
        return Done{};
    if (own_ && own_->problem == Problem::regression)
        removeUnits(last);
    constexpr std::string_view why =
        "changes what the last layer's activation gives, behind which there are no "
        "weights that it could become a part of";
    if (layers_.back().foldedBy)
        return refused(*layers_.back().foldedBy, std::string(why));
    const auto found = scaledActivationLike(last.function);
    const bool isScaled = last.step == Step::function && found && !activationLike(last.function);
    if (isScaled && found->first != Activation::linear)
        return refused(*last.by, std::string(why));
    if (isScaled)
        last = std::get<Flow>(scaled(OnnxLines(layers_.back().layer.to, found->second)));
    return finishLayer(last, "The model's output " + quotedName(output_->name));
}

Result<const OnnxWalk::Value*> OnnxWalk::valueOf(const OnnxNode& node, std::size_t place) const {
    const auto found = values_.find(node.input(place));
    if (found != values_.end() && !node.input(place).empty())
        return &found->second;
    return refused(node, "takes " + quotedName(node.input(place)) + ", which the file does not hold");
}

/// A value that is computed with.
Result<const OnnxWalk::Value*> OnnxWalk::operand(const OnnxNode& node, std::size_t place) const {
    auto found = valueOf(node, place);
    const Constant* constant = found ? std::get_if<Constant>(*found) : nullptr;
    if (constant && !constant->tensor->isRead())
        return refused(node, "takes " + quotedName(node.input(place)) + " of type " +
                                 typeName(constant->tensor->type) +
                                 ", which is not read; export the model in float32");
    return found;
}

Result<OnnxWalk::Flow> OnnxWalk::flowInGroups(const OnnxNode& node, std::size_t place) {
    const auto value = operand(node, place);
    if (!value)
        return Error{value.error()};
    if (const OnnxColumns* columns = std::get_if<OnnxColumns>(*value))
        return adopt(node, *columns);
    const Flow* found = std::get_if<Flow>(*value);
    if (!found)
        return refused(node, "takes a constant where the network's values belong");
    if (!isCurrent(*found))
        return branches(node);
    return *found;
}

Result<OnnxWalk::Flow> OnnxWalk::flow(const OnnxNode& node, std::size_t place) {
    auto found = flowInGroups(node, place);
    if (found && found->groups > 0)
        return refused(node, "takes values in groups, which only a normalization may");
    if (found && found->isList)
        return refused(node, "takes a list of numbers where rows of them belong");
    return found;
}

Result<OnnxWalk::Constant> OnnxWalk::constant(const OnnxNode& node, std::size_t place) const {
    const auto value = operand(node, place);
    if (!value)
        return Error{value.error()};
    const Constant* found = std::get_if<Constant>(*value);
    if (!found || found->tensor->numbers.empty())
        return refused(node, "takes " + quotedName(node.input(place)) + ", which must be constant numbers");
    return *found;
}

/// Of an attribute, or in newer files, of an input; what is larger than any size stays so.
OnnxWalk::Integers OnnxWalk::integers(const OnnxNode& node, std::string_view attribute,
                                      std::size_t place) const {
    std::vector<double> numbers;
    // Shapes and axes are short; a long list is not worth a copy for each operator that takes it.
    constexpr std::size_t most = 8;
    const auto shortest = [](std::size_t size) {
        return static_cast<std::ptrdiff_t>(std::min(size, most + 1));
    };
    if (const OnnxNodeAttribute* held = node.find(attribute)) {
        numbers.assign(held->integers.begin(), held->integers.begin() + shortest(held->integers.size()));
    } else {
        const auto given = constant(node, place);
        if (!given)
            return Error{given.error()};
        const std::vector<double>& all = given->tensor->numbers;
        numbers.assign(all.begin(), all.begin() + shortest(all.size()));
    }
    if (numbers.size() > most)
        return refused(node, "takes a shape of more dimensions than a network's values have");
    std::vector<std::int64_t> made;
    for (const double number : numbers)
        made.push_back(static_cast<std::int64_t>(number >= -1e9 ? std::min(number, 1e9) : -1e9));
    return made;
}

bool OnnxWalk::isCurrent(const Flow& flow) const {
    return flow.layer + 1 == layers_.size() && flow.version == layers_.back().version;
}

/// The newest layer's weighted sums, with which nothing was done yet.
OnnxWalk::Flow OnnxWalk::sums() const {
    const auto probes = onnxProbes();
    return {layers_.size() - 1, layers_.back().version, Step::function, {probes.begin(), probes.end()}};
}

/// What the layer's sums became is its activation.
Status OnnxWalk::finishLayer(const Flow& flow, const std::string& words) {
    if (flow.step != Step::function || flow.groups > 0)
        return Error{words + " takes probabilities or a part of a normalization, which is no layer's end."};
    const auto found = scaledActivationLike(flow.function);
    if (!found)
        return refused(*flow.by, "ends an activation that Nabla does not have, or has with other constants; "
                                 "train it with one of Nabla's");
    const auto [activation, line] = *found;
    Growing& layer = layers_[flow.layer];
    if (layer.isActivated && activation != Activation::linear)
        return flow.layer == 0
                   ? refused(*flow.by, std::string(noFeature))
                   : refused(*flow.by, "is a second activation of a layer, behind a normalization "
                                       "behind its first");
    if (!layer.isActivated)
        layer.layer.activation = activation;
    if (line.scale == 1 && line.shift == 0)
        return Done{};
    if (layer.layer.to == 0)
        return refused(*flow.by, "scales inputs, but how many there are the model does not say");
    layer.lines.resize(layer.layer.to);
    for (OnnxLine& own : layer.lines)
        own = {line.scale * own.scale, line.scale * own.shift + line.shift};
    return Done{};
}

Result<OnnxNetwork> onnxNetwork(const OnnxModel& model, const std::optional<OwnExport>& own) {
    return OnnxWalk(model, own).run();
}

} // namespace nabla
