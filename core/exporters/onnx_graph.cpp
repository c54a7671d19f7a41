#include "core/exporters/onnx_graph.h"

#include "core/support/little_endian.h"
#include "core/support/number_text.h"

#include <algorithm>

namespace nabla {

std::string OnnxGraph::node(std::string_view type, const std::string& name, Names inputs,
                            std::vector<OnnxAttribute> attributes) {
    std::string own = unique(name);
    nodes_.push_back({std::string(type), own, std::move(inputs), {own}, std::move(attributes)});
    return own;
}

OnnxGraph::Names OnnxGraph::columns(const std::string& name, const std::string& value, std::size_t count) {
    if (count == 1)
        return {value};
    Names outputs;
    for (std::size_t c = 1; c <= count; ++c)
        outputs.push_back(unique(name + "/" + std::to_string(c)));
    nodes_.push_back({"Split", unique(name), {value}, outputs, {{"axis", std::int64_t{1}}}});
    return outputs;
}

std::string OnnxGraph::singles(const std::string& name, const std::vector<std::int64_t>& shape,
                               std::span<const double> numbers) {
    std::string bytes;
    for (const double number : numbers)
        putLittleEndian(bytes, static_cast<float>(number));
    std::string own = unique(name);
    tensor(own, onnx::floatElement, shape, bytes);
    return own;
}

std::string OnnxGraph::integers(const std::string& name, const std::vector<std::int64_t>& numbers) {
    std::string bytes;
    for (const std::int64_t number : numbers)
        putLittleEndian(bytes, static_cast<std::uint64_t>(number));
    std::string own = unique(name);
    tensor(own, onnx::int64Element, {static_cast<std::int64_t>(numbers.size())}, bytes);
    return own;
}

std::string OnnxGraph::constant(double number) {
    std::string name = "constants/" + numberText(static_cast<float>(number));
    return names_.contains(name) ? name : singles(name, {}, std::span(&number, 1));
}

std::string OnnxGraph::input(const OnnxPort& port) {
    inputs_.push_back(port);
    return unique(port.name);
}

std::string OnnxGraph::output(const OnnxPort& port, const std::string& value) {
    outputs_.push_back(port);
    std::string name = unique(port.name);
    for (Node& node : nodes_) {
        std::replace(node.inputs.begin(), node.inputs.end(), value, name);
        std::replace(node.outputs.begin(), node.outputs.end(), value, name);
    }
    return name;
}

std::string OnnxGraph::unique(const std::string& name) {
    std::string own = name;
    for (int number = 2; !names_.insert(own).second; ++number)
        own = name + "_" + std::to_string(number);
    return own;
}

void OnnxGraph::tensor(const std::string& name, onnx::ElementType type,
                       const std::vector<std::int64_t>& shape, const std::string& bytes) {
    ProtobufWriter& tensor = tensors_.emplace_back();
    for (const std::int64_t size : shape)
        tensor.integer(onnx::tensorDimension, size);
    tensor.integer(onnx::tensorType, type).bytes(onnx::tensorName, name).bytes(onnx::rawData, bytes);
}

ProtobufWriter OnnxGraph::message() const {
    ProtobufWriter graph;
    for (const Node& node : nodes_)
        graph.message(onnx::graphNode, message(node));
    graph.bytes(onnx::graphName, "nabla");
    for (const ProtobufWriter& tensor : tensors_)
        graph.message(onnx::initializer, tensor);
    for (const OnnxPort& port : inputs_)
        graph.message(onnx::graphInput, message(port));
    for (const OnnxPort& port : outputs_)
        graph.message(onnx::graphOutput, message(port));
    return graph;
}

ProtobufWriter OnnxGraph::message(const Node& node) {
    ProtobufWriter writer;
    for (const std::string& name : node.inputs)
        writer.bytes(onnx::nodeInput, name);
    for (const std::string& name : node.outputs)
        writer.bytes(onnx::nodeOutput, name);
    writer.bytes(onnx::nodeName, node.name).bytes(onnx::operatorType, node.type);
    for (const OnnxAttribute& attribute : node.attributes)
        writer.message(onnx::nodeAttribute, message(attribute));
    return writer;
}

ProtobufWriter OnnxGraph::message(const OnnxAttribute& attribute) {
    ProtobufWriter writer;
    writer.bytes(onnx::attributeName, attribute.name);
    if (const auto* number = std::get_if<float>(&attribute.value))
        return writer.single(onnx::attributeFloat, *number)
            .integer(onnx::attributeType, onnx::floatAttribute);
    if (const auto* whole = std::get_if<std::int64_t>(&attribute.value))
        return writer.integer(onnx::attributeInt, *whole).integer(onnx::attributeType, onnx::intAttribute);
    for (const std::int64_t number : std::get<std::vector<std::int64_t>>(attribute.value))
        writer.integer(onnx::attributeInts, number);
    return writer.integer(onnx::attributeType, onnx::intsAttribute);
}

ProtobufWriter OnnxGraph::message(const OnnxPort& port) {
    ProtobufWriter shape;
    shape.message(onnx::shapeDimension, ProtobufWriter().bytes(onnx::dimensionName, "N"));
    if (port.width > 0)
        shape.message(onnx::shapeDimension, ProtobufWriter().integer(onnx::dimensionSize, port.width));
    ProtobufWriter tensor;
    tensor.integer(onnx::elementType, port.type).message(onnx::tensorShape, shape);
    return ProtobufWriter()
        .bytes(onnx::valueName, port.name)
        .message(onnx::valueType, ProtobufWriter().message(onnx::typeTensor, tensor))
        .bytes(onnx::valueDoc, port.help);
}

} // namespace nabla
