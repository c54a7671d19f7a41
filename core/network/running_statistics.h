#pragma once

#include "core/network/network_spec.h"

#include <span>
#include <vector>

namespace nabla {

/// Running statistics before training: means of 0, variances and deviations of 1. In the layout of the
/// network's specification.
std::vector<double> initialStatistics(const NetworkSpec& network);

/// Parameters of the network without its batch (re)normalizations that gives what this one gives in testing:
/// each is worked into the weights and biases before it.
std::vector<double> testingParameters(const NetworkSpec& network, std::span<const double> parameters,
                                      std::span<const double> statistics);

} // namespace nabla
