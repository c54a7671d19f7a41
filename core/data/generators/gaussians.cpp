#include "core/data/generators/all.h"

#include <cmath>

namespace nabla::generator {
namespace {

/// Noise 0 to 0.5 is variance 0.5 to 4, and goes on in proportion.
double varianceOf(double noise) {
    const double t = noise / 0.5;
    return 0.5 * (1 - t) + 4 * t;
}

std::vector<Point> generate(int samples, double noise, int, RandomStream& random) {
    const double deviation = std::sqrt(varianceOf(noise));
    std::vector<Point> points;
    for (int i = 0; i < samples; ++i) {
        const double side = i < samples / 2 ? 1 : -1;
        const double x = 2 * side + deviation * random.normal();
        const double y = 2 * side + deviation * random.normal();
        points.push_back({x, y, side});
    }
    return points;
}

} // namespace

const Generator gaussians{"gauss",
                          "Gaussians",
                          "Two clouds side by side: one straight line is enough.",
                          Problem::classification,
                          true,
                          true,
                          {},
                          generate};

} // namespace nabla::generator
