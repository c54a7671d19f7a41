#pragma once

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"
#include "core/training/metrics.h"
#include "core/training/training_state.h"

#include <atomic>
#include <optional>
#include <vector>

namespace nabla {

/// What a network's answers on one set of points are worth, beside the loss.
struct SetMetrics {
    /// Where there are classes; of two, class −1 is 0 and class +1 is 1.
    std::optional<ConfusionMatrix> confusion;
    /// Where there are two classes.
    std::optional<RocCurve> roc;
    /// Where values are learnt.
    std::optional<double> rSquared;

    bool operator==(const SetMetrics&) const = default;
};

/// The metrics of both sets.
struct Metrics {
    SetMetrics train;
    SetMetrics test;

    bool operator==(const Metrics&) const = default;
};

/// Measures a state of the experiment's network; nothing once `cancelled` is true.
std::optional<Metrics> measure(const Experiment& experiment, const Dataset& data, const TrainingState& state,
                               const std::atomic<bool>& cancelled);

} // namespace nabla
