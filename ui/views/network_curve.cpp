#include "ui/views/network_curve.h"

#include <algorithm>
#include <cmath>

namespace nabla {

namespace {

constexpr int heightSteps = 512;

} // namespace

double curve::parameterAtX(double target) {
    // x lies close to the straight line and its derivative is at least ¾, so that Newton's steps converge
    // fast.
    double t = std::clamp(target, 0.0, 1.0);
    for (int step = 0; step < 5; ++step)
        t -= (x(t) - target) / (1.5 + t * (3 * t - 3));
    return std::clamp(t, 0.0, 1.0);
}

double curve::parameterAtY(double target) {
    const double y = std::clamp(target, 0.0, 1.0);
    return 0.5 - std::sin(std::asin(1 - 2 * y) / 3);
}

CurveTable::CurveTable(int columns) : heights_(columns), slopes_(columns), inverse_(heightSteps + 1) {
    for (int i = 0; i < columns; ++i) {
        const double t = curve::parameterAtX((i + 0.5) / columns);
        heights_[i] = static_cast<float>(curve::y(t));
        slopes_[i] = static_cast<float>(curve::slope(t));
    }
    for (int i = 0; i <= heightSteps; ++i) {
        const double height = static_cast<double>(i) / heightSteps;
        inverse_[i] = static_cast<float>(curve::x(curve::parameterAtY(height)));
    }
}

std::pair<float, float> CurveTable::across(float height) const {
    const float place = std::clamp(height, 0.0F, 1.0F) * heightSteps;
    const int i = std::min(heightSteps - 1, static_cast<int>(place));
    const float rise = inverse_[i + 1] - inverse_[i];
    return {inverse_[i] + rise * (place - static_cast<float>(i)), rise * heightSteps};
}

} // namespace nabla
