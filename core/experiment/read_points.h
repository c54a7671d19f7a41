#pragma once

#include "core/data/own_points.h"
#include "core/support/result.h"

#include <nlohmann/json_fwd.hpp>

namespace nabla {

/// Reads what `writePoints` writes.
Result<SharedPoints> readPoints(const nlohmann::json& json);

} // namespace nabla
