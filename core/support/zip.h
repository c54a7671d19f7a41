#pragma once

#include "core/support/write_folder.h"

#include <span>
#include <string>

namespace nabla {

/// A zip archive (PKWARE's APPNOTE 2.0) of these files, stored as they are and dated 1980-01-01, so that the
/// same files give the same bytes. Their names are ASCII; all together have less than 4 GB.
std::string zipped(std::span<const FileInFolder> files);

} // namespace nabla
