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
    begin(experiment);
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
        epochsToGo_ = 0;
        divergence_.reset();
        nextStep_ = Clock::now();
    });
}

void TrainerThread::pause() {
    post([this] {
        playing_ = false;
        epochsToGo_ = 0;
    });
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
        step();
    });
}

void TrainerThread::stepEpoch() {
    post([this] {
        playing_ = false;
        ++epochsToGo_;
    });
}

void TrainerThread::apply(const Experiment& experiment, Start start, const CheckpointSlot& keep) {
    post([this, experiment, start, keep] {
        keepIn(keep);
        if (start == Start::fresh)
            return begin(experiment);
        divergence_.reset();
        if (start == Start::best && best_) {
            trainer_->setState(best_->state);
            setHistory(*best_->history);
            ++runs_;
        }
        trainer_->change(experiment);
        scoresFresh_ = false;
    });
}

void TrainerThread::restore(const Experiment& experiment, const CheckpointSlot& from,
                            const CheckpointSlot& keep) {
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

void TrainerThread::setParameter(std::size_t index, double value, const CheckpointSlot& keep) {
    post([this, index, value, keep] {
        keepIn(keep);
        if (index >= trainer_->network().parameterCount)
            return;
        trainer_->setParameter(index, value);
        scoresFresh_ = false;
    });
}

void TrainerThread::setFrozen(std::size_t index, bool frozen, const CheckpointSlot& keep) {
    post([this, index, frozen, keep] {
        keepIn(keep);
        if (index < trainer_->network().parameterCount)
            trainer_->setFrozen(index, frozen);
    });
}

void TrainerThread::forget(const CheckpointSlot& slot) {
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
        guarded([this] {
            if (epochsToGo_ > 0)
                trainEpochsToGo();
            else if (playing_)
                trainSlice();
        });
}

/// Carries out what was asked for, waiting for it while there is nothing to train; false when the thread is
/// to end.
bool TrainerThread::runCommands() {
    std::deque<Command> commands;
    {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [this] { return playing_ || epochsToGo_ > 0 || stop_ || !commands_.empty(); });
        commands.swap(commands_);
        commandsWait_ = stop_.load();
    }
    for (const Command& command : commands) {
        if (stop_)
            break;
        guarded(command);
        ++done_;
    }
    if (!commands.empty() && !stop_)
        guarded([this] { publish(); });
    return !stop_;
}

/// Nothing is thrown out of the thread: what cannot be done is said, and training pauses.
template <class Work>
void TrainerThread::guarded(Work work) {
    try {
        work();
        return;
    } catch (const std::bad_alloc&) {
        failure_ = "There is not enough memory for this network.";
    } catch (const std::exception& error) {
        failure_ = error.what();
    }
    playing_ = false;
    epochsToGo_ = 0;
    try {
        publish();
    } catch (const std::bad_alloc&) {
        // The next snapshot for which there is room says it.
        return;
    }
}

void TrainerThread::trainSlice() {
    if (std::isfinite(speed_.steps))
        return trainAtSpeed();
    const auto end = Clock::now() + sliceTime;
    while (Clock::now() < end && !commandsWait_)
        if (!step())
            return;
    // Looking at a large data set must not take more time than training on it.
    const bool lookedJustNow = Clock::now() - scored_ < 2 * scoringTime_;
    if (!commandsWait_ && !lookedJustNow && mailbox_.empty())
        publish();
}

void TrainerThread::trainEpochsToGo() {
    if (!stepToEpochsEnd())
        return;
    --epochsToGo_;
    publish();
}

/// Takes one step when its time has come; a step missed by a slow machine is not made up for.
void TrainerThread::trainAtSpeed() {
    {
        std::unique_lock lock(mutex_);
        if (wake_.wait_until(lock, nextStep_, [this] { return stop_ || !commands_.empty(); }))
            return;
    }
    if (!(speed_.epochs ? stepToEpochsEnd() : step()))
        return;
    const auto interval =
        std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(1 / speed_.steps));
    nextStep_ = std::max(nextStep_ + interval, Clock::now());
    if (mailbox_.empty())
        publish();
}

