#pragma once

#include "core/live/trainer_thread.h"
#include "ui/session.h"

#include <QUndoCommand>

namespace nabla {

/// What an edit means for training, and so for its undo.
enum class ChangeKind {
    /// Training goes on under other settings.
    live,
    /// Training goes on with other data; a network that was never trained nor edited is made anew, each time
    /// it is done or undone, so that the seed alone says how it starts.
    data,
    /// Training starts again, or goes on from elsewhere: undo goes back to where it stood.
    state
};

/// The only undo command: from one experiment to another, with where training stood on both sides if that
/// changed.
class ChangeExperiment : public QUndoCommand {
  public:
    /// `file` is the one of the work from then on. `mergeKey` names what a gesture changes; commands of one
    /// gesture with the same key become one, under the name of the last.
    ChangeExperiment(Session& session, const QString& name, const Experiment& to,
                     std::shared_ptr<WorkFile> file, ChangeKind kind, const QString& mergeKey,
                     Session::Action action);

    void undo() override;
    void redo() override;
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand* other) override;

  private:
    void goOnUnder(const Experiment& experiment);

    Session& session_;
    Experiment from_;
    Experiment to_;
    std::shared_ptr<WorkFile> fromFile_;
    std::shared_ptr<WorkFile> toFile_;
    ChangeKind kind_;
    QString mergeKey_;
    int gesture_;
    /// How a change of the state is done the first time; null once it was.
    Session::Action action_;
    CheckpointSlot before_ = newSlot();
    CheckpointSlot after_ = newSlot();
};

} // namespace nabla
