#pragma once

#include "core/live/autosaved_work.h"

#include <string_view>

namespace nabla {

/// One line of JSON, without its end.
std::string autosaveHeadText(const AutosaveHead& head);

/// Reads what `autosaveHeadText` writes.
Result<AutosaveHead> parseAutosaveHead(std::string_view text);

} // namespace nabla
