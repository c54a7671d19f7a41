#include "ui/views/chart_axes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nabla {
namespace {

struct Stop {
    double high;
    double step;
};

// Each about 1.5 times the one before, with three to five labels.
constexpr std::array stops{Stop{1, 0.25}, Stop{1.5, 0.5}, Stop{2, 0.5}, Stop{3, 1},
                           Stop{4, 1},    Stop{6, 2},     Stop{8, 2},   Stop{10, 2.5}};

AxisScale scaleUpTo(double largest) {
    const double decade = std::pow(10.0, std::floor(std::log10(largest)));
    for (const Stop& stop : stops)
        if (stop.high * decade >= largest * (1 - 1e-9))
            return {0, stop.high * decade, stop.step * decade};
    return {0, 10 * decade, 2.5 * decade};
}

double limited(double loss) {
    return std::clamp(loss, smallestLogLoss, 1e12);
}

} // namespace

AxisScale epochScale(std::int64_t lastEpoch) {
    AxisScale scale = scaleUpTo(static_cast<double>(std::max<std::int64_t>(lastEpoch, 10)));
    if (scale.step < 5)
        scale.step = 5;
    return scale;
}

AxisScale lossScale(double largest) {
    return scaleUpTo(limited(largest));
}

AxisScale logLossScale(double smallest, double largest) {
    const double low = std::floor(std::log10(limited(smallest)) + 1e-9);
    const double high = std::max(std::ceil(std::log10(limited(largest)) - 1e-9), low + 1);
    return {std::pow(10.0, low) * 0.9, std::pow(10.0, high) * 1.1, 1};
}

AxisScale withRoom(AxisScale scale, bool logarithmic, double length, double spacing) {
    const double span = logarithmic ? std::log10(scale.high / scale.low) : scale.high - scale.low;
    while (scale.step < span && scale.step / span * length < spacing)
        scale.step *= 2;
    return scale;
}

std::vector<double> labelValues(const AxisScale& scale, bool logarithmic) {
    const double low = logarithmic ? std::log10(scale.low) : scale.low;
    const double high = logarithmic ? std::log10(scale.high) : scale.high;
    std::vector<double> values;
    for (double i = std::ceil(low / scale.step - 1e-9); i * scale.step <= high + 1e-9 * scale.step; ++i)
        values.push_back(logarithmic ? std::pow(10.0, i * scale.step) : i * scale.step);
    return values;
}

} // namespace nabla
