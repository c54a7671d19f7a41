#pragma once

#include "core/live/live_training.h"
#include "core/live/mailbox.h"
#include "core/live/worker_arena.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace nabla {

/// A place that the trainer thread fills with a checkpoint, and later reads it from; nobody else looks
/// inside.
using CheckpointSlot = std::shared_ptr<std::optional<Checkpoint>>;

/// An empty slot.
inline CheckpointSlot newSlot() {
    return std::make_shared<std::optional<Checkpoint>>();
}

/// From where training goes on under a changed experiment.
enum class Start {
    /// From where it stands.
    present,
    /// From the experiment's own start.
    fresh,
    /// From the state with the lowest training loss so far.
    best,
    /// From the experiment's own start where the network was never trained nor edited, else from where it
    /// stands.
    freshIfUntouched
};

/// How fast to train: so many batches or epochs a second.
struct Speed {
    double steps = std::numeric_limits<double>::infinity();
    bool epochs = false;

    bool operator==(const Speed&) const = default;
};

/// Trains on a thread of its own. No public method blocks: they are carried out in order, between two
/// batches.
class TrainerThread {
  public:
    /// Starts paused, with a first snapshot to be taken at once; `notify` is called from the trainer's thread
    /// when there is another one. Large networks are trained by as many as `threads` threads.
    TrainerThread(const Experiment& experiment, int threads, std::function<void()> notify);
    ~TrainerThread();
    TrainerThread(const TrainerThread&) = delete;
    TrainerThread& operator=(const TrainerThread&) = delete;

    /// Takes the newest snapshot; null where none came since the last call.
    std::shared_ptr<const Snapshot> take() { return mailbox_.take(); }

    /// How many commands were given so far; a snapshot says how many are done.
    std::uint64_t commandsGiven() const { return given_; }

    void play();
    void pause();
    void setSpeed(Speed speed);
    void stepBatch();
    /// Trains to the end of the epoch, and pauses there; called again meanwhile, for one more epoch.
    void stepEpoch();

    /// Goes on under another experiment; where training stood is put into `keep`, if given.
    void apply(const Experiment& experiment, Start start, const CheckpointSlot& keep = nullptr);
    /// Goes back to a checkpoint of that experiment; an empty slot stands for its start.
    void restore(const Experiment& experiment, const CheckpointSlot& from,
                 const CheckpointSlot& keep = nullptr);
    /// Sets one weight or bias.
    void setParameter(std::size_t index, double value, const CheckpointSlot& keep = nullptr);
    /// Holds one weight or bias fast, or lets it go.
    void setFrozen(std::size_t index, bool frozen, const CheckpointSlot& keep = nullptr);

    /// Empties a slot that will not be needed.
    void forget(const CheckpointSlot& slot);

  private:
    using Clock = std::chrono::steady_clock;
    using Command = std::function<void()>;

    void post(Command command);
    void run();
    bool runCommands();
    template <class Work>
    void guarded(Work work);
    void trainSlice();
    void tuneSteps(Clock::duration taken);
    void trainAtSpeed();
    void trainEpochToGo();
    bool stepToEpochsEnd();
    void keepIn(const CheckpointSlot& slot) const;
    void publish();

    // The calling thread's own.
    std::uint64_t given_ = 0;

    // Shared between the threads.
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Command> commands_;
    std::atomic<bool> commandsWait_{false};
    std::atomic<bool> stop_{false};
    Mailbox<Snapshot> mailbox_;

    // The trainer thread's own.
    std::function<void()> notify_;
    LiveTraining training_;
    bool playing_ = false;
    /// Whether the last command was a step by hand.
    bool stepped_ = false;
    std::int64_t epochsToGo_ = 0;
    Speed speed_;
    Clock::time_point nextStep_;
    std::string failure_;
    std::uint64_t snapshots_ = 0;
    std::uint64_t done_ = 0;
    /// Steps between two looks at the clock.
    std::int64_t stepsAtOnce_ = 1;
    WorkerArena arena_;

    std::thread thread_;
};

} // namespace nabla
