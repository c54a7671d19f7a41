#pragma once

#include "core/importers/onnx_tensor.h"
#include "core/support/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nabla {

/// A constant of an operator itself.
struct OnnxNodeAttribute {
    std::string_view name;
    double number = 0;
    std::int64_t integer = 0;
    std::string_view text;
    std::vector<double> numbers;
    std::vector<std::int64_t> integers;
    std::optional<OnnxTensor> tensor;
};

/// An operator with the names of the values that it takes and gives.
struct OnnxNode {
    std::string_view name;
    std::string_view op;
    /// Whose operator it is; empty for ONNX's own.
    std::string_view domain;
    std::vector<std::string_view> inputs;
    std::vector<std::string_view> outputs;
    std::vector<OnnxNodeAttribute> attributes;

    /// The attribute of that name, or null.
    const OnnxNodeAttribute* find(std::string_view attribute) const;
    /// Its number, whole number or text, or what is said for where there is none.
    double number(std::string_view attribute, double otherwise) const;
    std::int64_t integer(std::string_view attribute, std::int64_t otherwise) const;
    std::string_view text(std::string_view attribute, std::string_view otherwise) const;
    /// The name of the input of that place; empty where there is none.
    std::string_view input(std::size_t place) const;
    /// Its operator and its name, as messages say them.
    std::string words() const;
};

/// An input or output of a graph.
struct OnnxValue {
    std::string_view name;
    OnnxType type = OnnxType::none;
    bool hasShape = false;
    /// −1 where a dimension is not said.
    std::vector<std::int64_t> dims;
};

/// What a network needs of an ONNX file; names are parts of the file's bytes, which must live as long.
struct OnnxModel {
    /// The program that wrote it.
    std::string_view producer;
    std::vector<OnnxNode> nodes;
    std::vector<OnnxTensor> initializers;
    std::vector<OnnxValue> inputs;
    std::vector<OnnxValue> outputs;
    std::vector<std::pair<std::string_view, std::string_view>> metadata;

    /// The metadata of that key, if there is one.
    std::optional<std::string_view> meta(std::string_view key) const;
};

/// Reads a `ModelProto` (ONNX's IR up to version 10); refuses what is none, what is damaged, and graphs of
/// more parts than any network has that Nabla takes.
Result<OnnxModel> readOnnxModel(std::string_view bytes);

} // namespace nabla
