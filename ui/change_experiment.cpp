#include "ui/change_experiment.h"

#include <utility>

namespace nabla {
namespace {

/// How many numbers a state of that experiment's training has: the parameters, the best of them where they
/// are kept, and what the optimizer keeps for each.
std::size_t numbersIn(const Experiment& experiment) {
    const auto kept = static_cast<std::size_t>(optimizerRow(experiment.optimizer).slots);
    const std::size_t best = experiment.earlyStopping > 0 ? 1 : 0;
    return networkSpec(experiment).parameterCount * (1 + kept + best);
}

} // namespace

ChangeExperiment::ChangeExperiment(Session& session, const QString& name, const Experiment& to,
                                   std::shared_ptr<WorkFile> file, ChangeKind kind, const QString& mergeKey,
                                   Session::Action action)
    : QUndoCommand(name), session_(session), from_(session.experiment()), to_(to), fromFile_(session.file()),
      toFile_(std::move(file)), kind_(kind), mergeKey_(mergeKey), gesture_(session.gesture_),
      action_(std::move(action)) {
    if (kind_ == ChangeKind::state)
        session_.budget_.add(before_, numbersIn(from_), session_.trainer_);
}

void ChangeExperiment::redo() {
    // What it holds, such as a file's whole state, is needed only once.
    if (const auto action = std::exchange(action_, nullptr))
        action(session_.trainer_, before_);
    else if (kind_ == ChangeKind::state)
        session_.trainer_.restore(to_, after_, before_);
    else
        goOnUnder(to_);
    session_.setExperiment(to_, toFile_);
}

void ChangeExperiment::undo() {
    if (kind_ == ChangeKind::state) {
        session_.budget_.add(after_, numbersIn(to_), session_.trainer_);
        session_.trainer_.restore(from_, before_, after_);
    } else {
        goOnUnder(from_);
    }
    session_.setExperiment(from_, fromFile_);
}

void ChangeExperiment::goOnUnder(const Experiment& experiment) {
    session_.trainer_.apply(experiment, kind_ == ChangeKind::data ? Start::freshIfUntouched : Start::present);
}

bool ChangeExperiment::mergeWith(const QUndoCommand* other) {
    const auto& next = static_cast<const ChangeExperiment&>(*other);
    if (mergeKey_.isEmpty() || next.mergeKey_ != mergeKey_ || next.gesture_ != gesture_ ||
        next.kind_ != kind_)
        return false;
    to_ = next.to_;
    setText(next.text());
    return true;
}

} // namespace nabla
