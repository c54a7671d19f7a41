#pragma once

#include "core/experiment/experiment.h"
#include "core/experiment/parameters.h"
#include "core/support/json_writer.h"

namespace nabla {

/// Writes a setting's value as JSON has it.
void writeValue(JsonWriter& json, const Value& value);

/// Writes an experiment as a JSON object: one field a setting, and the points of one's own.
void writeExperiment(JsonWriter& json, const Experiment& experiment);

} // namespace nabla
