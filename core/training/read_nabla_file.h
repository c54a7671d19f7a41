#pragma once

#include "core/training/nabla_file.h"

#include <cstddef>
#include <string>

namespace nabla {

/// The largest `.nabla` file that is read.
inline constexpr std::size_t mostNablaFileBytes = std::size_t{1} << 30;

/// Reads a `.nabla` file; messages name it. Throws nothing, whatever the file.
Result<NablaFile> readNablaFile(const std::string& path);

} // namespace nabla
