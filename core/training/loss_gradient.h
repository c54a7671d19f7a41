#pragma once

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"
#include "core/training/training_state.h"

#include <atomic>
#include <vector>

namespace nabla {

/// ∂loss/∂parameter over the whole training set, in double precision; penalties are not included. The loss
/// is the one that pictures show: running statistics stand for those of a batch.
/// Given up once the `interrupt` is true.
std::vector<double> lossGradient(const Experiment& experiment, const Dataset& data,
                                 const TrainingState& state, const std::atomic<bool>* interrupt = nullptr);

} // namespace nabla
