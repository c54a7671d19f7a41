#pragma once

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"
#include "core/training/engine.h"
#include "core/training/epoch_order.h"
#include "core/training/training_state.h"

#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace nabla {

/// Trains one experiment, step by step: the same experiment gives the same numbers, whatever happens around
/// it. It never stops by itself; blocks only for the step asked for.
class Trainer {
  public:
    /// Starts at the experiment's own start; the experiment must be valid.
    /// Long work is given up once the `interrupt` is true; the trainer is then good for nothing but to be
    /// destroyed.
    explicit Trainer(const Experiment& experiment, const std::atomic<bool>* interrupt = nullptr);

    const Experiment& experiment() const { return experiment_; }
    const NetworkSpec& network() const { return network_; }
    const std::shared_ptr<const Dataset>& data() const { return data_; }
    std::int64_t epoch() const { return state_.epoch; }
    std::int64_t batches() const { return state_.batches; }

    /// Trains up to the next update or the epoch's end, whichever is first; whether the batch's loss was
    /// finite.
    bool stepBatch();

    /// Trains at most that many batches, and not beyond the end of the current epoch; whether all their
    /// losses were finite.
    bool stepBatches(std::int64_t most);

    /// Trains to the end of the current epoch; whether all its losses were finite.
    bool stepEpoch();

    /// Whether training stopped early, at its best weights, and has not gone on since.
    bool hasStoppedEarly() const { return state_.stoppedAt > 0; }
    /// Goes on after an early stop: the test loss gets as many epochs again to become lower. The next step
    /// does so by itself.
    void goOn();

    /// Loss and accuracy at this moment; changes nothing.
    Scores scores() const { return engine_->scores(); }

    /// Where training stands: enough to go on exactly.
    TrainingState state() const;

    /// Whether the network was never trained nor edited.
    bool isUntouched() const { return nabla::isUntouched(state_); }

    /// Goes on from a state of the same experiment's network.
    void setState(const TrainingState& state);

    /// Goes on under another experiment with the same network: new settings at once, another optimizer
    /// with a state of its own, new data from their beginning.
    void change(const Experiment& experiment);

    /// Sets one weight or bias, by its place in the network's layout; a dead link lives again.
    void setParameter(std::size_t index, double value);

    /// Holds one weight or bias fast, or lets it go.
    void setFrozen(std::size_t index, bool frozen);

    /// The first layer (1: the first hidden one) with outputs that are not finite on the training points, or
    /// 0.
    int firstNonFiniteLayer() const { return engine_->firstNonFiniteLayer(); }

  private:
    std::int64_t wholeBatchesLeft() const;
    void takeSteps(std::int64_t batches);
    void takeLastStep();
    void makeNewEngine();
    void arrangeEpoch();
    void beginOrder(std::int64_t epoch);
    void arrange(std::size_t places);
    void finishEpochAtEnd();
    void watchTestLoss();
    void recordChanges(const Experiment& to);
    void recordEdit(const RecordedEdit& edit, const std::string& before, const std::string& after);

    const std::atomic<bool>* interrupt_;
    Experiment experiment_;
    NetworkSpec network_;
    std::shared_ptr<const Dataset> data_;
    std::unique_ptr<Engine> engine_;
    /// All but what the engine holds while training: the parameters, running statistics, carried sums, dead
    /// links and what the optimizer remembers.
    TrainingState state_;
    /// Of the next epoch.
    EpochOrder order_{"", 0, false};
    /// What was there before the last recorded edit; nothing where that is not known.
    std::optional<std::string> beforeEdit_;
    /// Whether the engine trains on other points than the training points.
    bool augmented_ = false;
};

} // namespace nabla
