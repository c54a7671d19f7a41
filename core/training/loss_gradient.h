#pragma once

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"

#include <atomic>
#include <span>
#include <vector>

namespace nabla {

/// ∂loss/∂parameter over the whole training set at these parameters, in double precision; penalties are not
/// included.
/// Given up once the `interrupt` is true.
std::vector<double> lossGradient(const Experiment& experiment, const Dataset& data,
                                 std::span<const double> parameters,
                                 const std::atomic<bool>* interrupt = nullptr);

} // namespace nabla
