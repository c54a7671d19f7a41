#pragma once

#include "core/support/result.h"

#include <string>
#include <string_view>

namespace nabla {

/// Writes to standard output; whether all of it went out.
Status print(std::string_view text);

/// Writes a file whole or not at all, or into a device or pipe of that name; '-' is standard output.
Status writeOutput(const std::string& path, std::string_view text);

/// Whether a file could be written there, to be known before long work.
Status checkWritable(const std::string& path);

} // namespace nabla
