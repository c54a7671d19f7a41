#pragma once

#include "core/experiment/experiment.h"
#include "ui/animation/animation_look.h"

#include <cstdint>
#include <vector>

namespace nabla {

/// How the epochs of an animation follow one another.
enum class Pace {
    /// In growing steps, so that the first epochs, in which most happens, are seen one by one.
    growing,
    /// In equal steps.
    even
};

/// What is recorded: training of an experiment from its own start, between two epochs.
struct RecordingPlan {
    Experiment experiment;
    std::int64_t firstEpoch = 0;
    std::int64_t lastEpoch = 100;
    Pace pace = Pace::growing;
    /// Without the time for which the last frame stays.
    double seconds = 6;
    /// At most; there is no more than a frame for each epoch.
    double framesPerSecond = 20;
    AnimationLook look;
};

/// What a plan may be within: epochs, seconds, frames a second, pixels of a frame's width.
inline constexpr std::int64_t mostRecordedEpochs = 1'000'000;
inline constexpr double mostRecordedSeconds = 60;
inline constexpr double mostFramesPerSecond = 30;
inline constexpr int leastFrameWidth = 120;
inline constexpr int mostFrameWidth = 2160;

/// How long the last frame stays before an animation begins again.
inline constexpr int lastFrameMilliseconds = 1500;

/// The epochs that have a frame: they increase, and the last epoch is one of them.
std::vector<std::int64_t> recordedEpochs(const RecordingPlan& plan);

/// How long each of so many frames is seen; all but the time added to the last are the plan's seconds.
std::vector<int> frameTimes(const RecordingPlan& plan, std::size_t frames);

} // namespace nabla
