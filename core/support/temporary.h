#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace nabla {

/// Makes an empty hidden file beside one that it is to replace, by a name that nothing else has, other
/// writers of the same file included; where it cannot be made, there is none, and `errno` says why.
std::optional<std::string> newFileBeside(const std::filesystem::path& target);

/// The same for a folder.
std::optional<std::string> newFolderBeside(const std::filesystem::path& target);

} // namespace nabla
