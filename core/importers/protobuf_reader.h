#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace nabla {

/// How a field of a protobuf message is written (https://protobuf.dev/programming-guides/encoding).
enum class WireType : std::uint8_t { varint = 0, fixed64 = 1, bytes = 2, fixed32 = 5 };

/// A field of a protobuf message, as its bytes say; what it means is the reader's to know.
struct ProtobufField {
    std::uint32_t number = 0;
    WireType type = WireType::varint;
    /// Of varint, fixed64 and fixed32: the bits, from the lowest on.
    std::uint64_t bits = 0;
    /// Of bytes: a part of the message.
    std::string_view bytes;

    /// A whole number, of a varint.
    std::int64_t integer() const { return static_cast<std::int64_t>(bits); }
    /// A float, of a fixed32.
    float number32() const;
};

/// Goes over the fields of a protobuf message. No length is trusted: what would go beyond the message's end
/// ends the reading.
class ProtobufReader {
  public:
    explicit ProtobufReader(std::string_view message) : rest_(message) {}

    /// The next field; nothing at the end, or where the bytes are no message.
    std::optional<ProtobufField> next();
    /// Whether the reading ended at bytes that are no message.
    bool isBroken() const { return isBroken_; }

  private:
    bool take(std::size_t count, std::string_view& taken);
    bool takeFixed(std::size_t count, std::uint64_t& value);
    bool takeContent(ProtobufField& field);

    std::string_view rest_;
    bool isBroken_ = false;
};

/// Adds the numbers of a repeated field, which stands there for one of them or packed for many; false where
/// the bytes are none.
bool addFloats(const ProtobufField& field, std::vector<double>& numbers);
bool addDoubles(const ProtobufField& field, std::vector<double>& numbers);
bool addIntegers(const ProtobufField& field, std::vector<std::int64_t>& numbers);

/// The number whose bits stand in the bytes, the lowest first; `count` is 1 to 8, and no more than there are.
std::uint64_t littleEndian(std::string_view bytes, std::size_t count);

} // namespace nabla
