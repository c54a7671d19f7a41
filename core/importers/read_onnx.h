#pragma once

#include "core/support/result.h"
#include "core/training/nabla_file.h"

#include <string>
#include <string_view>
#include <vector>

namespace nabla {

/// What a model of another program became.
struct ImportedModel {
    /// An experiment, and a state that holds the model's weights.
    NablaFile file;
    /// What the model does not say and was assumed, a sentence each.
    std::vector<std::string> assumed;
};

/// Reads a multilayer perceptron of points from an ONNX model; refuses other ones, by the operator's name.
Result<ImportedModel> readOnnx(std::string_view bytes);

} // namespace nabla
