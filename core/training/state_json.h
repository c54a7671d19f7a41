#pragma once

#include "core/support/json_writer.h"
#include "core/support/result.h"
#include "core/training/training_state.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>

namespace nabla {

/// Writes where training stands as a JSON object.
void writeState(JsonWriter& json, const TrainingState& state);

/// Reads what `writeState` writes, for a network with that many weights and biases.
Result<TrainingState> readState(const nlohmann::json& json, std::size_t parameterCount, Optimizer optimizer);

} // namespace nabla
