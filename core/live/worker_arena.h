#pragma once

#include <tbb/task_arena.h>
#include <tbb/task_scheduler_observer.h>

namespace nabla {

/// Threads for work beside the window: all of them stand back behind the window's thread.
class WorkerArena {
  public:
    explicit WorkerArena(int threads) : arena_(threads), observer_(arena_) {}

    /// Calls `work` on the calling thread; what it does in parallel runs on the arena's threads.
    template <class Work>
    void run(const Work& work) {
        arena_.execute(work);
    }

  private:
    class LowPriority final : public tbb::task_scheduler_observer {
      public:
        explicit LowPriority(tbb::task_arena& arena) : task_scheduler_observer(arena) { observe(true); }
        ~LowPriority() override { observe(false); }
        void on_scheduler_entry(bool isWorker) override;
    };

    tbb::task_arena arena_;
    LowPriority observer_;
};

} // namespace nabla
