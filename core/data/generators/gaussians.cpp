#include "core/data/generators/all.h"

#include <cmath>

namespace nabla::generator {
namespace {

/// A normal number by the polar method; the second of the pair is not used, as in the Playground.
double normal(double mean, double variance, RandomStream& random) {
    double v1 = 0;
    double s = 0;
    do {
        v1 = 2 * random.next() - 1;
        const double v2 = 2 * random.next() - 1;
        s = v1 * v1 + v2 * v2;
    } while (s > 1);
    return mean + std::sqrt(variance) * (std::sqrt(-2 * std::log(s) / s) * v1);
}

/// Noise 0 to 0.5 is variance 0.5 to 4, and goes on in proportion.
double varianceOf(double noise) {
    const double t = noise / 0.5;
    return 0.5 * (1 - t) + 4 * t;
}

std::vector<Point> generate(int samples, double noise, RandomStream& random) {
    const double variance = varianceOf(noise);
    std::vector<Point> points;
    for (int i = 0; i < samples; ++i) {
        const double side = i < samples / 2 ? 1 : -1;
        const double x = normal(2 * side, variance, random);
        const double y = normal(2 * side, variance, random);
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
