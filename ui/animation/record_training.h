#pragma once

#include "ui/animation/animation_formats.h"
#include "ui/animation/recording_plan.h"

#include <atomic>
#include <functional>
#include <optional>
#include <string>

namespace nabla {

/// What was recorded.
struct Recording {
    int frames = 0;
    QSize size;
    /// Of the file.
    std::size_t bytes = 0;
    /// Where the last frame is; less than was asked for where training ended by itself.
    std::int64_t lastEpoch = 0;
    /// Whether that was early stopping, or the numbers were finite no longer.
    bool stoppedEarly = false;
    bool diverged = false;
};

/// How far a recording is.
struct RecordedPart {
    /// From 0 to 1.
    double done = 0;
    /// Where training stands.
    std::int64_t epoch = 0;
};

/// How somebody looks on while training is recorded.
struct RecordingWatch {
    /// Recording is given up once it is true.
    const std::atomic<bool>& cancelled;
    /// Called for each frame.
    std::function<void(const QImage&, const RecordedPart&)> frameMade;
};

/// Trains an experiment from its own start, and writes what is seen of it to a file, whole or not at all;
/// nothing but an error is left where it was cancelled. The same plan always makes the same frames.
Result<Recording> recordTraining(const RecordingPlan& plan, const AnimationFormat& format,
                                 const std::string& path, const RecordingWatch& watch);

} // namespace nabla
