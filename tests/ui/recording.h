#pragma once

#include "ui/animation/record_training.h"

#include <QImage>

#include <vector>

namespace nabla {

/// A recording that is quickly made: six small frames.
inline RecordingPlan shortPlan() {
    RecordingPlan plan;
    plan.lastEpoch = 40;
    plan.seconds = 0.3;
    plan.look.width = 120;
    return plan;
}

/// A recording and the frames that were shown on the way.
struct WatchedRecording {
    Result<Recording> made = Error{};
    std::vector<QImage> frames;
    std::vector<double> done;
    std::vector<std::int64_t> epochs;
};

/// Records into a file; given up after so many frames, where that is not 0.
inline WatchedRecording record(const RecordingPlan& plan, const AnimationFormat& format, const QString& path,
                               std::size_t most = 0) {
    WatchedRecording watched;
    std::atomic<bool> cancelled{false};
    const RecordingWatch watch{cancelled, [&](const QImage& frame, const RecordedPart& part) {
                                   watched.frames.push_back(frame);
                                   watched.done.push_back(part.done);
                                   watched.epochs.push_back(part.epoch);
                                   cancelled = watched.frames.size() == most;
                               }};
    watched.made = recordTraining(plan, format, path.toStdString(), watch);
    return watched;
}

} // namespace nabla
