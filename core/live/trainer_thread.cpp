#include "core/live/trainer_thread.h"

#include "core/live/thread_priority.h"

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

/// How long training goes on before it looks for commands and readers again.
constexpr auto sliceTime = std::chrono::milliseconds(4);

bool allFinite(const std::vector<double>& numbers) {
    return std::all_of(numbers.begin(), numbers.end(), [](double n) { return std::isfinite(n); });
}

} // namespace

TrainerThread::TrainerThread(const Experiment& experiment, std::function<void()> notify)
    : notify_(std::move(notify)) {
    post([this, experiment] { begin(experiment); });
    thread_ = std::thread([this] { run(); });
}

TrainerThread::~TrainerThread() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
        commandsWait_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void TrainerThread::play() {
    post([this] {
        playing_ = true;
        divergence_.reset();
        nextStep_ = Clock::now();
    });
}

void TrainerThread::pause() {
    post([this] { playing_ = false; });
}

void TrainerThread::setSpeed(Speed speed) {
    post([this, speed] {
        speed_ = speed;
        nextStep_ = Clock::now();
    });
}

void TrainerThread::stepBatch() {
    post([this] {
        playing_ = false;
        step(false);
    });
}

void TrainerThread::stepEpoch() {
    post([this] {
        playing_ = false;
        step(true);
    });
}

void TrainerThread::apply(const Experiment& experiment, Start start, CheckpointSlot keep) {
    post([this, experiment, start, keep] {
        keepIn(keep);
        divergence_.reset();
        if (start == Start::fresh)
            return begin(experiment);
        if (start == Start::best && best_) {
            trainer_->setState(best_->state);
            history_ = *best_->history;
            ++runs_;
        }
        trainer_->change(experiment);
        updateScores();
    });
}

void TrainerThread::restore(const Experiment& experiment, CheckpointSlot from, CheckpointSlot keep) {
    post([this, experiment, from, keep] {
        // The slots may be one and the same.
        const std::optional<Checkpoint> checkpoint = *from;
        keepIn(keep);
        if (checkpoint)
            begin(experiment, *checkpoint);
        else
            begin(experiment);
    });
}

void TrainerThread::setParameter(std::size_t index, double value, CheckpointSlot keep) {
    post([this, index, value, keep] {
        keepIn(keep);
        if (index >= trainer_->network().parameterCount)
            return;
        trainer_->setParameter(index, value);
        updateScores();
    });
}

void TrainerThread::setFrozen(std::size_t index, bool frozen, CheckpointSlot keep) {
    post([this, index, frozen, keep] {
        keepIn(keep);
        if (index < trainer_->network().parameterCount)
            trainer_->setFrozen(index, frozen);
    });
}

void TrainerThread::forget(CheckpointSlot slot) {
    post([slot] { slot->reset(); });
}

void TrainerThread::post(Command command) {
    ++given_;
    {
        const std::lock_guard lock(mutex_);
        commands_.push_back(std::move(command));
        commandsWait_ = true;
    }
    wake_.notify_one();
}

void TrainerThread::run() {
    lowerThreadPriority();
    while (runCommands())
        if (playing_)
            trainSlice();
}

/// Carries out what was asked for, waiting for it while paused; false when the thread is to end.
bool TrainerThread::runCommands() {
    std::deque<Command> commands;
    {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [this] { return playing_ || stop_ || !commands_.empty(); });
        commands.swap(commands_);
        commandsWait_ = stop_;
        if (stop_)
            return false;
    }
    for (const Command& command : commands) {
        command();
        ++done_;
    }
    if (!commands.empty())
        publish();
    return true;
}

void TrainerThread::trainSlice() {
    if (std::isfinite(speed_.steps))
        return trainAtSpeed();
    const auto end = Clock::now() + sliceTime;
    while (Clock::now() < end && !commandsWait_)
        if (!step(false))
            return;
    if (mailbox_.empty()) {
        updateScores();
        publish();
    }
}

