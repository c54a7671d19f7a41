#pragma once

#include "core/experiment/experiment.h"
#include "core/support/result.h"

#include <string>

namespace nabla {

/// The experiment's points as a table in the data's units: those of one's own in the order in which they
/// came, a generator's as drawn, first those that train.
std::string pointsTable(const Experiment& experiment);

/// Writes that table to a file, whole or not at all.
Status exportPoints(const Experiment& experiment, const std::string& path);

} // namespace nabla
