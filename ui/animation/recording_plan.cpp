#include "ui/animation/recording_plan.h"

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

/// How far into `span` epochs a share from 0 to 1 of the frames is.
double epochsAt(Pace pace, double share, double span) {
    return pace == Pace::even ? share * span : std::expm1(share * std::log1p(span));
}

} // namespace

std::vector<std::int64_t> recordedEpochs(const RecordingPlan& plan) {
    const std::int64_t span = std::max<std::int64_t>(0, plan.lastEpoch - plan.firstEpoch);
    const auto wanted = std::max<std::int64_t>(2, std::lround(plan.seconds * plan.framesPerSecond));
    const std::int64_t count = std::min(wanted, span + 1);
    std::vector<std::int64_t> epochs{plan.firstEpoch};
    for (std::int64_t i = 1; i < count; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(count - 1);
        const auto at = std::lround(epochsAt(plan.pace, share, static_cast<double>(span)));
        epochs.push_back(std::max(epochs.back() + 1, plan.firstEpoch + at));
    }
    return epochs;
}

std::vector<int> frameTimes(const RecordingPlan& plan, std::size_t frames) {
    const auto endOf = [&](std::size_t frame) {
        return static_cast<int>(
            std::lround(1000 * plan.seconds * static_cast<double>(frame) / static_cast<double>(frames)));
    };
    std::vector<int> times(frames);
    for (std::size_t i = 0; i < frames; ++i)
        times[i] = endOf(i + 1) - endOf(i);
    if (frames > 0)
        times.back() += lastFrameMilliseconds;
    return times;
}

} // namespace nabla
