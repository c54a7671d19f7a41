#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace nabla {

/// Whether a text is UTF-8 to the letter: no overlong forms, no surrogates, nothing cut off.
bool isUtf8(std::string_view text);

/// The UTF-16 code units of a UTF-8 text, as JavaScript sees them; of other bytes it makes units of no
/// meaning.
std::vector<std::uint32_t> utf16Units(std::string_view text);

} // namespace nabla
