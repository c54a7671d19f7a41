#pragma once

#include "core/experiment/experiment.h"

#include <cstdint>

namespace nabla {

/// The learning rate in force while an epoch is trained, after `epoch` completed ones: a closed form of the
/// schedule, constant within an epoch. In a one-cycle, `learning_rate` is the greatest, and the last rate
/// stays.
double learningRateAt(const Experiment& experiment, std::int64_t epoch);

/// How many epochs show a schedule's whole course: for a picture of it.
std::int64_t scheduleLength(const Experiment& experiment);

/// The optimizer's knobs in force: a one-cycle may move the momentum (or β₁) against the rate.
OptimizerKnobs knobsAt(const Experiment& experiment, std::int64_t epoch);

} // namespace nabla
