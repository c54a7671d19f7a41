#pragma once

#include "core/experiment/experiment.h"

#include <span>
#include <string_view>

namespace nabla {

/// How people choose a loss, and what for.
struct LossRow {
    Loss loss;
    std::string_view key;
    std::string_view label;
    std::string_view help;
    /// Whether it can be had for the experiment's problem.
    bool (*fits)(const Experiment&);
    /// Whether a Playground link can name it.
    bool inPlayground = false;
};

/// All losses, in the order in which they are shown.
std::span<const LossRow> losses();

/// The row of a loss.
const LossRow& lossRow(Loss loss);

/// The row of that key, or null.
const LossRow* findLoss(std::string_view key);

/// The first loss that fits the experiment's problem.
Loss defaultLoss(const Experiment& experiment);

/// The experiment's loss with its knobs.
template <class T>
LossRule<T> lossRule(const Experiment& experiment) {
    return {experiment.loss, static_cast<T>(experiment.huberDelta),
            static_cast<T>(experiment.labelSmoothing)};
}

} // namespace nabla