/// Takes one step when its time has come; a step missed by a slow machine is not made up for.
void TrainerThread::trainAtSpeed() {
    {
        std::unique_lock lock(mutex_);
        if (wake_.wait_until(lock, nextStep_, [this] { return stop_ || !commands_.empty(); }))
            return;
    }
    const auto interval =
        std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(1 / speed_.steps));
    nextStep_ = std::max(nextStep_ + interval, Clock::now());
    if (step(speed_.epochs) && mailbox_.empty()) {
        updateScores();
        publish();
    }
}

/// One batch or the rest of an epoch; false where training left the finite numbers.
bool TrainerThread::step(bool epoch) {
    divergence_.reset();
    const std::int64_t before = trainer_->epoch();
    bool finite = true;
    do {
        finite = trainer_->stepBatch();
        if (finite && trainer_->epoch() != before)
            recordEpoch();
    } while (finite && epoch && trainer_->epoch() == before && !commandsWait_);
    if (!finite)
        diverged();
    else if (!playing_)
        updateScores();
    return finite;
}

void TrainerThread::recordEpoch() {
    if (!history_.due(trainer_->epoch()))
        return;
    scores_ = trainer_->scores();
    history_.add({trainer_->epoch(), scores_.trainLoss, scores_.testLoss});
    sharedHistory_ = nullptr;
}

void TrainerThread::updateScores() {
    scores_ = trainer_->scores();
}

void TrainerThread::publish() {
    if (!sharedHistory_)
        sharedHistory_ = std::make_shared<LossHistory>(history_);
    auto snapshot = makeSnapshot();
    const bool hasPoints = !snapshot->data->train.empty();
    const bool good =
        allFinite(snapshot->state.parameters) && (std::isfinite(scores_.trainLoss) || !hasPoints);
    if (!good && lastGood_ && lastGood_->run == snapshot->run) {
        diverged();
        return;
    }
    snapshot->number = ++snapshots_;
    if (good && !divergence_) {
        lastGood_ = snapshot;
        if (!best_ || scores_.trainLoss < best_->scores.trainLoss)
            best_ = snapshot;
    }
    mailbox_.put(std::move(snapshot));
    notify_();
}

std::shared_ptr<Snapshot> TrainerThread::makeSnapshot() const {
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->run = runs_;
    snapshot->commands = done_;
    snapshot->experiment = trainer_->experiment();
    snapshot->network = trainer_->network();
    snapshot->data = trainer_->data();
    snapshot->state = trainer_->state();
    snapshot->scores = scores_;
    snapshot->history = sharedHistory_;
    snapshot->playing = playing_;
    snapshot->divergence = divergence_;
    if (best_)
        snapshot->bestEpoch = best_->state.epoch;
    return snapshot;
}

/// Pauses, says where the numbers ended, and goes back to the last good state.
void TrainerThread::diverged() {
    playing_ = false;
    const int layer = trainer_->firstNonFiniteLayer();
    divergence_ = Divergence{layer > 0 ? layer : static_cast<int>(trainer_->network().layers.size()),
                             trainer_->epoch()};
    trainer_->setState(lastGood_->state);
    history_ = *lastGood_->history;
    sharedHistory_ = nullptr;
    scores_ = lastGood_->scores;
    publish();
}

void TrainerThread::begin(const Experiment& experiment) {
    ++runs_;
    trainer_ = std::make_unique<Trainer>(experiment);
    history_ = {};
    best_ = lastGood_ = nullptr;
    divergence_.reset();
    recordEpoch();
}

void TrainerThread::begin(const Experiment& experiment, const Checkpoint& checkpoint) {
    begin(experiment);
    trainer_->setState(checkpoint.state);
    history_ = checkpoint.history;
    best_ = checkpoint.best;
    sharedHistory_ = nullptr;
    updateScores();
}

void TrainerThread::keepIn(const CheckpointSlot& slot) const {
    if (slot)
        *slot = Checkpoint{trainer_->state(), history_, best_};
}

} // namespace nabla
