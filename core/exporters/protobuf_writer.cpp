#include "core/exporters/protobuf_writer.h"

#include <bit>

namespace nabla {
namespace {

constexpr unsigned varintType = 0;
constexpr unsigned lengthType = 2;
constexpr unsigned fourByteType = 5;

template <class Bits>
void appendBits(std::string& bytes, Bits bits) {
    for (unsigned shift = 0; shift < 8 * sizeof(Bits); shift += 8)
        bytes += static_cast<char>(bits >> shift & 0xFF);
}

} // namespace

void appendLittleEndian(std::string& bytes, float value) {
    appendBits(bytes, std::bit_cast<std::uint32_t>(value));
}

void appendLittleEndian(std::string& bytes, std::int64_t value) {
    appendBits(bytes, static_cast<std::uint64_t>(value));
}

ProtobufWriter& ProtobufWriter::integer(int field, std::int64_t value) {
    tag(field, varintType);
    varint(static_cast<std::uint64_t>(value));
    return *this;
}

ProtobufWriter& ProtobufWriter::single(int field, float value) {
    tag(field, fourByteType);
    appendLittleEndian(content_, value);
    return *this;
}

ProtobufWriter& ProtobufWriter::bytes(int field, std::string_view content) {
    tag(field, lengthType);
    varint(content.size());
    content_ += content;
    return *this;
}

/// Seven bits a byte, the lowest first; the eighth says that more follow.
void ProtobufWriter::varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7)
        content_ += static_cast<char>((value & 0x7F) | 0x80);
    content_ += static_cast<char>(value);
}

void ProtobufWriter::tag(int field, unsigned wireType) {
    varint(static_cast<std::uint64_t>(field) << 3 | wireType);
}

} // namespace nabla
