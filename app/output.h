#pragma once

#include "core/network/network_spec.h"
#include "core/support/result.h"

#include <string>
#include <string_view>

namespace nabla {

/// Writes to standard output; whether all of it went out.
Status print(std::string_view text);

/// Writes a file whole or not at all; '-' is standard output.
Status writeOutput(const std::string& path, std::string_view text);

/// A network's units per layer, as "2 - 4 - 2 - 1".
std::string shapeText(const NetworkSpec& network);

} // namespace nabla
