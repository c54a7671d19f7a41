#include "ui/animation/training_recorder.h"

#include "core/live/thread_priority.h"
#include "core/live/worker_arena.h"

#include <algorithm>
#include <thread>

namespace nabla {
namespace {

/// One core stays free for the window.
int threads() {
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()) - 1);
}

} // namespace

TrainingRecorder::~TrainingRecorder() {
    cancel();
}

void TrainingRecorder::start(const RecordingPlan& plan, const AnimationFormat& format, const QString& path) {
    busy_ = true;
    cancelled_ = false;
    const auto work = [this, plan, &format, path = path.toStdString()] {
        lowerThreadPriority();
        const RecordingWatch watch{
            cancelled_, [this](const QImage& frame, const RecordedPart& part) { tell(frame, part.done); }};
        Result<Recording> made = Error{};
        WorkerArena(threads()).run([&] { made = recordTraining(plan, format, path, watch); });
        return made;
    };
    background_.run(work, [this](const Result<Recording>& made) {
        busy_ = false;
        progress_.take();
        Q_EMIT finished(made);
    });
}

void TrainingRecorder::cancel() {
    cancelled_ = true;
}

void TrainingRecorder::tell(const QImage& frame, double done) {
    progress_.put(std::make_shared<const Progress>(Progress{frame, done}));
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (const auto newest = progress_.take(); newest && !cancelled_)
                Q_EMIT frameMade(newest->frame, newest->done);
        },
        Qt::QueuedConnection);
}

} // namespace nabla
