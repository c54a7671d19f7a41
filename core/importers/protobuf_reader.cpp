#include "core/importers/protobuf_reader.h"

#include <bit>

namespace nabla {
namespace {

/// Takes a number of seven bits a byte, the lowest first, from the beginning of `rest`.
bool takeVarint(std::string_view& rest, std::uint64_t& value) {
    value = 0;
    for (unsigned shift = 0; shift < 64 && !rest.empty(); shift += 7) {
        const auto byte = static_cast<std::uint8_t>(rest.front());
        rest.remove_prefix(1);
        value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if (byte < 0x80)
            return true;
    }
    return false;
}

} // namespace

std::uint64_t littleEndian(std::string_view bytes, std::size_t count) {
    std::uint64_t bits = 0;
    for (std::size_t i = count; i-- > 0;)
        bits = bits << 8 | static_cast<std::uint8_t>(bytes[i]);
    return bits;
}

float ProtobufField::number32() const {
    return std::bit_cast<float>(static_cast<std::uint32_t>(bits));
}

std::optional<ProtobufField> ProtobufReader::next() {
    if (rest_.empty() || isBroken_)
        return std::nullopt;
    std::uint64_t tag = 0;
    ProtobufField field;
    if (takeVarint(rest_, tag) && tag >> 3 > 0 && tag >> 3 < 1u << 29) {
        field.number = static_cast<std::uint32_t>(tag >> 3);
        field.type = static_cast<WireType>(tag & 7);
        if (takeContent(field))
            return field;
    }
    isBroken_ = true;
    return std::nullopt;
}

bool ProtobufReader::takeContent(ProtobufField& field) {
    switch (field.type) {
    case WireType::varint:
        return takeVarint(rest_, field.bits);
    case WireType::fixed64:
        return takeFixed(8, field.bits);
    case WireType::fixed32:
        return takeFixed(4, field.bits);
    case WireType::bytes: {
        std::uint64_t length = 0;
        return takeVarint(rest_, length) && length <= rest_.size() &&
               take(static_cast<std::size_t>(length), field.bytes);
    }
    }
    return false;
}

bool ProtobufReader::take(std::size_t count, std::string_view& taken) {
    if (count > rest_.size())
        return false;
    taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return true;
}

bool ProtobufReader::takeFixed(std::size_t count, std::uint64_t& value) {
    std::string_view bytes;
    if (!take(count, bytes))
        return false;
    value = littleEndian(bytes, count);
    return true;
}

bool addFloats(const ProtobufField& field, std::vector<double>& numbers) {
    if (field.type == WireType::fixed32)
        numbers.push_back(static_cast<double>(field.number32()));
    else if (field.type != WireType::bytes || field.bytes.size() % 4 != 0)
        return false;
    for (std::size_t at = 0; at < field.bytes.size(); at += 4) {
        const auto bits = static_cast<std::uint32_t>(littleEndian(field.bytes.substr(at), 4));
        numbers.push_back(static_cast<double>(std::bit_cast<float>(bits)));
    }
    return true;
}

bool addDoubles(const ProtobufField& field, std::vector<double>& numbers) {
    if (field.type == WireType::fixed64)
        numbers.push_back(std::bit_cast<double>(field.bits));
    else if (field.type != WireType::bytes || field.bytes.size() % 8 != 0)
        return false;
    for (std::size_t at = 0; at < field.bytes.size(); at += 8)
        numbers.push_back(std::bit_cast<double>(littleEndian(field.bytes.substr(at), 8)));
    return true;
}

bool addIntegers(const ProtobufField& field, std::vector<std::int64_t>& numbers) {
    if (field.type == WireType::varint)
        numbers.push_back(field.integer());
    else if (field.type != WireType::bytes)
        return false;
    std::string_view rest = field.bytes;
    while (!rest.empty()) {
        std::uint64_t value = 0;
        if (!takeVarint(rest, value))
            return false;
        numbers.push_back(static_cast<std::int64_t>(value));
    }
    return true;
}

} // namespace nabla
