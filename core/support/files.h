#pragma once

#include "core/support/result.h"

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

namespace nabla {

/// The whole content of a file, or why it cannot be read; one that holds more bytes than the limit is refused
/// before it takes more memory than that.
Result<std::string> readFile(const std::string& path,
                             std::size_t limit = std::numeric_limits<std::size_t>::max());

/// Writes a file whole or not at all, whatever happens meanwhile: into a temporary one beside it, which takes
/// its place and mode once it is on the disk.
/// Files that are not writable are refused, devices and pipes written to; behind a symbolic link the file is
/// replaced, not the link.
Status writeFile(const std::string& path, std::string_view content);

/// Whether a file could be written there, to be known before long work.
Status checkWritable(const std::string& path);

} // namespace nabla
