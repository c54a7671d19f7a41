#pragma once

#include "core/importers/read_onnx.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace nabla {

/// The largest ONNX file that is read.
inline constexpr std::size_t mostOnnxFileBytes = std::size_t{1} << 28;

/// Whether a file's name says that it is an ONNX model.
bool isOnnxFile(std::string_view path);

/// Reads a `.nabla` file, or an ONNX model where its name says so; messages name the file. Throws nothing,
/// whatever the file.
Result<ImportedModel> readWorkFile(const std::string& path);

} // namespace nabla
