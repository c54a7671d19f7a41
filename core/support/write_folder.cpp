#include "core/support/write_folder.h"

#include "core/support/files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace nabla {
namespace {

namespace fs = std::filesystem;

Error failed(const std::string& path, const std::string& why) {
    return {"Cannot write '" + path + "': " + why + "."};
}

/// A folder without the slash at its end, so that it has a name.
fs::path folderAt(const std::string& path) {
    const fs::path folder = path;
    return folder.has_filename() ? folder : folder.parent_path();
}

fs::path beside(const fs::path& folder, const char* ending) {
    return folder.parent_path() /
           ("." + folder.filename().string() + "." + std::to_string(::getpid()) + ending);
}

/// A file in what is there that is none of those to be written; empty where there is no such.
std::string otherFile(const fs::path& folder, std::span<const FileInFolder> files,
                      std::span<const std::string> replaceable) {
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const std::string name = fs::relative(at->path(), folder, error).generic_string();
        const bool isOwn =
            at->is_directory(error) ||
            std::find(replaceable.begin(), replaceable.end(), name) != replaceable.end() ||
            std::any_of(files.begin(), files.end(), [&](const auto& f) { return f.name == name; });
        if (!isOwn)
            return name;
    }
    return {};
}

Status checkPlace(const fs::path& folder, const std::string& path, std::span<const FileInFolder> files,
                  std::span<const std::string> replaceable) {
    std::error_code error;
    if (!folder.has_filename())
        return failed(path, "a folder must be named");
    if (folder.has_parent_path() && !fs::is_directory(folder.parent_path(), error))
        return failed(path, "there is no folder '" + folder.parent_path().string() + "'");
    if (!fs::exists(fs::symlink_status(folder, error)))
        return Done{};
    if (fs::is_symlink(folder, error) || !fs::is_directory(folder, error))
        return failed(path, "there is a file of that name, and a folder is needed");
    const std::string other = otherFile(folder, files, replaceable);
    if (!other.empty())
        return failed(path,
                      "the folder holds '" + other + "', which is not part of the export; choose another");
    return Done{};
}

Status writeAll(const fs::path& folder, const std::string& path, std::span<const FileInFolder> files) {
    std::error_code error;
    for (const FileInFolder& file : files) {
        const fs::path place = folder / file.name;
        fs::create_directories(place.parent_path(), error);
        if (error)
            return failed(path, error.message());
        if (const Status written = writeFile(place.string(), file.content); !written)
            return written;
    }
    return Done{};
}

/// Puts the new folder into the old one's place, or leaves the old one there.
Status takePlace(const fs::path& made, const fs::path& folder, const std::string& path) {
    const fs::path old = beside(folder, ".old");
    std::error_code error;
    const bool replaces = fs::exists(folder, error);
    if (replaces)
        fs::rename(folder, old, error);
    if (!error)
        fs::rename(made, folder, error);
    if (!error) {
        fs::remove_all(old, error);
        return Done{};
    }
    const std::string why = error.message();
    if (replaces && !fs::exists(folder, error))
        fs::rename(old, folder, error);
    return failed(path, why);
}

} // namespace

Status writeFolder(const std::string& path, std::span<const FileInFolder> files,
                   std::span<const std::string> replaceable) {
    const fs::path folder = folderAt(path);
    if (const Status free = checkPlace(folder, path, files, replaceable); !free)
        return free;
    const fs::path made = beside(folder, ".part");
    Status written = writeAll(made, path, files);
    if (written)
        written = takePlace(made, folder, path);
    std::error_code error;
    fs::remove_all(made, error);
    return written;
}

} // namespace nabla
