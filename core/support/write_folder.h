#pragma once

#include "core/support/result.h"

#include <span>
#include <string>

namespace nabla {

/// A file of a folder: its place there, which may have folders of its own, and what it holds.
struct FileInFolder {
    std::string name;
    std::string content;
};

/// Writes a folder with these files, whole or not at all. What is there already is replaced only if it is a
/// folder that holds no other files than these and those that are `replaceable`.
Status writeFolder(const std::string& path, std::span<const FileInFolder> files,
                   std::span<const std::string> replaceable = {});

} // namespace nabla
