#pragma once

#include "core/experiment/experiment.h"

namespace nabla {

/// What one update is to do.
struct UpdateRule {
    double learningRate = 0;
    /// Divides the gradient sums: the number of points, or 1 for a summed loss.
    double divisor = 1;
    Regularization regularization = Regularization::none;
    double regularizationRate = 0;
    /// L1 kills a link where its step crosses zero (the Playground); else the weight stops at zero.
    bool l1Kills = false;
    bool trainsBiases = true;
};

} // namespace nabla
