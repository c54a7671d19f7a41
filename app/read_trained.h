#pragma once

#include "core/support/result.h"
#include "core/training/nabla_file.h"

#include <string>

namespace nabla {

/// Reads a `.nabla` file that must hold a training, not an experiment alone, or an ONNX model; says on
/// standard error what was assumed of that.
Result<NablaFile> readTrained(const std::string& path);

} // namespace nabla
