#pragma once

#include "core/experiment/experiment.h"

namespace nabla {

/// What a change of settings needs, from the least to the most.
enum class Effect {
    none,
    /// Taken over while training goes on.
    live,
    /// A new optimizer, whose state starts anew; the network stays.
    optimizer,
    /// New points; the network stays.
    data,
    /// A new network from its start.
    restart
};

/// What it takes to go from one experiment to another: the strongest effect among the settings that differ.
Effect compare(const Experiment& from, const Experiment& to);

} // namespace nabla
