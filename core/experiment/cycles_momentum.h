#pragma once

#include "core/experiment/experiment.h"

namespace nabla {

/// Whether the optimizer has a momentum (or β₁) that a cycle could move.
inline bool hasMomentum(const Experiment& e) {
    const OptimizerRow& row = optimizerRow(e.optimizer);
    return row.momentum || row.beta1;
}

/// Whether the schedule moves the optimizer's momentum (or β₁), so that its own setting has no effect.
inline bool cyclesMomentum(const Experiment& e) {
    return e.schedule == Schedule::oneCycle && e.scheduleKnobs.cyclesMomentum && hasMomentum(e);
}

} // namespace nabla
