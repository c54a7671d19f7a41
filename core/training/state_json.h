#pragma once

#include "core/experiment/experiment.h"
#include "core/support/json_writer.h"
#include "core/support/result.h"
#include "core/training/loss_history.h"
#include "core/training/training_state.h"

#include <nlohmann/json_fwd.hpp>

namespace nabla {

/// Writes where training stands as a JSON object.
void writeState(JsonWriter& json, const TrainingState& state);

/// Reads what `writeState` writes, for that experiment.
Result<TrainingState> readState(const nlohmann::json& json, const Experiment& experiment);

/// Writes how the loss went as a JSON object.
void writeHistory(JsonWriter& json, const LossHistory& history);

/// Reads what `writeHistory` writes.
Result<LossHistory> readHistory(const nlohmann::json& json);

} // namespace nabla
