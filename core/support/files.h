#pragma once

#include "core/support/result.h"

#include <string>
#include <string_view>

namespace nabla {

/// The whole content of a file, or why it cannot be read.
Result<std::string> readFile(const std::string& path);

/// Writes a file whole or not at all: into a temporary one beside it, which then takes its place.
Status writeFile(const std::string& path, std::string_view content);

} // namespace nabla
