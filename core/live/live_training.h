#pragma once

#include "core/live/snapshot.h"
#include "core/training/trainer.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>

namespace nabla {

/// Where training stood at some moment, with its history: what an undo step goes back to.
struct Checkpoint {
    TrainingState state;
    LossHistory history;
    /// The snapshot with the lowest training loss so far; may be null.
    std::shared_ptr<const Snapshot> best;
};

/// Training as a window needs it: a Trainer with its losses, their history, the best and the last good state.
/// Knows no thread; when training leaves the finite numbers, it goes back to the last good state by itself.
class LiveTraining {
  public:
    /// Starts at the experiment's own start; long work is given up once the `interrupt` is true.
    LiveTraining(const Experiment& experiment, const std::atomic<bool>* interrupt);

    /// Starts another experiment; where that fails for lack of memory, all stays as it was.
    void begin(const Experiment& experiment);
    /// Goes on from a checkpoint of that experiment.
    void begin(const Experiment& experiment, const Checkpoint& checkpoint);
    /// Goes on under another experiment with the same network.
    void change(const Experiment& experiment);
    /// Goes back to the lowest training loss so far.
    void rewindToBest();
    /// Sets one weight or bias, if there is one of that index.
    void setParameter(std::size_t index, double value);
    /// Holds one weight or bias fast, or lets it go.
    void setFrozen(std::size_t index, bool frozen);

    /// Takes the steps of at most `most` batches, and not beyond the end of the epoch; false where they left
    /// the finite numbers, and training went back.
    bool step(std::int64_t most = 1);

    /// Whether the network was never trained nor edited.
    bool isUntouched() const { return trainer_->isUntouched(); }
    std::int64_t epoch() const { return trainer_->epoch(); }
    /// Whether training left the finite numbers in its last step.
    bool hasDiverged() const { return divergence_.has_value(); }
    /// Whether training stopped early, and has not gone on since.
    bool hasStoppedEarly() const { return trainer_->hasStoppedEarly(); }
    /// Goes on although training left the finite numbers, or stopped early.
    void goOn();
    /// Whether evaluating the losses, which a new snapshot needs, took so long that it should not be done
    /// again yet.
    bool shouldNotScoreYet() const;

    Checkpoint checkpoint() const;
    /// All that views show of this moment, with its own losses.
    std::shared_ptr<Snapshot> snapshot();

  private:
    using Clock = std::chrono::steady_clock;

    void makeTrainer(const Experiment& experiment);
    void recordEpoch();
    void updateScores();
    void setHistory(const LossHistory& history);
    void goBack();
    std::shared_ptr<Snapshot> makeSnapshot();
    bool isGood(const Snapshot& snapshot) const;

    const std::atomic<bool>* interrupt_;
    std::unique_ptr<Trainer> trainer_;
    LossHistory history_;
    /// What snapshots share of the history; null where it changed since.
    std::shared_ptr<const LossHistory> sharedHistory_;
    Scores scores_;
    /// Whether the scores belong to the present state.
    bool scoresFresh_ = false;
    Clock::duration scoringTime_{};
    Clock::time_point scored_;
    std::optional<Divergence> divergence_;
    std::shared_ptr<const Snapshot> lastGood_;
    std::shared_ptr<const Snapshot> best_;
    std::uint64_t runs_ = 0;
};

} // namespace nabla
