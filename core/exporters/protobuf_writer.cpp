#include "core/exporters/protobuf_writer.h"

#include "core/support/little_endian.h"

namespace nabla {
namespace {

constexpr unsigned varintType = 0;
constexpr unsigned lengthType = 2;
constexpr unsigned fourByteType = 5;

} // namespace

ProtobufWriter& ProtobufWriter::integer(int field, std::int64_t value) {
    tag(field, varintType);
    varint(static_cast<std::uint64_t>(value));
    return *this;
}

ProtobufWriter& ProtobufWriter::single(int field, float value) {
    tag(field, fourByteType);
    putLittleEndian(content_, value);
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
