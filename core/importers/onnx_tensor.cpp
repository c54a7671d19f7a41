#include "core/importers/onnx_tensor.h"

#include "core/importers/protobuf_reader.h"
#include "core/support/onnx_fields.h"
#include "core/support/utf8.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <optional>

namespace nabla {
namespace {

/// A tensor's parts as the file has them.
struct Parts {
    std::string_view name;
    std::int64_t type = 0;
    std::vector<std::int64_t> dims;
    /// Numbers that are listed by type; of the raw ones, their bytes.
    std::vector<double> floats;
    std::vector<std::int64_t> integers;
    std::string_view raw;
    bool isElsewhere = false;
    bool isBroken = false;
};

void readField(const ProtobufField& field, Parts& parts) {
    switch (field.number) {
    case onnx::tensorDimension:
        parts.isBroken |= !addIntegers(field, parts.dims);
        break;
    case onnx::tensorType:
        parts.type = field.integer();
        break;
    case onnx::floatData:
        parts.isBroken |= !addFloats(field, parts.floats);
        break;
    case onnx::int32Data:
    case onnx::int64Data:
        parts.isBroken |= !addIntegers(field, parts.integers);
        break;
    case onnx::tensorName:
        parts.name = field.bytes;
        break;
    case onnx::rawData:
        parts.raw = field.bytes;
        break;
    case onnx::doubleData:
        parts.isBroken |= !addDoubles(field, parts.floats);
        break;
    case onnx::dataLocation:
        parts.isElsewhere = field.bits != 0;
        break;
    default:
        break;
    }
}

/// IEEE 754's binary16.
double halfNumber(std::uint64_t bits) {
    const int exponent = static_cast<int>(bits >> 10 & 31);
    const auto fraction = static_cast<double>(bits & 1023);
    const double size = exponent == 31  ? (fraction == 0 ? HUGE_VAL : std::nan(""))
                        : exponent == 0 ? std::ldexp(fraction, -24)
                                        : std::ldexp(fraction + 1024, exponent - 25);
    return (bits >> 15 & 1) != 0 ? -size : size;
}

/// How many bytes a raw number has; 0 for types that are not read.
std::size_t sizeOf(OnnxType type) {
    switch (type) {
    case OnnxType::float16:
        return 2;
    case OnnxType::float32:
    case OnnxType::int32:
        return 4;
    case OnnxType::float64:
    case OnnxType::int64:
        return 8;
    case OnnxType::none:
        break;
    }
    return 0;
}

double numberOf(std::uint64_t bits, OnnxType type) {
    switch (type) {
    case OnnxType::float16:
        return halfNumber(bits);
    case OnnxType::float32:
        return static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
    case OnnxType::int32:
        return static_cast<double>(static_cast<std::int32_t>(bits));
    case OnnxType::int64:
        return static_cast<double>(static_cast<std::int64_t>(bits));
    default:
        return std::bit_cast<double>(bits);
    }
}

std::vector<double> rawNumbers(std::string_view raw, OnnxType type) {
    const std::size_t size = sizeOf(type);
    std::vector<double> numbers;
    numbers.reserve(raw.size() / size);
    for (std::size_t at = 0; at + size <= raw.size(); at += size)
        numbers.push_back(numberOf(littleEndian(raw.substr(at), size), type));
    return numbers;
}

std::vector<double> numbersOf(Parts& parts, OnnxType type) {
    if (!parts.raw.empty())
        return rawNumbers(parts.raw, type);
    if (type == OnnxType::float32 || type == OnnxType::float64)
        return std::move(parts.floats);
    std::vector<double> numbers;
    for (const std::int64_t integer : parts.integers)
        numbers.push_back(type == OnnxType::float16 ? halfNumber(static_cast<std::uint64_t>(integer))
                                                    : static_cast<double>(integer));
    return numbers;
}

/// What the dimensions multiply to, unless that is more than any file holds.
std::optional<std::size_t> elements(const std::vector<std::int64_t>& dims) {
    constexpr std::int64_t most = std::int64_t{1} << 40;
    std::int64_t count = 1;
    for (const std::int64_t dim : dims) {
        if (dim < 0 || dim > most || (count > 0 && dim > most / count))
            return std::nullopt;
        count *= dim;
    }
    return static_cast<std::size_t>(count);
}

} // namespace

bool OnnxTensor::isRead() const {
    return sizeOf(type) > 0;
}

bool OnnxTensor::isUniform() const {
    return !numbers.empty() && std::all_of(numbers.begin(), numbers.end(),
                                           [&](double number) { return number == numbers.front(); });
}

bool OnnxTensor::isPerUnit(std::size_t units) const {
    const bool isRow = dims.size() <= 1 || (isMatrix() && dims.front() == 1);
    return isRow && (numbers.size() == 1 || numbers.size() == units);
}

std::string typeName(OnnxType type) {
    static constexpr std::array<std::string_view, 24> names{
        "undefined",      "float32",    "uint8",          "int8",       "uint16",   "int16",
        "int32",          "int64",      "string",         "bool",       "float16",  "float64",
        "uint32",         "uint64",     "complex64",      "complex128", "bfloat16", "float8e4m3fn",
        "float8e4m3fnuz", "float8e5m2", "float8e5m2fnuz", "uint4",      "int4",     "float4e2m1"};
    const auto number = static_cast<std::int64_t>(type);
    if (number >= 0 && number < static_cast<std::int64_t>(names.size()))
        return std::string(names[static_cast<std::size_t>(number)]);
    return "type " + std::to_string(number);
}

std::string quotedName(std::string_view name) {
    constexpr std::size_t most = 80;
    const std::string_view first = firstCharacters(name, most);
    std::string text(isUtf8(first) ? first : "");
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    return "'" + text + (first.size() < name.size() ? "…'" : "'");
}

Result<OnnxTensor> readOnnxTensor(std::string_view message) {
    Parts parts;
    ProtobufReader reader(message);
    while (const auto field = reader.next())
        readField(*field, parts);
    const std::string what = "The tensor " + quotedName(parts.name);
    if (reader.isBroken() || parts.isBroken)
        return Error{what + " is damaged; export the model again."};
    if (parts.isElsewhere)
        return Error{what + " has its numbers in another file; export the model with its weights inside."};
    OnnxTensor tensor{parts.name, static_cast<OnnxType>(parts.type), std::move(parts.dims), {}};
    if (!tensor.isRead())
        return tensor;
    tensor.numbers = numbersOf(parts, tensor.type);
    if (elements(tensor.dims) != tensor.numbers.size())
        return Error{what + " has another count of numbers, " + std::to_string(tensor.numbers.size()) +
                     ", than its shape says; export the model again."};
    return tensor;
}

} // namespace nabla
