#pragma once

#include "app/bench_experiment.h"
#include "core/training/trainer.h"

#include <span>
#include <string>
#include <vector>

namespace nabla {

/// A network that benchmarks train, with the sizes that go with it.
struct Net {
    std::string name;
    BenchSizes sizes;
};

/// Nets A to E, from tiny to large.
std::span<const Net> nets();

/// The net of that name.
const Net& findNet(const std::string& name);

/// A trainer for a net under further settings, each KEY=VALUE.
Trainer trainerFor(const Net& net, const std::vector<std::string>& settings);

} // namespace nabla
