#pragma once

#include "core/exporters/protobuf_writer.h"
#include "core/support/onnx_fields.h"

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace nabla {

/// A setting of an ONNX operator.
struct OnnxAttribute {
    std::string_view name;
    std::variant<float, std::int64_t, std::vector<std::int64_t>> value;
};

/// An input or output of a graph; its first dimension is the number of points, N, which may be any.
struct OnnxPort {
    std::string name;
    onnx::ElementType type;
    /// The second dimension; 0 where there is none.
    std::int64_t width;
    std::string help;
};

/// A graph of ONNX operators that is made node by node, each with values that are there already. Values go by
/// names; one that is taken gets a number.
class OnnxGraph {
  public:
    using Names = std::vector<std::string>;

    /// Adds an operator with one output, and returns the name of that.
    std::string node(std::string_view type, const std::string& name, Names inputs,
                     std::vector<OnnxAttribute> attributes = {});
    /// Cuts a value's columns apart, and returns each one's name.
    Names columns(const std::string& name, const std::string& value, std::size_t count);
    /// Adds a constant tensor of single precision, by rows, and returns its name.
    std::string singles(const std::string& name, const std::vector<std::int64_t>& shape,
                        std::span<const double> numbers);
    /// Adds a constant list of integers, and returns its name.
    std::string integers(const std::string& name, const std::vector<std::int64_t>& numbers);
    /// The name of a constant number; one tensor for all its uses.
    std::string constant(double number);

    /// Says that points come in there; returns the port's name.
    std::string input(const OnnxPort& port);
    /// Gives a value the port's name, and says that it comes out there; returns the name.
    std::string output(const OnnxPort& port, const std::string& value);

    /// As a GraphProto.
    ProtobufWriter message() const;

  private:
    struct Node {
        std::string type;
        std::string name;
        Names inputs;
        Names outputs;
        std::vector<OnnxAttribute> attributes;
    };

    std::string unique(const std::string& name);
    void tensor(const std::string& name, onnx::ElementType type, const std::vector<std::int64_t>& shape,
                const std::string& bytes);
    static ProtobufWriter message(const Node& node);
    static ProtobufWriter message(const OnnxAttribute& attribute);
    static ProtobufWriter message(const OnnxPort& port);

    std::set<std::string> names_;
    std::vector<Node> nodes_;
    std::vector<ProtobufWriter> tensors_;
    std::vector<OnnxPort> inputs_;
    std::vector<OnnxPort> outputs_;
};

} // namespace nabla
