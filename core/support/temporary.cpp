#include "core/support/temporary.h"

#include "core/support/utf8.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace nabla {
namespace {

namespace fs = std::filesystem;

/// The name is no longer than a name may be, whatever the target's is.
std::string nameBeside(const fs::path& target, int number) {
    constexpr std::size_t longestPart = 100;
    const std::string name = target.filename().string();
    return target.parent_path() / ("." + std::string(firstCharacters(name, longestPart)) + "." +
                                   std::to_string(::getpid()) + "." + std::to_string(number) + ".part");
}

/// Takes the first name that `make` finds free.
template <class Make>
std::optional<std::string> firstFree(const fs::path& target, const Make& make) {
    for (int number = 0;; ++number) {
        std::string name = nameBeside(target, number);
        if (make(name.c_str()))
            return name;
        if (errno != EEXIST)
            return std::nullopt;
    }
}

} // namespace

std::optional<std::string> newFileBeside(const fs::path& target) {
    constexpr mode_t asUsual = 0666;
    return firstFree(target, [](const char* name) {
        const int handle = ::open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, asUsual);
        if (handle >= 0)
            ::close(handle);
        return handle >= 0;
    });
}

std::optional<std::string> newFolderBeside(const fs::path& target) {
    constexpr mode_t asUsual = 0777;
    return firstFree(target, [](const char* name) { return ::mkdir(name, asUsual) == 0; });
}

} // namespace nabla
