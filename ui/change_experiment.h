#pragma once

#include "core/live/trainer_thread.h"
#include "ui/session.h"

#include <QUndoCommand>

namespace nabla {

/// The only undo command: from one experiment to another, with where training stood on both sides if that
/// changed.
class ChangeExperiment : public QUndoCommand {
  public:
    /// `file` is the one of the work from then on. `mergeKey` names what a gesture changes; commands of one
    /// gesture with the same key become one, under the name of the last.
    ChangeExperiment(Session& session, const QString& name, const Experiment& to,
                     std::shared_ptr<WorkFile> file, bool changesState, const QString& mergeKey,
                     Session::Action action);

    void undo() override;
    void redo() override;
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand* other) override;

  private:
    Session& session_;
    Experiment from_;
    Experiment to_;
    std::shared_ptr<WorkFile> fromFile_;
    std::shared_ptr<WorkFile> toFile_;
    bool changesState_;
    QString mergeKey_;
    int gesture_;
    /// Null once it was done.
    Session::Action action_;
    CheckpointSlot before_ = newSlot();
    CheckpointSlot after_ = newSlot();
};

} // namespace nabla
