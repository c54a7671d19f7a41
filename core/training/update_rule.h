#pragma once

#include "core/experiment/experiment.h"

#include <cstdint>

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
    Optimizer optimizer = Optimizer::sgd;
    OptimizerKnobs knobs{};
    Clipping clipping = Clipping::none;
    double clipLimit = 1;
    PenaltyForm penaltyForm = PenaltyForm::decoupled;
    bool penalizesBiases = false;
    /// 0 for no limit.
    double maxNorm = 0;

    /// Whether the penalty is a part of the gradient.
    bool isCoupled() const {
        return regularization != Regularization::none && penaltyForm == PenaltyForm::coupled;
    }
};

/// What an update by so many points is to do in that epoch of an experiment.
UpdateRule updateRule(const Experiment& experiment, std::int64_t points, std::int64_t epoch);

} // namespace nabla
