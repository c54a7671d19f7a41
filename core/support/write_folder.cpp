#include "core/support/write_folder.h"

#include "core/support/files.h"
#include "core/support/temporary.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <set>
#include <system_error>

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

/// The files of an export, and the folders in it that they stand in.
std::set<std::string> partsOf(std::span<const FileInFolder> files, std::span<const std::string> replaceable) {
    std::set<std::string> parts(replaceable.begin(), replaceable.end());
    for (const FileInFolder& file : files)
        parts.insert(file.name);
    const std::set<std::string> whole = parts;
    for (const fs::path part : whole)
        for (fs::path folder = part.parent_path(); !folder.empty(); folder = folder.parent_path())
            parts.insert(folder.generic_string() + "/");
    return parts;
}

/// What an entry of a folder is called among its parts: with a slash at the end where it is a folder itself,
/// which what a link leads to is not.
std::string partName(const fs::directory_entry& entry, const fs::path& folder) {
    std::error_code error;
    const fs::file_type type = entry.symlink_status(error).type();
    const std::string name = entry.path().lexically_relative(folder).generic_string();
    if (type == fs::file_type::directory)
        return name + "/";
    return type == fs::file_type::regular ? name : name + " ";
}

/// Refuses a folder that holds what is no part of an export, or that cannot be read.
Status checkContent(const fs::path& folder, const std::string& path, const std::set<std::string>& parts) {
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (!parts.contains(partName(*at, folder)))
            return failed(path, "the folder holds '" +
                                    at->path().lexically_relative(folder).generic_string() +
                                    "', which is not part of the export; choose another");
    return error ? Status(failed(path, "what it holds cannot be read (" + error.message() + ")")) : Done{};
}

Status checkPlace(const fs::path& folder, const std::string& path, const std::set<std::string>& parts) {
    std::error_code error;
    if (!folder.has_filename())
        return failed(path, "a folder must be named");
    if (folder.has_parent_path() && !fs::is_directory(folder.parent_path(), error))
        return failed(path, "there is no folder '" + folder.parent_path().string() + "'");
    if (!fs::exists(fs::symlink_status(folder, error)))
        return Done{};
    if (fs::is_symlink(folder, error) || !fs::is_directory(folder, error))
        return failed(path, "there is a file of that name, and a folder is needed");
    return checkContent(folder, path, parts);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

Status writeAll(const fs::path& folder, const std::string& path, std::span<const FileInFolder> files) {
    std::error_code error;
    for (const FileInFolder& file : files) {
        const fs::path place = folder / file.name;
        fs::create_directories(place.parent_path(), error);
        if (error)
            return failed(path, error.message());
        // It is not the hidden file's name that says where there is no room.
        if (const Status written = writeFile(place.string(), file.content); !written)
            return Error{replaced(written.error(), folder.string(), folderAt(path).string())};
    }
    return Done{};
}

Status removed(const fs::path& old, const std::string& path) {
    std::error_code error;
    fs::remove_all(old, error);
    if (!error)
        return Done{};
    return Error{"'" + path + "' was written, but what was there before stays in '" + old.string() +
                 "': " + error.message() + "."};
}

/// Lets both folders change places in one step, so that there is one of the name at any time; false where the
/// file system cannot do that.
bool exchange(const fs::path& one, const fs::path& other) {
    return ::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0;
}

/// Puts the new folder into the old one's place, or leaves the old one there.
Status takePlace(const fs::path& made, const fs::path& folder, const std::string& path) {
    const fs::path old = fs::path(made).replace_extension(".old");
    std::error_code error;
    const bool replaces = fs::exists(folder, error);
    if (replaces && exchange(made, folder))
        return removed(made, path);
    if (replaces)
        fs::rename(folder, old, error);
    if (!error)
        fs::rename(made, folder, error);
    if (!error)
        return replaces ? removed(old, path) : Done{};
    const std::string why = error.message();
    if (replaces && !fs::exists(folder, error))
        fs::rename(old, folder, error);
    return failed(path, why);
}

} // namespace

Status writeFolder(const std::string& path, std::span<const FileInFolder> files,
                   std::span<const std::string> replaceable) {
    const fs::path folder = folderAt(path);
    if (Status free = checkPlace(folder, path, partsOf(files, replaceable)); !free)
        return free;
    const auto made = newFolderBeside(folder);
    if (!made)
        return failed(path, std::strerror(errno));
    Status written = writeAll(*made, path, files);
    if (written)
        written = takePlace(*made, folder, path);
    std::error_code error;
    fs::remove_all(*made, error);
    return written;
}

} // namespace nabla
