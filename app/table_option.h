#pragma once

#include "core/data/table_points.h"
#include "core/support/result.h"

#include <optional>
#include <string>

namespace nabla {

/// The points of a table; columns are chosen as the window does it, or named as "x,y,label" or "x,label".
Result<ImportedPoints> readTablePoints(const std::string& path, const std::optional<std::string>& columns);

/// Says on standard error which rows of the table gave no point, and why.
void reportLeftOut(const FirstOfMany<RowProblem>& leftOut);

} // namespace nabla
