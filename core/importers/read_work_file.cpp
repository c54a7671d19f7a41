#include "core/importers/read_work_file.h"

#include "core/support/files.h"
#include "core/training/nabla_file_io.h"

#include <algorithm>
#include <new>
#include <utility>

namespace nabla {
namespace {

Result<ImportedModel> readOnnxFile(const std::string& path) {
    try {
        const auto bytes = readFile(path, mostOnnxFileBytes);
        if (!bytes)
            return Error{bytes.error()};
        auto model = readOnnx(*bytes);
        if (!model)
            return Error{"'" + path + "': " + model.error()};
        return model;
    } catch (const std::bad_alloc&) {
        return Error{"'" + path + "': There is not enough memory for this file."};
    }
}

} // namespace

bool isOnnxFile(std::string_view path) {
    constexpr std::string_view ending = ".onnx";
    return path.size() >= ending.size() &&
           std::equal(
               ending.begin(), ending.end(), path.end() - static_cast<std::ptrdiff_t>(ending.size()),
               [](char wanted, char c) { return c == wanted || (c >= 'A' && c <= 'Z' && c + 32 == wanted); });
}

Result<ImportedModel> readWorkFile(const std::string& path) {
    if (isOnnxFile(path))
        return readOnnxFile(path);
    auto file = readNablaFile(path);
    if (!file)
        return Error{file.error()};
    return ImportedModel{*std::move(file), {}};
}

} // namespace nabla