/// One batch; false where training left the finite numbers.
bool TrainerThread::step() {
    divergence_.reset();
    scoresFresh_ = false;
    const std::int64_t before = trainer_->epoch();
    if (!trainer_->stepBatch()) {
        diverged();
        return false;
    }
    if (trainer_->epoch() != before)
        recordEpoch();
    return true;
}

/// The rest of the epoch; false where it was not reached, because of divergence or a command that waits.
bool TrainerThread::stepToEpochsEnd() {
    const std::int64_t before = trainer_->epoch();
    while (trainer_->epoch() == before)
        if (commandsWait_ || !step())
            return false;
    return true;
}

void TrainerThread::recordEpoch() {
    if (!history_.due(trainer_->epoch()))
        return;
    updateScores();
    history_.add({trainer_->epoch(), scores_.trainLoss, scores_.testLoss});
    sharedHistory_ = nullptr;
}

void TrainerThread::updateScores() {
    const auto start = Clock::now();
    scores_ = trainer_->scores();
    scored_ = Clock::now();
    scoringTime_ = scored_ - start;
    scoresFresh_ = true;
}

void TrainerThread::setHistory(const LossHistory& history) {
    history_ = history;
    sharedHistory_ = nullptr;
}

void TrainerThread::publish() {
    if (!scoresFresh_)
        updateScores();
    if (!sharedHistory_)
        sharedHistory_ = std::make_shared<LossHistory>(history_);
    auto snapshot = makeSnapshot();
    const bool hasPoints = !snapshot->data->train.empty();
    const bool good =
        allFinite(snapshot->state.parameters) && (std::isfinite(scores_.trainLoss) || !hasPoints);
    if (!good && !divergence_)
        return diverged();
    snapshot->number = ++snapshots_;
    if (good && !divergence_) {
        lastGood_ = snapshot;
        if (!best_ || scores_.trainLoss < best_->scores.trainLoss)
            best_ = snapshot;
    }
    failure_.clear();
    mailbox_.put(std::move(snapshot));
    notify_();
}

std::shared_ptr<Snapshot> TrainerThread::makeSnapshot() const {
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->run = runs_;
    // The command for an epoch is done when the epoch is.
    snapshot->commands = done_ - static_cast<std::uint64_t>(epochsToGo_);
    snapshot->experiment = trainer_->experiment();
    snapshot->network = trainer_->network();
    snapshot->data = trainer_->data();
    snapshot->state = trainer_->state();
    snapshot->scores = scores_;
    snapshot->history = sharedHistory_;
    snapshot->playing = playing_;
    snapshot->divergence = divergence_;
    snapshot->failure = failure_;
    if (best_)
        snapshot->bestEpoch = best_->state.epoch;
    return snapshot;
}

/// Pauses, says where the numbers ended, and goes back to the last good state, if there is one.
void TrainerThread::diverged() {
    playing_ = false;
    epochsToGo_ = 0;
    const int layer = trainer_->firstNonFiniteLayer();
    const int last = static_cast<int>(trainer_->network().layers.size());
    divergence_ = Divergence{layer > 0 ? layer : last, trainer_->epoch()};
    if (lastGood_) {
        trainer_->setState(lastGood_->state);
        setHistory(*lastGood_->history);
        scores_ = lastGood_->scores;
        scoresFresh_ = true;
    }
    publish();
}

/// Makes a new trainer in place of the old one, which stays where that fails.
void TrainerThread::makeTrainer(const Experiment& experiment) {
    trainer_ = std::make_unique<Trainer>(experiment, &stop_);
    ++runs_;
    setHistory({});
    best_ = lastGood_ = nullptr;
    divergence_.reset();
    epochsToGo_ = 0;
}

/// Publishes at the end: the next command may diverge, and there must be something to go back to.
void TrainerThread::begin(const Experiment& experiment) {
    makeTrainer(experiment);
    recordEpoch();
    publish();
}

void TrainerThread::begin(const Experiment& experiment, const Checkpoint& checkpoint) {
    makeTrainer(experiment);
    trainer_->setState(checkpoint.state);
    setHistory(checkpoint.history);
    best_ = checkpoint.best;
    scoresFresh_ = false;
    publish();
}

void TrainerThread::keepIn(const CheckpointSlot& slot) const {
    if (slot)
        *slot = Checkpoint{trainer_->state(), history_, best_};
}

} // namespace nabla
