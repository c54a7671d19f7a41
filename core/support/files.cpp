#include "core/support/files.h"

#include "core/support/temporary.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <unistd.h>

namespace nabla {
namespace {

namespace fs = std::filesystem;

Error failed(const std::string& what, const std::string& path, const std::string& why) {
    return {what + " '" + path + "': " + why + "."};
}

/// A device, pipe or socket must not be replaced by a file.
bool isSpecial(const std::string& path) {
    std::error_code error;
    const auto status = fs::status(path, error);
    return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

/// Whether something is there that may not be written to; `errno` says why.
bool isProtected(const std::string& path) {
    return ::access(path.c_str(), F_OK) == 0 && ::access(path.c_str(), W_OK) != 0;
}

/// So many bytes in words.
std::string sizeText(std::size_t bytes) {
    constexpr std::size_t mebi = std::size_t{1} << 20;
    return bytes % mebi == 0 ? std::to_string(bytes / mebi) + " MiB" : std::to_string(bytes) + " bytes";
}

/// All that a file holds, or one byte more than the limit; `expected` is how much that seems to be, as
/// devices, pipes and files that grow do not say.
std::string contentOf(std::istream& file, std::size_t expected, std::size_t limit) {
    constexpr std::size_t piece = std::size_t{1} << 20;
    std::string content;
    content.reserve(expected + piece);
    while (file && content.size() <= limit) {
        const std::size_t before = content.size();
        const std::size_t wanted = std::max(piece, expected - std::min(expected, before));
        content.resize(before + wanted);
        file.read(content.data() + before, static_cast<std::streamsize>(wanted));
        content.resize(before + static_cast<std::size_t>(file.gcount()));
    }
    return content;
}

/// Behind a link, the file it points to, which need not be there, is replaced, not the link.
fs::path targetOf(const std::string& path) {
    constexpr int mostLinks = 40;
    std::error_code error;
    fs::path target = path;
    for (int links = 0; links < mostLinks && fs::is_symlink(target, error); ++links)
        target = target.parent_path() / fs::read_symlink(target, error);
    return target;
}

/// Waits until a file (opened for writing) or folder (for reading) is on the disk; `errno` says why it is
/// not.
bool keepOnDisk(const fs::path& file, int mode) {
    const int handle = ::open(file.c_str(), mode | O_CLOEXEC);
    if (handle < 0)
        return false;
    const bool kept = ::fsync(handle) == 0;
    const int error = errno;
    ::close(handle);
    errno = error;
    return kept;
}

/// Puts a complete file into the place of the target. Both are on the disk before: after a power cut there is
/// the old one or the new one, whole.
Status takePlace(const std::string& file, const fs::path& target, const std::string& path) {
    if (!keepOnDisk(file, O_WRONLY))
        return failed("Cannot write", path, std::strerror(errno));
    std::error_code error;
    fs::rename(file, target, error);
    if (error)
        return failed("Cannot write", path, error.message());
    // Some folders cannot be waited for; the file is there all the same.
    keepOnDisk(target.has_parent_path() ? target.parent_path() : fs::path("."), O_RDONLY | O_DIRECTORY);
    return Done{};
}

/// Writes to `file`; messages speak of `path`.
Status writeInPlace(const std::string& file, const std::string& path, std::string_view content) {
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(content.data(), static_cast<std::streamsize>(content.size()));
    stream.close();
    if (!stream)
        return failed("Cannot write", path, std::strerror(errno));
    return Done{};
}

/// Fills a new file, which may be read and written by those who may the target, which need not exist.
Status fill(const std::string& file, const std::string& target, const std::string& path,
            std::string_view content) {
    std::error_code error;
    const fs::file_status old = fs::status(target, error);
    // Before there is anything to read in it.
    if (old.type() == fs::file_type::regular)
        if (fs::permissions(file, old.permissions(), error); error)
            return failed("Cannot write", path, error.message());
    return writeInPlace(file, path, content);
}

} // namespace

Result<std::string> readFile(const std::string& path, std::size_t limit) {
    std::error_code error;
    if (fs::is_directory(path, error))
        return failed("Cannot read", path, "it is a folder");
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return failed("Cannot read", path, std::strerror(errno));
    const std::uintmax_t size = fs::is_regular_file(path, error) ? fs::file_size(path, error) : 0;
    std::string content;
    if (size <= limit && !error)
        content = contentOf(file, static_cast<std::size_t>(size), limit);
    if (file.bad())
        return failed("Cannot read", path, std::strerror(errno));
    if (size > limit || content.size() > limit)
        return failed("Cannot read", path, "it is larger than " + sizeText(limit));
    return content;
}

Status writeFile(const std::string& path, std::string_view content) {
    if (isSpecial(path))
        return writeInPlace(path, path, content);
    if (isProtected(path))
        return failed("Cannot write", path, std::strerror(errno));
    const std::string target = targetOf(path).string();
    const auto temporary = newFileBeside(target);
    if (!temporary)
        return failed("Cannot write", path, std::strerror(errno));
    Status written = fill(*temporary, target, path, content);
    if (written)
        written = takePlace(*temporary, target, path);
    std::error_code error;
    if (!written)
        fs::remove(*temporary, error);
    return written;
}

Status checkWritable(const std::string& path) {
    std::error_code error;
    if (path.empty())
        return failed("Cannot write", path, "a file must be named");
    if (fs::is_directory(path, error))
        return failed("Cannot write", path, "it is a folder");
    if (isProtected(path))
        return failed("Cannot write", path, std::strerror(errno));
    const fs::path target = targetOf(path);
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    if (!isSpecial(path) && ::access(folder.c_str(), W_OK | X_OK) != 0)
        return failed("Cannot write", path, std::strerror(errno));
    return Done{};
}

} // namespace nabla
