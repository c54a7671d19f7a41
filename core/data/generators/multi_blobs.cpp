#include "core/data/generators/all.h"
#include "core/data/generators/normal.h"

#include <numbers>

namespace nabla::generator {
namespace {

/// Clouds in a circle; the more there are, the smaller each is.
std::vector<Point> generate(int samples, double noise, int classes, RandomStream& random) {
    constexpr double distance = 3.6;
    const double deviation = (0.22 + noise) * distance * std::sin(std::numbers::pi / classes);
    const double variance = deviation * deviation;
    std::vector<Point> points;
    for (int i = 0; i < samples; ++i) {
        const int blob = i % classes;
        const double angle = 2 * std::numbers::pi * blob / classes;
        const double x = normal(distance * std::sin(angle), variance, random);
        const double y = normal(distance * std::cos(angle), variance, random);
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
