#include "core/data/generators/all.h"

#include <cmath>
#include <numbers>

namespace nabla::generator {
namespace {

void drawArm(int n, double turn, double label, double noise, RandomStream& random,
             std::vector<Point>& points) {
    for (int i = 0; i < n; ++i) {
        const double r = static_cast<double>(i) / n * 5;
        const double t = 1.75 * i / n * 2 * std::numbers::pi + turn;
        const double x = r * std::sin(t) + random.uniform(-1, 1) * noise;
        const double y = r * std::cos(t) + random.uniform(-1, 1) * noise;
        points.push_back({x, y, label});
    }
}

std::vector<Point> generate(int samples, double noise, int, RandomStream& random) {
    std::vector<Point> points;
    drawArm(samples / 2, 0, 1, noise, random, points);
    drawArm(samples - samples / 2, std::numbers::pi, -1, noise, random, points);
    return points;
}

} // namespace

const Generator spiral{"spiral",
                       "Spiral",
                       "Two arms wound into each other: the hardest of the Playground's sets.",
                       Problem::classification,
                       true,
                       true,
                       {},
                       generate};

} // namespace nabla::generator
