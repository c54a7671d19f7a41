#include "core/live/field_evaluator.h"

#include "core/live/thread_priority.h"

#include <new>

#include <tbb/task_arena.h>
#include <tbb/task_scheduler_observer.h>

namespace nabla {
namespace {

/// Lowers the priority of every thread that joins the arena.
class PriorityObserver final : public tbb::task_scheduler_observer {
  public:
    explicit PriorityObserver(tbb::task_arena& arena) : task_scheduler_observer(arena) { observe(true); }
    ~PriorityObserver() override { observe(false); }
    void on_scheduler_entry(bool) override { lowerThreadPriority(); }
};

} // namespace

FieldEvaluator::FieldEvaluator(int threads, std::function<void()> notify)
    : notify_(std::move(notify)), thread_([this, threads] { run(threads); }) {}

FieldEvaluator::~FieldEvaluator() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
        cancelled_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void FieldEvaluator::request(std::shared_ptr<const Snapshot> snapshot, const FieldRequest& request) {
    {
        const std::lock_guard lock(mutex_);
        // Giving up work on the same network for every new snapshot could mean that none is ever finished.
        if (snapshot->run != currentRun_)
            cancelled_ = true;
        next_ = Job{std::move(snapshot), request};
    }
    wake_.notify_one();
}

void FieldEvaluator::run(int threads) {
    tbb::task_arena arena(threads);
    const PriorityObserver observer(arena);
    for (;;) {
        Job job;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return stop_ || next_; });
            if (stop_)
                return;
            job = *std::exchange(next_, std::nullopt);
            currentRun_ = job.snapshot->run;
            cancelled_ = false;
        }
        std::shared_ptr<const Field> field;
        try {
            arena.execute([&] { field = evaluateField(job.snapshot, job.request, cancelled_); });
        } catch (const std::bad_alloc&) {
            // Without room for pictures there are none; the numbers go on.
            continue;
        }
        if (field) {
            mailbox_.put(std::move(field));
            notify_();
        }
    }
}

} // namespace nabla
