#include "core/importers/onnx_walk.h"

#include <algorithm>

namespace nabla {
namespace {

/// More than the deepest network is made of, to end before memory does.
constexpr std::size_t mostOperators = 4096;

/// Where the file does not say what it is, it may be a number.
bool isNumber(OnnxType type) {
    return isNetworkNumber(type) || type == OnnxType::none;
}

} // namespace

Status OnnxWalk::begin() {
    for (const OnnxTensor& tensor : model_.initializers)
        values_.insert_or_assign(tensor.name, Constant{&tensor});
    for (const auto part : {&OnnxWalk::chooseInput, &OnnxWalk::chooseOutput, &OnnxWalk::beginInputs})
        if (Status done = (this->*part)(); !done)
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
    if (count == 0)
        return noOutput();
    if (count != 1)
        return Error{"The model has " + std::to_string(count) +
                     " outputs of floating-point numbers, but only one can be opened; export it with one "
                     "alone."};
    return findNeeded();
}

/// Whatever gives an output of other numbers is no layer's end.
Error OnnxWalk::noOutput() const {
    for (const OnnxValue& output : model_.outputs)
        for (const OnnxNode& node : model_.nodes)
            if (std::find(node.outputs.begin(), node.outputs.end(), output.name) != node.outputs.end())
                return refused(node, "gives the output " + quotedName(output.name) + " as " +
                                         typeName(output.type) +
                                         ", which no network of Nabla's gives; export the model with its "
                                         "scores or probabilities as float32");
    return {"The model has no output of floating-point numbers that an operator gives; export it with one."};
}

Status OnnxWalk::beginInputs() {
    layers_.emplace_back().isActivated = true;
    if (own_) {
        beginOwn(*own_);
        return Done{};
    }
    const std::string what = "The model's input " + quotedName(input_->name);
    if (!isNumber(input_->type))
        return Error{what + " is of " + typeName(input_->type) +
                     ", but points are float16, float32 or float64."};
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
    layers_.back().lines.assign(inputs.to, {});
    if (rank_ == 2 && (inputs.to == 1 || inputs.to == 2)) {
        dimensions_ = static_cast<int>(inputs.to);
        features_.assign({findFeature("x"), findFeature("y")});
        features_.resize(inputs.to);
    }
    values_.insert_or_assign(input_->name, sums());
    return Done{};
}

/// Features' scales become a part of the first layer.
void OnnxWalk::beginOwn(const OwnExport& own) {
    Growing& inputs = layers_.back();
    inputs.layer.to = own.features.size();
    for (const FeatureScale& scale : own.scaling)
        inputs.lines.push_back({scale.factor, -scale.offset * scale.factor});
    values_.insert_or_assign(ownExportInputs, sums());
}

/// Operators stand behind those whose values they take, so one way back finds all that the output is made of.
Status OnnxWalk::findNeeded() {
    std::size_t count = 0;
    uses_[output_->name] = 1;
    for (auto node = model_.nodes.rbegin(); node != model_.nodes.rend(); ++node) {
        const bool isNeeded = this->isNeeded(*node);
        if (isNeeded && ++count > mostOperators)
            return Error{"The model has more operators than any network that Nabla takes."};
        for (const std::string_view input : node->inputs)
            if (isNeeded && !input.empty())
                ++uses_[input];
    }
    return Done{};
}

bool OnnxWalk::isNeeded(const OnnxNode& node) const {
    return std::any_of(node.outputs.begin(), node.outputs.end(), [&](std::string_view output) {
        return uses_.contains(output) && !(own_ && output == ownExportInputs);
    });
}

} // namespace nabla
