#pragma once

#include "core/experiment/experiment.h"
#include "core/support/result.h"

#include <nlohmann/json_fwd.hpp>

namespace nabla {

/// Reads what `writeExperiment` writes: absent fields take defaults, unknown ones are refused.
Result<Experiment> readExperiment(const nlohmann::json& json);

} // namespace nabla
