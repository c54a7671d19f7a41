#include "core/data/generators/all.h"

#include <cmath>
#include <numbers>

namespace nabla::generator {
namespace {

std::vector<Point> generate(int samples, double noise, int, RandomStream& random) {
    constexpr double radius = 3;
    std::vector<Point> points;
    for (int i = 0; i < samples; ++i) {
        const double side = i < samples / 2 ? 1 : -1;
        const double angle = random.uniform(0, std::numbers::pi);
        const double x = side * (radius * std::cos(angle) - radius / 2) + random.uniform(-4, 4) * noise;
        const double y = side * (radius * std::sin(angle) - radius / 4) + random.uniform(-4, 4) * noise;
        points.push_back({x, y, side});
    }
    return points;
}

} // namespace

const Generator moons{
    "moons", "Two moons", "Two half circles reaching into each other.", Problem::classification, false, true,
    {},      generate};

} // namespace nabla::generator
