#include "app/record.h"

#include "app/progress.h"
#include "ui/animation/record_words.h"

#include <csignal>

namespace nabla {
namespace {

std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

void giveUp(int) {
    interrupted = true;
}

/// What the dialog takes, too.
Status checkEpochs(const RecordingPlan& plan) {
    if (plan.lastEpoch >= 1 && plan.lastEpoch <= mostRecordedEpochs)
        return Done{};
    return Error{"--epochs of a recording must be a whole number from 1 to " +
                 std::to_string(mostRecordedEpochs) + "."};
}

} // namespace

Result<QString> recordInto(const QString& path, const RecordingPlan& plan) {
    const AnimationFormat* format = animationFormatOf(path);
    if (const QString missing = format->missing(); !missing.isEmpty())
        return Error{missing.toStdString()};
    if (Status good = checkEpochs(plan); !good)
        return Error{good.error()};
    std::signal(SIGINT, giveUp);
    Progress progress(plan.lastEpoch);
    const RecordingWatch watch{interrupted, [&](const QImage&, const RecordedPart& part) {
                                   progress.show(static_cast<double>(part.epoch));
                               }};
    const auto made = recordTraining(plan, *format, path.toStdString(), watch);
    if (!made)
        return Error{made.error()};
    return RecordWords::outcome(*made, path);
}

} // namespace nabla
