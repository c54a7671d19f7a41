#pragma once

#include "core/training/nabla_file.h"

#include <cstddef>
#include <string>

namespace nabla {

/// The largest `.nabla` file that is read, and so the largest that is written.
inline constexpr std::size_t mostNablaFileBytes = std::size_t{1} << 30;

/// Reads a `.nabla` file; messages name it. Throws nothing, whatever the file.
Result<NablaFile> readNablaFile(const std::string& path);

/// The text of a `.nabla` file, or why nobody could read it again: it would be too large.
Result<std::string> savableText(const NablaFile& file, std::size_t mostBytes = mostNablaFileBytes,
                                const JsonLimits& limits = {});

} // namespace nabla
