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

Error failed(const std::string& what, const std::string& path, const std::string& why) {
    return {what + " '" + path + "': " + why + "."};
}

} // namespace

Result<std::string> readFile(const std::string& path) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error))
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
    const std::string temporary = path + "." + std::to_string(::getpid()) + ".part";
    std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
    if (!file)
        return failed("Cannot write", path, std::strerror(errno));
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.close();
    std::error_code error;
    if (!file)
        error = std::error_code(errno, std::generic_category());
    else
        std::filesystem::rename(temporary, path, error);
    if (!error)
        return Done{};
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
    return failed("Cannot write", path, error.message());
}

} // namespace nabla
