#pragma once

#include "core/live/trainer_thread.h"
#include "ui/session.h"

#include <QUndoCommand>

namespace nabla {

/// The only undo command: from one experiment to another, with where training stood on both sides if that
/// changed.
class ChangeExperiment : public QUndoCommand {
  public:
    /// `mergeKey` names what a gesture changes; commands of one gesture with the same key become one.
    ChangeExperiment(Session& session, const QString& name, const Experiment& to, bool changesState,
                     const QString& mergeKey, Session::Action action);

    void undo() override;
    void redo() override;
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand* other) override;

  private:
    Session& session_;
    Experiment from_;
    Experiment to_;
    bool changesState_;
    QString mergeKey_;
    int gesture_;
    Session::Action action_;
    CheckpointSlot before_ = newSlot();
    CheckpointSlot after_ = newSlot();
    bool done_ = false;
};

} // namespace nabla
