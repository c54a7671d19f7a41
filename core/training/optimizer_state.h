#pragma once

#include "core/experiment/optimizer.h"

#include <cstdint>
#include <vector>

namespace nabla {

/// What an optimizer remembers of its steps; plain gradient descent remembers nothing.
struct OptimizerState {
    /// Whose state it is.
    Optimizer optimizer = Optimizer::sgd;
    /// Steps taken.
    std::int64_t steps = 0;
    /// NAdam: the product of all its momenta so far.
    double momentumProduct = 1;
    /// Its own numbers for each parameter, in the network's layout; empty while no step was taken.
    std::vector<std::vector<double>> slots{};

    bool operator==(const OptimizerState&) const = default;
};

} // namespace nabla
