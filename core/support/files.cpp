#include "core/support/files.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>
#include <unistd.h>

namespace nabla {
namespace {

namespace fs = std::filesystem;

Error failed(const std::string& what, const std::string& path, const std::string& why) {
    return {what + " '" + path + "': " + why + "."};
}

/// A device or pipe must not be replaced by a file.
bool isSpecial(const std::string& path) {
    std::error_code error;
    const auto type = fs::status(path, error).type();
    return type == fs::file_type::character || type == fs::file_type::fifo;
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

} // namespace

Result<std::string> readFile(const std::string& path) {
    std::error_code error;
    if (fs::is_directory(path, error))
        return failed("Cannot read", path, "it is a folder");
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return failed("Cannot read", path, std::strerror(errno));
    std::ostringstream content;
    content << file.rdbuf();
    if (file.bad())
        return failed("Cannot read", path, std::strerror(errno));
    return std::move(content).str();
}

Status writeFile(const std::string& path, std::string_view content) {
    if (isSpecial(path))
        return writeInPlace(path, path, content);
    // Behind a link, the file it points to is replaced, not the link.
    std::error_code error;
    const fs::path resolved = fs::canonical(path, error);
    const std::string target = error ? path : resolved.string();
    const std::string temporary = target + "." + std::to_string(::getpid()) + ".part";
    Status written = writeInPlace(temporary, path, content);
    if (written) {
        fs::rename(temporary, target, error);
        if (!error)
            return written;
        written = failed("Cannot write", path, error.message());
    }
    fs::remove(temporary, error);
    return written;
}

Status checkWritable(const std::string& path) {
    std::error_code error;
    if (path.empty())
        return failed("Cannot write", path, "a file must be named");
    if (fs::is_directory(path, error))
        return failed("Cannot write", path, "it is a folder");
    const fs::path folder = fs::path(path).has_parent_path() ? fs::path(path).parent_path() : fs::path(".");
    if (!isSpecial(path) && ::access(folder.c_str(), W_OK | X_OK) != 0)
        return failed("Cannot write", path, std::strerror(errno));
    return Done{};
}

} // namespace nabla
