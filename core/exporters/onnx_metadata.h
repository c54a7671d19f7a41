#pragma once

#include "core/exporters/trained_model.h"

#include <string>
#include <utility>
#include <vector>

namespace nabla {

/// What an ONNX file says of its model besides the graph, by key; lists and objects as JSON. So a program
/// can name columns and classes, and make the network's inputs itself.
std::vector<std::pair<std::string, std::string>> onnxMetadata(const TrainedModel& model);

} // namespace nabla
