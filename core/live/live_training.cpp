#include "core/live/live_training.h"

#include "core/support/finite.h"

namespace nabla {
LiveTraining::LiveTraining(const Experiment& experiment, const std::atomic<bool>* interrupt)
    : interrupt_(interrupt) {
    begin(experiment);
}

void LiveTraining::makeTrainer(const Experiment& experiment) {
    trainer_ = std::make_unique<Trainer>(experiment, interrupt_);
    ++runs_;
    setHistory({});
    best_ = lastGood_ = nullptr;
    divergence_.reset();
    scoresFresh_ = false;
}

void LiveTraining::begin(const Experiment& experiment) {
    makeTrainer(experiment);
    recordEpoch();
    // The first step may diverge: there must be something to go back to.
    snapshot();
}

void LiveTraining::begin(const Experiment& experiment, const Checkpoint& checkpoint) {
    makeTrainer(experiment);
    trainer_->setState(checkpoint.state);
    setHistory(checkpoint.history);
    best_ = checkpoint.best;
    snapshot();
}

void LiveTraining::change(const Experiment& experiment) {
    divergence_.reset();
    trainer_->change(experiment);
    scoresFresh_ = false;
}

void LiveTraining::rewindToBest() {
    divergence_.reset();
    if (!best_)
        return;
    trainer_->setState(best_->state);
    setHistory(*best_->history);
    scoresFresh_ = false;
    ++runs_;
}

void LiveTraining::setParameter(std::size_t index, double value) {
    if (index >= trainer_->network().parameterCount)
        return;
    trainer_->setParameter(index, value);
    scoresFresh_ = false;
}

void LiveTraining::setFrozen(std::size_t index, bool frozen) {
    if (index < trainer_->network().parameterCount)
        trainer_->setFrozen(index, frozen);
}

bool LiveTraining::step(std::int64_t most) {
    divergence_.reset();
    scoresFresh_ = false;
    const std::int64_t before = trainer_->epoch();
    if (!trainer_->stepBatches(most)) {
        goBack();
        return false;
    }
    if (trainer_->epoch() != before)
        recordEpoch();
    return true;
}

void LiveTraining::goOn() {
    divergence_.reset();
    trainer_->goOn();
}

void LiveTraining::recordEpoch() {
    if (!history_.due(trainer_->epoch()))
        return;
    updateScores();
    history_.add({trainer_->epoch(), scores_.trainLoss, scores_.testLoss});
    sharedHistory_ = nullptr;
}

void LiveTraining::updateScores() {
    const auto start = Clock::now();
    scores_ = trainer_->scores();
    scored_ = Clock::now();
    scoringTime_ = scored_ - start;
    scoresFresh_ = true;
}

bool LiveTraining::shouldNotScoreYet() const {
    return Clock::now() - scored_ < 2 * scoringTime_;
}

void LiveTraining::setHistory(const LossHistory& history) {
    history_ = history;
    sharedHistory_ = nullptr;
}

/// Remembers where the numbers ended, and goes back to the last good state, if there is one.
void LiveTraining::goBack() {
    const int layer = trainer_->firstNonFiniteLayer();
    const int last = static_cast<int>(trainer_->network().layers.size());
    divergence_ = Divergence{layer > 0 ? layer : last, trainer_->epoch()};
    if (!lastGood_)
        return;
    trainer_->setState(lastGood_->state);
    setHistory(*lastGood_->history);
    scores_ = lastGood_->scores;
    scoresFresh_ = true;
}

Checkpoint LiveTraining::checkpoint() const {
    return {trainer_->state(), history_, best_};
}

std::shared_ptr<Snapshot> LiveTraining::snapshot() {
    auto snapshot = makeSnapshot();
    const bool good = isGood(*snapshot);
    if (!good && !divergence_) {
        goBack();
        snapshot = makeSnapshot();
    }
    if (good && !divergence_) {
        lastGood_ = snapshot;
        if (!best_ || scores_.trainLoss < best_->scores.trainLoss)
            best_ = snapshot;
    }
    snapshot->bestEpoch = best_ ? best_->state.epoch : 0;
    return snapshot;
}

std::shared_ptr<Snapshot> LiveTraining::makeSnapshot() {
    if (!scoresFresh_)
        updateScores();
    if (!sharedHistory_)
        sharedHistory_ = std::make_shared<LossHistory>(history_);
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->run = runs_;
    snapshot->experiment = trainer_->experiment();
    snapshot->network = trainer_->network();
    snapshot->data = trainer_->data();
    snapshot->state = trainer_->state();
    snapshot->scores = scores_;
    snapshot->history = sharedHistory_;
    snapshot->divergence = divergence_;
    return snapshot;
}

/// Without training points there is no loss, and nothing that could be wrong with it.
bool LiveTraining::isGood(const Snapshot& snapshot) const {
    const bool lossIsGood = std::isfinite(scores_.trainLoss) || snapshot.data->train.empty();
    return lossIsGood && areFinite(snapshot.state.parameters);
}

} // namespace nabla
