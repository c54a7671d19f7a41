#pragma once

#include "core/network/network_spec.h"
#include "core/support/random.h"

#include <vector>

namespace nabla {

/// Start parameters in the network's layout: weights are drawn by layer, unit, incoming link; biases take
/// none.
std::vector<double> initialParameters(const NetworkSpec& network, const Experiment& experiment,
                                      RandomStream& random);

} // namespace nabla
