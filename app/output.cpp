#include "app/output.h"

#include "app/interrupt.h"
#include "core/support/files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace nabla {
namespace {

namespace fs = std::filesystem;

Error cannotWrite(const std::string& path, const std::string& why) {
    return {"Cannot write '" + path + "': " + why + "."};
}

/// A device or pipe must not be replaced by a file.
bool isSpecial(const std::string& path) {
    std::error_code error;
    const auto type = fs::status(path, error).type();
    return type == fs::file_type::character || type == fs::file_type::fifo;
}

Status writeSpecial(const std::string& path, std::string_view text) {
    std::ofstream file(path, std::ios::binary);
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    file.close();
    if (!file)
        return cannotWrite(path, std::strerror(errno));
    return Done{};
}

} // namespace

Status print(std::string_view text) {
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if (!written || std::fflush(stdout) != 0)
        return Error{std::string("Cannot write to standard output: ") + std::strerror(errno) + "."};
    return Done{};
}

Status writeOutput(const std::string& path, std::string_view text) {
    if (path == "-")
        return print(text);
    if (isSpecial(path))
        return writeSpecial(path, text);
    const InterruptHeld held;
    return writeFile(path, text);
}

Status checkWritable(const std::string& path) {
    std::error_code error;
    if (path.empty())
        return cannotWrite(path, "a file must be named");
    if (fs::is_directory(path, error))
        return cannotWrite(path, "it is a folder");
    const fs::path folder = fs::path(path).has_parent_path() ? fs::path(path).parent_path() : fs::path(".");
    if (!isSpecial(path) && ::access(folder.c_str(), W_OK | X_OK) != 0)
        return cannotWrite(path, std::strerror(errno));
    return Done{};
}

} // namespace nabla
