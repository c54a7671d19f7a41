#pragma once

#include <cstdint>
#include <vector>

namespace nabla {

/// What an axis shows: from `low` to `high`, a label every `step`; on a logarithmic one the step counts
/// decades.
struct AxisScale {
    double low = 0;
    double high = 1;
    double step = 0.25;

    bool operator==(const AxisScale&) const = default;
};

/// The smallest loss that a logarithmic axis shows; lesser ones are drawn there.
constexpr double smallestLogLoss = 1e-6;

/// Axis from 0 to the last epoch or beyond, at least to 10; it grows in steps, so that it stands still in
/// between.
AxisScale epochScale(std::int64_t lastEpoch);

/// Linear axis from 0 to the largest loss or somewhat beyond.
AxisScale lossScale(double largest);

/// The same scale with so few labels that they have room: at most one for each `spacing` of `length` pixels.
AxisScale withRoom(AxisScale scale, bool logarithmic, double length, double spacing);

/// Where the labels of a scale are.
std::vector<double> labelValues(const AxisScale& scale, bool logarithmic);

/// Logarithmic axis over whole decades, at least one, widened so that the outer ones keep their labels.
AxisScale logLossScale(double smallest, double largest);

} // namespace nabla
