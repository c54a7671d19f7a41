#include "core/support/utf8.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace nabla {
namespace {

/// How many bytes a code point takes whose first byte this is; 0 where none begins with it.
std::size_t lengthFrom(std::uint8_t lead) {
    if (lead < 0x80)
        return 1;
    if (lead < 0xC0 || lead > 0xF7)
        return 0;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/// Whether a code point may be written, and not in fewer bytes.
bool belongs(std::uint32_t code, std::size_t length) {
    constexpr std::uint32_t least[]{0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return code >= least[length] && code <= 0x10FFFF && !surrogate;
}

/// How many bytes the code point takes with which a text begins; 0 where it begins with none.
std::size_t codePointLength(std::string_view text) {
    const auto lead = static_cast<std::uint8_t>(text[0]);
    const std::size_t length = lengthFrom(lead);
    if (length == 0 || length > text.size())
        return 0;
    std::uint32_t code = length == 1 ? lead : lead & (0xFFu >> (length + 1));
    for (const char c : text.substr(1, length - 1)) {
        if (!continuesCharacter(c))
            return 0;
        code = (code << 6) | (static_cast<std::uint8_t>(c) & 0x3Fu);
    }
    return belongs(code, length) ? length : 0;
}

/// Where ASCII ends that begins there; eight bytes at once, as most of most texts is ASCII.
std::size_t asciiEnd(std::string_view text, std::size_t at) {
    constexpr std::uint64_t highBits = 0x8080808080808080;
    for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & highBits) != 0)
            break;
    }
    while (at < text.size() && static_cast<std::uint8_t>(text[at]) < 0x80)
        ++at;
    return at;
}

} // namespace

std::size_t invalidUtf8At(std::string_view text) {
    std::size_t at = 0;
    while ((at = asciiEnd(text, at)) < text.size()) {
        const std::size_t length = codePointLength(text.substr(at));
        if (length == 0)
            return at;
        at += length;
    }
    return std::string_view::npos;
}

std::size_t characterCount(std::string_view text) {
    return text.size() -
           static_cast<std::size_t>(std::count_if(text.begin(), text.end(), continuesCharacter));
}

std::string_view firstCharacters(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes)
        return text;
    while (bytes > 0 && continuesCharacter(text[bytes]))
        --bytes;
    return text.substr(0, bytes);
}

std::string_view lastCharacters(std::string_view text, std::size_t bytes) {
    std::size_t from = text.size() - std::min(bytes, text.size());
    while (from < text.size() && continuesCharacter(text[from]))
        ++from;
    return text.substr(from);
}

bool isUtf8(std::string_view text) {
    return invalidUtf8At(text) == std::string_view::npos;
}

std::vector<std::uint32_t> utf16Units(std::string_view text) {
    std::vector<std::uint32_t> units;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<std::uint8_t>(text[at]);
        const int length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        std::uint32_t code = length == 1 ? lead : lead & (0xFFu >> (length + 1));
        for (int k = 1; k < length && at + k < text.size(); ++k)
            code = (code << 6) | (static_cast<std::uint8_t>(text[at + k]) & 0x3Fu);
        at += static_cast<std::size_t>(length);
        if (code < 0x10000) {
            units.push_back(code);
        } else {
            units.push_back(0xD800 + ((code - 0x10000) >> 10));
            units.push_back(0xDC00 + ((code - 0x10000) & 0x3FF));
        }
    }
    return units;
}

} // namespace nabla
