#include "core/live/trainer_thread.h"

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

/// How long training goes on before it looks for commands and readers again.
constexpr auto sliceTime = std::chrono::milliseconds(4);

} // namespace

TrainerThread::TrainerThread(const Experiment& experiment, int threads, std::function<void()> notify)
    : notify_(std::move(notify)), training_(experiment, &stop_), arena_(threads) {
    publish();
    thread_ = std::thread([this] { arena_.run([this] { run(); }); });
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
        training_.goOn();
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
        stepped_ = true;
        training_.step();
    });
}

void TrainerThread::stepEpoch() {
    post([this] {
        playing_ = false;
        stepped_ = true;
        training_.goOn();
        ++epochsToGo_;
    });
}

void TrainerThread::apply(const Experiment& experiment, Start start, const CheckpointSlot& keep) {
    post([this, experiment, start, keep] {
        keepIn(keep);
        if (start == Start::fresh)
            epochsToGo_ = 0;
        if (start == Start::fresh || (start == Start::freshIfUntouched && training_.isUntouched()))
            return training_.begin(experiment);
        if (start == Start::best)
            training_.rewindToBest();
        training_.change(experiment);
    });
}

void TrainerThread::restore(const Experiment& experiment, const CheckpointSlot& from,
                            const CheckpointSlot& keep) {
    post([this, experiment, from, keep] {
        // The slots may be one and the same.
        const std::optional<Checkpoint> checkpoint = *from;
        keepIn(keep);
        epochsToGo_ = 0;
        if (checkpoint)
            training_.begin(experiment, *checkpoint);
        else
            training_.begin(experiment);
    });
}

void TrainerThread::setParameter(std::size_t index, double value, const CheckpointSlot& keep) {
    post([this, index, value, keep] {
        keepIn(keep);
        training_.setParameter(index, value);
    });
}

void TrainerThread::setFrozen(std::size_t index, bool frozen, const CheckpointSlot& keep) {
    post([this, index, frozen, keep] {
        keepIn(keep);
        training_.setFrozen(index, frozen);
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
    while (runCommands()) {
        guarded([this] {
            if (epochsToGo_ > 0)
                trainEpochToGo();
            else if (playing_)
                trainSlice();
        });
        if (!failure_.empty())
            guarded([this] { publish(); });
    }
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
        stepped_ = false;
        guarded(command);
        ++done_;
    }
    if (!commands.empty() && !stop_)
        guarded([this] { publish(); });
    return !stop_;
}

/// Nothing is thrown out of the thread: what cannot be done is said by the next snapshot, and training
/// pauses.
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
}

void TrainerThread::trainSlice() {
    if (std::isfinite(speed_.steps))
        return trainAtSpeed();
    auto now = Clock::now();
    for (const auto end = now + sliceTime; now < end && !commandsWait_;) {
        if (!training_.step(stepsAtOnce_) || training_.hasStoppedEarly())
            return publish();
        const auto before = std::exchange(now, Clock::now());
        tuneSteps(now - before);
    }
    // Looking at a large data set must not take more time than training on it.
    if (!commandsWait_ && mailbox_.empty() && !training_.shouldNotScoreYet())
        publish();
}

/// Looks at the clock so often that commands and readers are answered soon, and no more often.
void TrainerThread::tuneSteps(Clock::duration taken) {
    constexpr auto soon = std::chrono::microseconds(100);
    constexpr std::int64_t most = 1 << 20;
    if (taken < soon)
        stepsAtOnce_ = std::min(2 * stepsAtOnce_, most);
    else if (taken > 2 * soon)
        stepsAtOnce_ = std::max(stepsAtOnce_ / 2, std::int64_t{1});
}

void TrainerThread::trainEpochToGo() {
    if (stepToEpochsEnd())
        --epochsToGo_;
    else if (!training_.hasDiverged())
        return;
    publish();
}

/// Takes one step when its time has come; a step missed by a slow machine is not made up for.
void TrainerThread::trainAtSpeed() {
    {
        std::unique_lock lock(mutex_);
        if (wake_.wait_until(lock, nextStep_, [this] { return stop_ || !commands_.empty(); }))
            return;
    }
    const bool stepped = speed_.epochs ? stepToEpochsEnd() : training_.step();
    if (training_.hasDiverged() || training_.hasStoppedEarly())
        return publish();
    if (!stepped)
        return;
    const auto interval =
        std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(1 / speed_.steps));
    nextStep_ = std::max(nextStep_ + interval, Clock::now());
    if (mailbox_.empty())
        publish();
}

/// The rest of the epoch; false where it was not reached, because of divergence or a command that waits.
bool TrainerThread::stepToEpochsEnd() {
    const std::int64_t before = training_.epoch();
    while (training_.epoch() == before)
        if (commandsWait_ || !training_.step(stepsAtOnce_))
            return false;
    return true;
}

void TrainerThread::keepIn(const CheckpointSlot& slot) const {
    if (slot)
        *slot = training_.checkpoint();
}

void TrainerThread::publish() {
    auto snapshot = training_.snapshot();
    if (training_.hasDiverged() || training_.hasStoppedEarly()) {
        playing_ = stepped_ = false;
        epochsToGo_ = 0;
    }
    // At rest, the network is the one of testing, from which nothing is left out.
    if (playing_ || stepped_)
        snapshot->dropped = droppedUnits(snapshot->experiment, snapshot->network, snapshot->state,
                                         static_cast<std::int64_t>(snapshot->data->train.size()));
    snapshot->number = ++snapshots_;
    // The command for an epoch is done when the epoch is.
    snapshot->commands = done_ - static_cast<std::uint64_t>(epochsToGo_);
    snapshot->playing = playing_;
    snapshot->failure = std::exchange(failure_, {});
    mailbox_.put(std::move(snapshot));
    notify_();
}

} // namespace nabla
