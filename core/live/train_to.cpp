#include "core/live/train_to.h"

#include <algorithm>
#include <chrono>

namespace nabla {
namespace {

using Clock = std::chrono::steady_clock;

/// How long training goes on before it is looked at.
constexpr auto sliceTime = std::chrono::milliseconds(5);
constexpr std::int64_t mostBatches = 1 << 16;

} // namespace

bool trainTo(LiveTraining& training, std::int64_t epoch, const std::atomic<bool>& cancelled,
             const std::function<void()>& look) {
    std::int64_t batches = 1;
    while (training.epoch() < epoch && !cancelled) {
        const auto start = Clock::now();
        if (!training.step(batches) || training.hasStoppedEarly())
            return false;
        const bool quick = Clock::now() - start < sliceTime;
        batches = quick ? std::min(2 * batches, mostBatches) : std::max<std::int64_t>(1, batches / 2);
        look();
    }
    if (cancelled)
        return false;
    // Sees whether the losses are finite, too, and is what training then goes back to.
    training.snapshot();
    return !training.hasDiverged();
}

} // namespace nabla
