#pragma once

#include "core/live/plane_evaluator.h"

#include <atomic>
#include <memory>

namespace nabla {

/// As many pixels of a grid's edge as a network of that many parameters can be evaluated on in a fraction of
/// a second; views scale what has fewer than they asked for.
int affordablePixels(int wanted, std::size_t parameters);

/// Evaluates what is asked for of a snapshot, on as many threads as the calling arena has; null if
/// `cancelled` turned true on the way.
std::shared_ptr<const Field> evaluateField(PlaneEvaluator& planes,
                                           const std::shared_ptr<const Snapshot>& snapshot,
                                           const FieldRequest& request, const std::atomic<bool>& cancelled);

} // namespace nabla
