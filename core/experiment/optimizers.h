#pragma once

#include "core/experiment/optimizer.h"

#include <optional>
#include <span>
#include <string_view>

namespace nabla {

/// What can be set of optimizers besides the learning rate.
struct OptimizerKnobs {
    /// How much of the last step is taken again.
    double momentum = 0.9;
    /// How much of the running mean of squared gradients stays at each update.
    double decay = 0.99;
    /// The same for the running mean of gradients, and of their squares, in the family of Adam.
    double beta1 = 0.9;
    double beta2 = 0.999;
    /// Keeps divisors from zero.
    double epsilon = 1e-8;
    /// AdamW: weights shrink by this times the learning rate at each update.
    double weightDecay = 0.01;

    bool operator==(const OptimizerKnobs&) const = default;
};

/// An optimizer: what it is called, which knobs it has with its own defaults for them, and how many numbers
/// it keeps for each parameter.
struct OptimizerRow {
    Optimizer optimizer;
    std::string_view key;
    std::string_view label;
    std::string_view help;
    int slots = 0;
    /// Whether a Playground link can name it.
    bool inPlayground = false;
    std::optional<double> momentum{};
    std::optional<double> decay{};
    std::optional<double> beta1{};
    std::optional<double> beta2{};
    std::optional<double> epsilon{};
    std::optional<double> weightDecay{};
};

/// All optimizers, the simplest first.
std::span<const OptimizerRow> optimizers();

/// The row of that optimizer.
const OptimizerRow& optimizerRow(Optimizer optimizer);

/// These knobs, with those that the optimizer has at its own defaults.
OptimizerKnobs withDefaultsOf(Optimizer optimizer, OptimizerKnobs knobs);

} // namespace nabla
