#pragma once

#include "core/experiment/experiment.h"
#include "core/importers/onnx_network.h"
#include "core/support/result.h"

namespace nabla {

/// Gives the experiment the network's hidden layers: sizes, activations, normalization and dropout. Refuses
/// layers that are normalized in different ways.
Status takeHiddenLayers(const OnnxNetwork& network, Experiment& experiment);

} // namespace nabla
