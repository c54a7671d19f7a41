#pragma once

#include "core/training/nabla_file.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace nabla {

/// The longest text of a `.nabla` file that a link may unfold to.
inline constexpr std::size_t mostLinkedBytes = std::size_t{64} << 20;

/// One line that carries what a `.nabla` file does: "nabla:1:" and the file's text, compressed, in letters,
/// digits, '-' and '_'. Without a state it carries the experiment and its points alone.
std::string workLink(const NablaFile& file);

/// The longest link that is worth to be one, in bytes; more is better sent as a file.
inline constexpr std::size_t longestWorkLink = 1'000'000;

/// Whether a text is meant as such a link.
bool isWorkLink(std::string_view text);

/// Reads what `workLink` writes; white space anywhere and angle brackets around it, as mail programs add
/// them, do no harm. Throws nothing, whatever the text.
Result<NablaFile> parseWorkLink(std::string_view text);

} // namespace nabla
