#pragma once

#include "core/data/own_points.h"
#include "core/support/json_writer.h"

namespace nabla {

/// Writes points of one's own as a JSON object: columns of numbers, and what is known of them.
void writePoints(JsonWriter& json, const OwnPoints& own);

} // namespace nabla
