#pragma once

#include "core/experiment/experiment.h"
#include "core/importers/onnx_network.h"
#include "core/support/result.h"
#include "core/training/training_state.h"

namespace nabla {

/// The state at which training starts from the network's weights; `experiment` has a network of that shape.
/// Refuses numbers that are not finite.
Result<TrainingState> onnxState(const OnnxNetwork& network, const Experiment& experiment);

} // namespace nabla
