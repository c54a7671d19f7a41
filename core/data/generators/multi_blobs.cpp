#include "core/data/generators/all.h"

#include <cmath>
#include <numbers>

namespace nabla::generator {
namespace {

/// Clouds in a circle; the more there are, the smaller each is.
std::vector<Point> generate(int samples, double noise, int classes, RandomStream& random) {
    constexpr double distance = 3.6;
    const double deviation = (0.22 + noise) * distance * std::sin(std::numbers::pi / classes);
    std::vector<Point> points;
    for (int i = 0; i < samples; ++i) {
        const int blob = i % classes;
        const double angle = 2 * std::numbers::pi * blob / classes;
        const double x = distance * std::sin(angle) + deviation * random.normal();
        const double y = distance * std::cos(angle) + deviation * random.normal();
        points.push_back({x, y, static_cast<double>(blob)});
    }
    return points;
}

} // namespace

const Generator multiBlobs{"multi-blobs",
                           "Blobs",
                           "A cloud for each class: straight lines are enough to part them.",
                           Problem::multiclass,
                           false,
                           true,
                           {},
                           generate};

} // namespace nabla::generator
