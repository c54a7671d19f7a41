#pragma once

#include "core/live/evaluate_field.h"
#include "core/live/mailbox.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace nabla {

/// Evaluates fields off the window's thread, the newest request first; no public method blocks.
class FieldEvaluator {
  public:
    /// Uses `threads` threads; `notify` is called from one of them when a field is there to be taken.
    FieldEvaluator(int threads, std::function<void()> notify);
    ~FieldEvaluator();
    FieldEvaluator(const FieldEvaluator&) = delete;
    FieldEvaluator& operator=(const FieldEvaluator&) = delete;

    /// Asks for a field; a request not yet begun is replaced, one under way is given up where the user waits
    /// for the answer to a command.
    void request(std::shared_ptr<const Snapshot> snapshot, const FieldRequest& request);

    /// Takes the newest field; null where none came since the last call.
    std::shared_ptr<const Field> take() { return mailbox_.take(); }

  private:
    struct Job {
        std::shared_ptr<const Snapshot> snapshot;
        FieldRequest request;
    };

    void run(int threads);

    std::mutex mutex_;
    std::condition_variable wake_;
    std::optional<Job> next_;
    /// What is under way.
    std::uint64_t currentRun_ = 0;
    std::uint64_t currentCommands_ = 0;
    bool stop_ = false;
    std::atomic<bool> cancelled_{false};
    Mailbox<Field> mailbox_;
    std::function<void()> notify_;
    std::thread thread_;
};

} // namespace nabla
