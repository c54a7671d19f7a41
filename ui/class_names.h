#pragma once

#include "core/experiment/experiment.h"

#include <QString>

#include <vector>

namespace nabla {

/// What the classes of the experiment's points are called, −1 or the first one first: as in the file they
/// come from, else by color or by their number in tables, from 0 on. Empty for values.
std::vector<QString> classNames(const Experiment& experiment);

/// Whether the classes have names of their own.
bool hasNamedClasses(const Experiment& experiment);

} // namespace nabla
