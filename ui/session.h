#pragma once

#include "core/experiment/parameters.h"
#include "core/live/field_evaluator.h"
#include "core/live/trainer_thread.h"
#include "core/training/nabla_file.h"
#include "ui/checkpoint_budget.h"
#include "ui/work_file.h"

#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <atomic>
#include <functional>
#include <memory>

namespace nabla {

enum class ChangeKind;

/// The work in one window: the experiment with its undo stack, the trainer, and what it last handed out.
/// Panels read it and hand it edits; nothing here blocks.
class Session : public QObject {
    Q_OBJECT

  public:
    explicit Session(const Experiment& experiment, QObject* parent = nullptr);

    /// What the user asks for now.
    const Experiment& experiment() const { return experiment_; }
    /// Where training stood last; never null.
    const std::shared_ptr<const Snapshot>& snapshot() const { return snapshot_; }
    /// Whether the snapshot has all that was asked for so far.
    bool isSettled() const;
    /// The newest pictures; null until there are some.
    const std::shared_ptr<const Field>& field() const { return field_; }
    QUndoStack& undoStack() { return undoStack_; }
    /// The file that this work is in; never null. It stays through edits; undo and redo of opening bring back
    /// each work's own.
    const std::shared_ptr<WorkFile>& file() const { return file_; }
    bool isPlaying() const { return playing_; }
    Speed speed() const { return speed_; }

    void setPlaying(bool playing);
    void setSpeed(Speed speed);
    void stepBatch();
    void stepEpoch();

    /// Changes one setting, as one undo step of its own or, within a gesture, together with the last one.
    void changeSetting(const std::string& key, const Value& value);
    /// Ends a gesture such as a slider's drag: the next change is an undo step of its own.
    void endGesture() { ++gesture_; }
    /// Trains on other points of one's own; within a gesture, as one undo step with the last such change.
    void changePoints(const QString& name, const SharedPoints& points);
    /// Puts another experiment in place of this one, which is in no file yet.
    void replaceExperiment(const QString& name, const Experiment& experiment);
    /// Puts an experiment with its training in place of this one, as an undo step; the path is that of the
    /// file which holds it, if there is one.
    void openWork(const QString& name, const NablaFile& work, const QString& path = {});
    /// The same for work that is nowhere but here: the path is that of the file it is to be saved to.
    void restoreWork(const QString& name, const NablaFile& work, const QString& path);
    /// Starts again from the same weights.
    void restart();
    /// Starts again from other weights.
    void drawNewWeights();
    /// Draws other points, or splits those of one's own anew; the network stays.
    void regenerateData();
    /// Goes back to the lowest training loss so far and goes on with a third of the learning rate.
    void rewindWithSmallerRate();
    void setParameter(std::size_t index, double value);
    void setFrozen(std::size_t index, bool frozen);

    /// Says which pictures are to be made of every snapshot from now on.
    void wantField(const FieldRequest& request);

    /// Goes on from a state trained elsewhere.
    void continueFrom(const Experiment& experiment, const Checkpoint& checkpoint);

  Q_SIGNALS:
    void experimentChanged();
    void snapshotChanged();
    void fieldChanged();
    void playingChanged(bool playing);
    /// A frame's time has passed while training runs.
    void frame();
    /// An edit was refused; the message says why.
    void refused(const QString& message);

  private:
    friend class ChangeExperiment;
    /// How an edit is carried out the first time; where training stood goes into the slot.
    using Action = std::function<void(TrainerThread&, const CheckpointSlot&)>;

    void changeTo(const QString& name, const Result<Experiment>& to, const QString& mergeKey);
    void startAgain(const QString& name, const Experiment& to, Start start, const QString& mergeKey = {});
    void push(const QString& name, const Experiment& to, ChangeKind kind, const QString& mergeKey = {},
              Action action = nullptr);
    void placeWork(const QString& name, const NablaFile& work, const WorkFile& file);
    void setExperiment(const Experiment& experiment, const std::shared_ptr<WorkFile>& file);
    void wake();
    void poll();
    void requestField();
    void takeSnapshot(std::shared_ptr<const Snapshot> snapshot);
    void showPlaying(bool playing);

    Experiment experiment_;
    std::shared_ptr<WorkFile> file_;
    QUndoStack undoStack_;
    std::shared_ptr<const Snapshot> snapshot_;
    std::shared_ptr<const Field> field_;
    FieldRequest fieldRequest_;
    bool playing_ = false;
    Speed speed_;
    int gesture_ = 0;
    QTimer timer_;
    std::atomic<bool> timerRuns_{false};
    std::atomic<bool> pollPosted_{false};
    CheckpointBudget budget_;
    // Last, so that their threads end before what they notify is gone.
    FieldEvaluator evaluator_;
    TrainerThread trainer_;
};

} // namespace nabla
