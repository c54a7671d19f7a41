#pragma once

#include "core/training/training_state.h"
#include "ui/animation/record_training.h"

#include <QCoreApplication>
#include <QString>

namespace nabla {

/// What is said of recordings before and after they are made.
class RecordWords {
    Q_DECLARE_TR_FUNCTIONS(RecordWords)

  public:
    /// How many frames, how long, of what size and about how many bytes.
    static QString estimate(const RecordingPlan& plan, const AnimationFormat& format);

    /// What a recording from the start cannot carry of where training stands; empty where it carries all.
    static QString leftOut(const TrainingState& state);

    /// Where it went, how large it is, and why it ends before the epoch that was asked for.
    static QString outcome(const Recording& recording, const QString& path);

    /// A number of bytes, as in "3.5 MB".
    static QString bytes(double count);

    /// Why training ended before the epoch that was asked for; empty where it did not.
    static QString ending(const Recording& recording);
};

} // namespace nabla
