#pragma once

#include "core/support/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nabla {

/// What a tensor's elements are: `TensorProto.DataType` of ONNX, as far as numbers of networks are of it.
enum class OnnxType : std::int64_t {
    none = 0,
    float32 = 1,
    int32 = 6,
    int64 = 7,
    float16 = 10,
    float64 = 11
};

/// Whether it is a floating-point number that networks of Nabla's can take the values of.
constexpr bool isNetworkNumber(OnnxType type) {
    return type == OnnxType::float16 || type == OnnxType::float32 || type == OnnxType::float64;
}

/// Constant numbers of an ONNX graph.
struct OnnxTensor {
    /// A part of the file's bytes.
    std::string_view name;
    OnnxType type = OnnxType::none;
    std::vector<std::int64_t> dims;
    /// As many as the dimensions multiply to, the last one's beside each other; empty for other types.
    std::vector<double> numbers;

    /// Whether numbers of its type are read.
    bool isRead() const;
    /// Whether all its numbers are one and the same, and there is one.
    bool isUniform() const;
    /// Whether it is a matrix, or a single number or row for each of `units` units of every sample.
    bool isMatrix() const { return dims.size() == 2; }
    bool isPerUnit(std::size_t units) const;
    /// Of such a one, that unit's number.
    double ofUnit(std::size_t unit) const { return numbers[numbers.size() == 1 ? 0 : unit]; }
};

/// Reads a `TensorProto`; refuses broken ones, and numbers that are in another file.
Result<OnnxTensor> readOnnxTensor(std::string_view message);

/// What ONNX calls the type: "bfloat16".
std::string typeName(OnnxType type);

/// A name of a file, fit for a message: in quotes, without control characters, cut off where it is long.
std::string quotedName(std::string_view name);

} // namespace nabla
