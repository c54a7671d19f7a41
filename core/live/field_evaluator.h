#pragma once

#include "core/live/field.h"
#include "core/live/mailbox.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace nabla {

/// As many pixels of a grid's edge as a network of that many parameters can be evaluated on in a fraction of
/// a second; views scale what has fewer than they asked for.
int affordablePixels(int wanted, std::size_t parameters);

/// Evaluates a snapshot's neurons over the plane, on as many threads as the calling arena has; null if
/// `cancelled` turned true on the way.
std::shared_ptr<const Field> evaluateField(const std::shared_ptr<const Snapshot>& snapshot,
                                           const FieldRequest& request, const std::atomic<bool>& cancelled);

/// Evaluates fields off the window's thread, the newest request first; no public method blocks.
class FieldEvaluator {
  public:
    /// Uses `threads` threads; `notify` is called from one of them when a field is there to be taken.
    FieldEvaluator(int threads, std::function<void()> notify);
    ~FieldEvaluator();
    FieldEvaluator(const FieldEvaluator&) = delete;
    FieldEvaluator& operator=(const FieldEvaluator&) = delete;

    /// Asks for a field; a request not yet begun is replaced, one for another network under way is given up.
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
    std::uint64_t currentRun_ = 0;
    bool stop_ = false;
    std::atomic<bool> cancelled_{false};
    Mailbox<Field> mailbox_;
    std::function<void()> notify_;
    std::thread thread_;
};

} // namespace nabla
