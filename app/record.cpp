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

/// "gif, webp or mp4".
std::string formatNames() {
    std::string names;
    const auto formats = animationFormats();
    for (std::size_t i = 0; i < formats.size(); ++i)
        names += (i == 0 ? "" : i + 1 == formats.size() ? " or ." : ", .") + std::string(formats[i].key);
    return "." + names;
}

} // namespace

Result<QString> recordInto(const QString& path, const RecordingPlan& plan) {
    const AnimationFormat* format = animationFormatOf(path);
    if (!format)
        return Error{"An animation's file must end in " + formatNames() + "."};
    if (const QString missing = format->missing(); !missing.isEmpty())
        return Error{missing.toStdString()};
    std::signal(SIGINT, giveUp);
    Progress progress(plan.lastEpoch);
    const RecordingWatch watch{interrupted, [&](const QImage&, double done) {
                                   progress.show(done * static_cast<double>(plan.lastEpoch));
                               }};
    const auto made = recordTraining(plan, *format, path.toStdString(), watch);
    if (!made)
        return Error{made.error()};
    return RecordWords::outcome(*made, path);
}

} // namespace nabla
