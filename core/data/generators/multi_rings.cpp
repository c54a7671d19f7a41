#include "core/data/generators/all.h"

#include <cmath>
#include <numbers>

namespace nabla::generator {
namespace {

/// Rings of the same width, with gaps between them; noise moves points in and out.
std::vector<Point> generate(int samples, double noise, int classes, RandomStream& random) {
    const double width = 5.4 / classes;
    std::vector<Point> points;
    for (int i = 0; i < samples; ++i) {
        const int ring = i % classes;
        const double r = width * (ring + random.uniform(0.2, 0.8)) + random.uniform(-3, 3) * noise;
        const double angle = random.uniform(0, 2 * std::numbers::pi);
        points.push_back({r * std::sin(angle), r * std::cos(angle), static_cast<double>(ring)});
    }
    return points;
}

} // namespace

const Generator multiRings{"multi-rings",
                           "Concentric rings",
                           "A ring for each class, one around the other.",
                           Problem::multiclass,
                           false,
                           true,
                           {},
                           generate};

} // namespace nabla::generator
