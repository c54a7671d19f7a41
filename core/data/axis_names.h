#pragma once

#include "core/data/axes.h"

#include <string>

namespace nabla {

/// What a table calls the column that holds an axis's readings: "length (cm)".
std::string columnName(const Axis& axis);

/// The axis that a table's column is called after: what stands in brackets at the end is its unit.
Axis axisOfColumn(const std::string& column);

} // namespace nabla
