#include "ui/checkpoint_budget.h"

namespace nabla {

void CheckpointBudget::add(const CheckpointSlot& slot, std::size_t numbers, TrainerThread& trainer) {
    constexpr std::size_t limit = std::size_t{256} << 20;
    // Its own numbers, those of the best state, and the history.
    const std::size_t bytes =
        2 * numbers * sizeof(double) + sizeof(LossHistory::Record) * LossHistory::capacity;
    entries_.push_back({slot, bytes});
    bytes_ += bytes;
    while (bytes_ > limit && entries_.size() > 1) {
        if (const CheckpointSlot oldest = entries_.front().slot.lock())
            trainer.forget(oldest);
        bytes_ -= entries_.front().bytes;
        entries_.pop_front();
    }
}

} // namespace nabla
