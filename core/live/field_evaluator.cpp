#include "core/live/field_evaluator.h"

#include "core/live/worker_arena.h"

#include <new>

namespace nabla {

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
        // Giving up for every new snapshot could mean that no picture of a large network is ever finished.
        if (snapshot->run != currentRun_ || snapshot->commands != currentCommands_)
            cancelled_ = true;
        next_ = Job{std::move(snapshot), request};
    }
    wake_.notify_one();
}

void FieldEvaluator::run(int threads) {
    WorkerArena arena(threads);
    PlaneEvaluator planes;
    for (;;) {
        Job job;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return stop_ || next_; });
            if (stop_)
                return;
            job = *std::exchange(next_, std::nullopt);
            currentRun_ = job.snapshot->run;
            currentCommands_ = job.snapshot->commands;
            cancelled_ = false;
        }
        std::shared_ptr<const Field> field;
        try {
            arena.run([&] { field = evaluateField(planes, job.snapshot, job.request, cancelled_); });
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
