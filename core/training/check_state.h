#pragma once

#include "core/experiment/experiment.h"
#include "core/support/result.h"
#include "core/training/loss_history.h"
#include "core/training/training_state.h"

namespace nabla {

/// Whether a state's counts can have come together while that experiment was trained.
Status checkCounts(const TrainingState& state, const Experiment& experiment);

/// Whether the losses are of epochs up to where training stands.
Status checkHistory(const LossHistory& history, const TrainingState& state);

} // namespace nabla
