#include "core/support/utf8.h"

#include <cstddef>

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

} // namespace

bool isUtf8(std::string_view text) {
    while (!text.empty()) {
        const auto lead = static_cast<std::uint8_t>(text[0]);
        const std::size_t length = lengthFrom(lead);
        if (length == 0 || length > text.size())
            return false;
        std::uint32_t code = length == 1 ? lead : lead & (0xFFu >> (length + 1));
        for (const char c : text.substr(1, length - 1)) {
            const auto byte = static_cast<std::uint8_t>(c);
            if ((byte & 0xC0) != 0x80)
                return false;
            code = (code << 6) | (byte & 0x3Fu);
        }
        if (!belongs(code, length))
            return false;
        text.remove_prefix(length);
    }
    return true;
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
