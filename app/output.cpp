#include "app/output.h"

#include "app/interrupt.h"
#include "core/support/files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace nabla {

Status print(std::string_view text) {
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if (!written || std::fflush(stdout) != 0)
        return Error{std::string("Cannot write to standard output: ") + std::strerror(errno) + "."};
    return Done{};
}

Status writeOutput(const std::string& path, std::string_view text) {
    if (path == "-")
        return print(text);
    const InterruptHeld held;
    return writeFile(path, text);
}

std::string shapeText(const NetworkSpec& network) {
    std::string text;
    for (const int units : network.shape())
        text += (text.empty() ? "" : " - ") + std::to_string(units);
    return text;
}

} // namespace nabla
