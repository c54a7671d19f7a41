#pragma once

#include "core/kernels/kernels.h"
#include "core/training/optimizer_state.h"
#include "core/training/update_rule.h"

namespace nabla {

/// Counts a step in `state` (whose slots are left alone), and gives what that step is made of.
kernels::OptimizerFactors<double> nextFactors(const UpdateRule& rule, OptimizerState& state);

} // namespace nabla
