#include "ui/session.h"

#include "core/data/chosen_data.h"
#include "core/data/point_editor.h"
#include "core/experiment/playground_link.h"
#include "core/live/saved_work.h"
#include "ui/change_experiment.h"
#include "ui/change_words.h"

#include <algorithm>
#include <thread>

namespace nabla {
namespace {

constexpr int frameMilliseconds = 16;

int cores() {
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

/// One core stays free for the window and the trainer.
int gridThreads() {
    return std::max(1, cores() - 1);
}

} // namespace

Session::Session(const Experiment& experiment, QObject* parent)
    : QObject(parent), experiment_(experiment), file_(std::make_shared<WorkFile>()),
      evaluator_(gridThreads(), [this] { wake(); }), trainer_(experiment, cores(), [this] { wake(); }) {
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setInterval(frameMilliseconds);
    connect(&timer_, &QTimer::timeout, this, [this] {
        poll();
        Q_EMIT frame();
    });
    file_->saved.experiment = experiment;
    snapshot_ = trainer_.take();
    undoStack_.setUndoLimit(200);
}

void Session::setPlaying(bool playing) {
    if (playing == playing_)
        return;
    if (playing)
        trainer_.play();
    else
        trainer_.pause();
    showPlaying(playing);
}

void Session::setSpeed(Speed speed) {
    speed_ = speed;
    trainer_.setSpeed(speed);
}

void Session::stepBatch() {
    trainer_.stepBatch();
    showPlaying(false);
}

void Session::stepEpoch() {
    trainer_.stepEpoch();
    showPlaying(false);
}

void Session::changeSetting(const std::string& key, const Value& value) {
    const Setting setting{key, value};
    const auto to = withSettings(experiment_, {&setting, 1});
    changeTo(to ? changeWords(experiment_, *to, key) : QString(), to, QString::fromStdString(key));
}

void Session::changePoints(const QString& name, const SharedPoints& points) {
    changeTo(name, withPoints(experiment_, points), QStringLiteral("points"));
}

/// Shows again what there was where nothing came of a change.
void Session::changeTo(const QString& name, const Result<Experiment>& to, const QString& mergeKey) {
    if (!to)
        Q_EMIT refused(QString::fromStdString(to.error()));
    if (!to || *to == experiment_)
        return Q_EMIT experimentChanged();
    const Effect effect = compare(experiment_, *to);
    if (effect == Effect::restart)
        startAgain(name, *to, Start::fresh, mergeKey);
    else
        push(name, *to, effect == Effect::data ? ChangeKind::data : ChangeKind::live, mergeKey);
}

void Session::replaceExperiment(const QString& name, const Experiment& experiment) {
    openWork(name, {experiment, std::nullopt});
}

void Session::openWork(const QString& name, const NablaFile& work, const QString& path) {
    placeWork(name, work, {path, {work.experiment, work.state}});
}

void Session::restoreWork(const QString& name, const NablaFile& work, const QString& path) {
    placeWork(name, work, {path, {}});
}

void Session::placeWork(const QString& name, const NablaFile& work, const WorkFile& file) {
    Action action;
    if (work.state)
        action = [from = std::make_shared<std::optional<Checkpoint>>(checkpointOf(work)),
                  to = work.experiment](TrainerThread& trainer, const CheckpointSlot& keep) {
            trainer.restore(to, from, keep);
        };
    else
        action = [to = work.experiment](TrainerThread& trainer, const CheckpointSlot& keep) {
            trainer.apply(to, Start::fresh, keep);
        };
    undoStack_.push(new ChangeExperiment(*this, name, work.experiment, std::make_shared<WorkFile>(file),
                                         ChangeKind::state, {}, std::move(action)));
}

void Session::restart() {
    startAgain(tr("reset"), experiment_, Start::fresh);
}

void Session::drawNewWeights() {
    Experiment to = experiment_;
    to.weightSeed = newSeed();
    startAgain(tr("new weights"), to, Start::fresh);
}

void Session::regenerateData() {
    if (hasOwnData(experiment_)) {
        Xoshiro256 random = subStream(newSeed(), "split");
        return changePoints(tr("split data anew"), SharedPoints(splitAnew(*experiment_.points, random)));
    }
    Experiment to = experiment_;
    to.seed = newSeed();
    push(tr("regenerate data"), to, ChangeKind::data);
}

void Session::rewindWithSmallerRate() {
    Experiment to = experiment_;
    to.learningRate /= 3;
    startAgain(tr("rewind"), to, Start::best);
}

void Session::setParameter(std::size_t index, double value) {
    push(tr("edit weight"), experiment_, ChangeKind::state, {},
         [=](TrainerThread& trainer, const CheckpointSlot& keep) {
             trainer.setParameter(index, value, keep);
         });
}

void Session::setFrozen(std::size_t index, bool frozen) {
    push(frozen ? tr("freeze weight") : tr("release weight"), experiment_, ChangeKind::state, {},
         [=](TrainerThread& trainer, const CheckpointSlot& keep) { trainer.setFrozen(index, frozen, keep); });
}

void Session::startAgain(const QString& name, const Experiment& to, Start start, const QString& mergeKey) {
    push(name, to, ChangeKind::state, mergeKey,
         [=](TrainerThread& trainer, const CheckpointSlot& keep) { trainer.apply(to, start, keep); });
}

void Session::push(const QString& name, const Experiment& to, ChangeKind kind, const QString& mergeKey,
                   Action action) {
    undoStack_.push(new ChangeExperiment(*this, name, to, file_, kind, mergeKey, std::move(action)));
}

void Session::setExperiment(const Experiment& experiment, const std::shared_ptr<WorkFile>& file) {
    experiment_ = experiment;
    file_ = file;
    Q_EMIT experimentChanged();
}

void Session::wantField(const FieldRequest& request) {
    if (request == fieldRequest_)
        return;
    fieldRequest_ = request;
    requestField();
}

/// Pictures that nobody sees are not made.
void Session::requestField() {
    if (fieldRequest_ != FieldRequest{})
        evaluator_.request(snapshot_, fieldRequest_);
}

void Session::continueFrom(const Experiment& experiment, const Checkpoint& checkpoint) {
    const auto slot = std::make_shared<std::optional<Checkpoint>>(checkpoint);
    trainer_.restore(experiment, slot);
    setExperiment(experiment, file_);
}

bool Session::isSettled() const {
    return snapshot_->commands == trainer_.commandsGiven();
}

/// Called from the other threads: while the timer runs, it looks by itself.
void Session::wake() {
    if (!timerRuns_ && !pollPosted_.exchange(true))
        QMetaObject::invokeMethod(
            this, [this] { poll(); }, Qt::QueuedConnection);
}

void Session::poll() {
    pollPosted_ = false;
    if (auto snapshot = trainer_.take())
        takeSnapshot(std::move(snapshot));
    if (auto field = evaluator_.take()) {
        field_ = std::move(field);
        Q_EMIT fieldChanged();
    }
}

void Session::takeSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    snapshot_ = std::move(snapshot);
    if (isSettled())
        showPlaying(snapshot_->playing);
    requestField();
    if (!snapshot_->failure.empty())
        Q_EMIT refused(QString::fromStdString(snapshot_->failure));
    Q_EMIT snapshotChanged();
}

void Session::showPlaying(bool playing) {
    if (playing == playing_)
        return;
    playing_ = playing;
    timerRuns_ = playing;
    if (playing) {
        timer_.start();
    } else {
        timer_.stop();
        // What came between the last look and the timer's end was not announced.
        wake();
    }
    Q_EMIT playingChanged(playing);
}

} // namespace nabla
