#include "core/training/read_nabla_file.h"

#include "core/support/files.h"

#include <new>

namespace nabla {

Result<NablaFile> readNablaFile(const std::string& path) {
    try {
        const auto text = readFile(path, mostNablaFileBytes);
        if (!text)
            return Error{text.error()};
        auto file = parseNablaFile(*text);
        if (!file)
            return Error{"'" + path + "': " + file.error()};
        return file;
    } catch (const std::bad_alloc&) {
        return Error{"'" + path + "': There is not enough memory for this file."};
    }
}

} // namespace nabla
