#include "core/importers/onnx_walk.h"

#include "core/support/number_text.h"

#include <algorithm>
#include <array>

namespace nabla {
namespace {

/// Whether it is a floating-point number; where the file does not say, it may be one.
bool isNumber(OnnxType type) {
    return type == OnnxType::float16 || type == OnnxType::float32 || type == OnnxType::float64 ||
           type == OnnxType::none;
}

/// Makes the inputs' scales a part of the first layer's weights and biases.
void foldInputs(const OnnxNormalization& inputs, OnnxLayer& first) {
    for (std::size_t j = 0; j < first.to; ++j)
        for (std::size_t i = 0; i < inputs.gains.size(); ++i) {
            double& weight = first.weights[j * first.from + i];
            first.biases[j] += weight * inputs.shifts[i];
            weight *= inputs.gains[i];
        }
    first.hasBiases |= std::any_of(first.biases.begin(), first.biases.end(), [](double b) { return b != 0; });
}

} // namespace

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
        Row{"Squeeze", &OnnxWalk::squeeze},
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

Status OnnxWalk::begin() {
    for (const OnnxTensor& tensor : model_.initializers)
        values_.insert_or_assign(tensor.name, Constant{&tensor});
    for (const auto part : {&OnnxWalk::chooseInput, &OnnxWalk::chooseOutput, &OnnxWalk::beginInputs})
        if (const Status done = (this->*part)(); !done)
            return done;
    return Done{};
}

/// Older files name constants among the inputs.
Status OnnxWalk::chooseInput() {
    std::size_t count = 0;
    for (const OnnxValue& input : model_.inputs)
        if (!values_.contains(input.name)) {
            input_ = &input;
            ++count;
        }
    if (count == 1)
        return Done{};
    return Error{"The model has " + std::to_string(count) +
                 " inputs, but only one can be opened, which takes points of two coordinates."};
}

/// An index of a class beside its probabilities follows from them.
Status OnnxWalk::chooseOutput() {
    std::size_t count = 0;
    for (const OnnxValue& output : model_.outputs)
        if (isNumber(output.type)) {
            output_ = &output;
            ++count;
        }
    if (count != 1)
        return Error{"The model has " + std::to_string(count) +
                     " outputs of floating-point numbers, but only one can be opened; export it with one "
                     "alone."};
    findNeeded();
    return Done{};
}

Status OnnxWalk::beginInputs() {
    layers_.emplace_back();
    if (own_) {
        beginOwn(*own_);
        return Done{};
    }
    const std::string what = "The model's input " + quotedName(input_->name);
    if (!isNumber(input_->type))
        return Error{what + " takes no floating-point numbers, so it is no network of points."};
    isDouble_ = input_->type == OnnxType::float64;
    if (input_->hasShape && input_->dims.size() != 1 && input_->dims.size() != 2)
        return Error{what + " has " + std::to_string(input_->dims.size()) +
                     " dimensions, but points take two: how many there are, and their coordinates."};
    OnnxLayer& inputs = layers_.back().layer;
    if (input_->hasShape) {
        rank_ = static_cast<std::int64_t>(input_->dims.size());
        // More than any layer can have are refused there.
        if (input_->dims.back() > 0 && input_->dims.back() <= 1024)
            inputs.to = static_cast<std::size_t>(input_->dims.back());
    }
    inputs.normalization.gains.assign(inputs.to, 1);
    inputs.normalization.shifts.assign(inputs.to, 0);
    values_.insert_or_assign(input_->name, sums());
    return Done{};
}

/// Features' scales become a part of the first layer.
void OnnxWalk::beginOwn(const OwnExport& own) {
    OnnxLayer& inputs = layers_.back().layer;
    inputs.to = own.features.size();
    for (const FeatureScale& scale : own.scaling) {
        inputs.normalization.gains.push_back(scale.factor);
        inputs.normalization.shifts.push_back(-scale.offset * scale.factor);
    }
    values_.insert_or_assign(ownExportInputs, sums());
}

/// Operators stand behind those whose values they take, so one way back finds all that the output is made of.
void OnnxWalk::findNeeded() {
    uses_[output_->name] = 1;
    for (auto node = model_.nodes.rbegin(); node != model_.nodes.rend(); ++node) {
        const bool isNeeded = this->isNeeded(*node);
        for (const std::string_view input : node->inputs)
            if (isNeeded && !input.empty())
                ++uses_[input];
    }
}

bool OnnxWalk::isNeeded(const OnnxNode& node) const {
    return std::any_of(node.outputs.begin(), node.outputs.end(), [&](std::string_view output) {
        return uses_.contains(output) && !(own_ && output == ownExportInputs);
    });
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
    OnnxNetwork network{{},
                        layers_.front().layer.dropped,
                        last->step == Step::probabilities,
                        isDouble_,
                        model_.outputs.size() > 1};
    if (!network.endsInSoftmax)
        if (const Status done = finishLayer(*last, "The model's output " + quotedName(output_->name)); !done)
            return Error{done.error()};
    foldInputs(layers_.front().layer.normalization, layers_[1].layer);
    for (std::size_t l = 1; l < layers_.size(); ++l)
        network.layers.push_back(std::move(layers_[l].layer));
    return network;
}

Result<const OnnxWalk::Value*> OnnxWalk::operand(const OnnxNode& node, std::size_t place) const {
    const auto found = values_.find(node.input(place));
    if (found != values_.end() && !node.input(place).empty())
        return &found->second;
    return refused(node, "takes " + quotedName(node.input(place)) + ", which the file does not hold");
}

Result<OnnxWalk::Flow> OnnxWalk::flowInGroups(const OnnxNode& node, std::size_t place) const {
    const auto value = operand(node, place);
    if (!value)
        return Error{value.error()};
    const Flow* found = std::get_if<Flow>(*value);
    if (!found)
        return refused(node, "takes a constant where the network's values belong");
    if (!isCurrent(*found))
        return branches(node);
    return *found;
}

Result<OnnxWalk::Flow> OnnxWalk::flow(const OnnxNode& node, std::size_t place) const {
    auto found = flowInGroups(node, place);
    if (found && found->groups > 0)
        return refused(node, "takes values in groups, which only a normalization may");
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

/// Of an attribute, or in newer files, of an input.
Result<std::vector<std::int64_t>> OnnxWalk::integers(const OnnxNode& node, std::string_view attribute,
                                                     std::size_t place) const {
    if (const OnnxNodeAttribute* found = node.find(attribute))
        return found->integers;
    const auto found = constant(node, place);
    if (!found)
        return Error{found.error()};
    std::vector<std::int64_t> made;
    for (const double number : found->tensor->numbers)
        made.push_back(number >= -1e9 && number <= 1e9 ? static_cast<std::int64_t>(number) : -2);
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
    const auto activation = activationLike(flow.function);
    if (!activation)
        return refused(*flow.by, "ends an activation that Nabla does not have, or has with other constants");
    if (flow.layer == 0 && *activation != Activation::linear)
        return Error{words + " takes inputs on which a function works before the first layer; leave it out."};
    layers_[flow.layer].layer.activation = *activation;
    return Done{};
}

Result<OnnxNetwork> onnxNetwork(const OnnxModel& model, const std::optional<OwnExport>& own) {
    return OnnxWalk(model, own).run();
}

} // namespace nabla
