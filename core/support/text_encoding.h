#pragma once

#include "core/support/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace nabla {

/// How the bytes of a file stand for text; all but the last may begin with a byte order mark.
enum class TextEncoding { utf8, utf16LittleEndian, utf16BigEndian, windows1252 };

/// What a file's bytes are: what their byte order mark says, else UTF-8 where they are that, else
/// Windows-1252.
TextEncoding detectEncoding(std::string_view bytes);

/// A text in UTF-8: the bytes it was made of themselves, which must outlive it, or a copy where they had to
/// be converted.
class DecodedText {
  public:
    /// Looks at bytes that are UTF-8 already.
    explicit DecodedText(std::string_view bytes) : bytes_(bytes) {}
    /// Owns what was converted.
    explicit DecodedText(std::string converted) : converted_(std::move(converted)) {}

    /// The text, without a byte order mark.
    std::string_view view() const { return converted_ ? std::string_view(*converted_) : bytes_; }

  private:
    std::string_view bytes_;
    std::optional<std::string> converted_;
};

/// The text that bytes stand for, or the place of the first that stands for none.
Result<DecodedText> decodeText(std::string_view bytes, TextEncoding encoding);

/// The same of the first `limit` bytes or a little less; what is not UTF-8 is passed on unchecked.
DecodedText decodeStart(std::string_view bytes, TextEncoding encoding, std::size_t limit);

/// "Line 3, column 14" of the byte there; columns count characters, and LF, CRLF and CR end lines.
std::string placeIn(std::string_view text, std::size_t at);

} // namespace nabla
