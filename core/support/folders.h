#pragma once

#include <string>
#include <vector>

namespace nabla {

/// The names of all that is in a folder, in no order; none where it cannot be read.
std::vector<std::string> namesIn(const std::string& folder);

} // namespace nabla
