#pragma once

#include "core/support/json_schema.h"

namespace nabla {

/// The schema of an experiment: a field for each setting, with its limits, and the points of one's own.
schema::Json experimentSchema();

/// The schema of points of one's own; it refers to that of an axis.
schema::Json pointsSchema();

/// The schema of an axis.
schema::Json axisSchema();

} // namespace nabla
