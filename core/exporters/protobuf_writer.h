#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace nabla {

/// Writes one message in Protocol Buffers' wire format, field by field. What is in a field, its number alone
/// tells; see https://protobuf.dev/programming-guides/encoding.
class ProtobufWriter {
  public:
    /// A field of an integer type, also of an enumeration.
    ProtobufWriter& integer(int field, std::int64_t value);
    /// A field of type float.
    ProtobufWriter& single(int field, float value);
    /// A field of type string or bytes.
    ProtobufWriter& bytes(int field, std::string_view content);
    /// A field that is a message itself.
    ProtobufWriter& message(int field, const ProtobufWriter& message) {
        return bytes(field, message.content());
    }

    /// What was written.
    const std::string& content() const { return content_; }

  private:
    void varint(std::uint64_t value);
    void tag(int field, unsigned wireType);

    std::string content_;
};

} // namespace nabla
