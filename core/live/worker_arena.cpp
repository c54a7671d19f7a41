#include "core/live/worker_arena.h"

#include "core/live/thread_priority.h"

namespace nabla {

void WorkerArena::LowPriority::on_scheduler_entry(bool) {
    lowerThreadPriority();
}

} // namespace nabla
