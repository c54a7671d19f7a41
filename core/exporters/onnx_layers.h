#pragma once

#include "core/exporters/onnx_graph.h"
#include "core/exporters/trained_model.h"

namespace nabla {

/// Adds a layer to a graph (weighted sums, normalization, activation) and returns the name of its outputs;
/// all names begin with `prefix`.
std::string addLayer(OnnxGraph& graph, const ModelLayer& layer, const std::string& inputs,
                     const std::string& prefix);

} // namespace nabla
