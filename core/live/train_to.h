#pragma once

#include "core/live/live_training.h"

#include <atomic>
#include <cstdint>
#include <functional>

namespace nabla {

/// Trains up to that epoch, looking now and then whether that is cancelled, and at how far it is. False where
/// training ended: it was cancelled, stopped early, or left the finite numbers and went back to the epoch
/// that the last call came to.
bool trainTo(LiveTraining& training, std::int64_t epoch, const std::atomic<bool>& cancelled,
             const std::function<void()>& look);

} // namespace nabla
