#pragma once

#include "core/live/trainer_thread.h"

#include <cstddef>
#include <deque>

namespace nabla {

/// Bounds the memory that undo steps hold: the oldest checkpoints go first, and undo then starts anew from
/// the seed.
class CheckpointBudget {
  public:
    /// Counts a slot whose state will have so many numbers; empties the oldest ones beyond the limit.
    void add(const CheckpointSlot& slot, std::size_t numbers, TrainerThread& trainer);

  private:
    struct Entry {
        std::weak_ptr<std::optional<Checkpoint>> slot;
        std::size_t bytes;
    };

    std::deque<Entry> entries_;
    std::size_t bytes_ = 0;
};

} // namespace nabla
