#pragma once

#include "core/experiment/experiment.h"

namespace nabla {

/// Whether the experiment trains on points of its own instead of a generator's.
bool hasOwnData(const Experiment& experiment);

/// What the experiment's points are to be learnt as; where it has none yet, what it asks for.
Problem problemOfData(const Experiment& experiment);

/// How many coordinates the experiment's points have: 1 or 2.
int dimensionsOf(const Experiment& experiment);

/// How the experiment's points read in the data's units.
Axes axesOf(const Experiment& experiment);

} // namespace nabla
