#include "core/training/nabla_file_io.h"

#include "core/support/files.h"
#include "core/support/json_writer.h"

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

Result<std::string> savableText(const NablaFile& file, std::size_t mostBytes, const JsonLimits& limits) {
    constexpr const char* tooLarge =
        "This work is too large for a .nabla file, which may have 1 GiB and 64 million "
        "numbers; an optimizer that remembers less or a smaller network is not.";
    // The largest works are refused before they take memory for their text.
    if (numbersIn(file) > limits.values)
        return Error{tooLarge};
    JsonWriter json;
    writeNablaFile(json, file);
    std::string text = json.text() + "\n";
    if (text.size() > mostBytes || json.values() > limits.values || json.parts() > limits.parts)
        return Error{tooLarge};
    return text;
}

} // namespace nabla
