#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace nabla {

/// Where the first byte stands that is not UTF-8; `npos` where all is.
std::size_t invalidUtf8At(std::string_view text);

/// Whether a byte of UTF-8 goes on with a character that another began.
constexpr bool continuesCharacter(char byte) {
    return (static_cast<std::uint8_t>(byte) & 0xC0) == 0x80;
}

/// How many characters a text in UTF-8 has.
std::size_t characterCount(std::string_view text);

/// The first characters of a text, in at most that many bytes.
std::string_view firstCharacters(std::string_view text, std::size_t bytes);

/// The last characters of a text, in at most that many bytes.
std::string_view lastCharacters(std::string_view text, std::size_t bytes);

/// Whether a text is UTF-8 to the letter: no overlong forms, no surrogates, nothing cut off.
bool isUtf8(std::string_view text);

/// The UTF-16 code units of a UTF-8 text, as JavaScript sees them; of other bytes it makes units of no
/// meaning.
std::vector<std::uint32_t> utf16Units(std::string_view text);

} // namespace nabla
