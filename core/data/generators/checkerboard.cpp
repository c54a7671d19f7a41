#include "core/data/generators/all.h"

#include <cmath>

namespace nabla::generator {
namespace {

std::vector<Point> generate(int samples, double noise, RandomStream& random) {
    constexpr double field = 2.5;
    std::vector<Point> points;
    for (int i = 0; i < samples; ++i) {
        const double x = random.uniform(-5, 5);
        const double y = random.uniform(-5, 5);
        const double noisyX = x + random.uniform(-5, 5) * noise;
        const double noisyY = y + random.uniform(-5, 5) * noise;
        const auto square = std::lround(std::floor(noisyX / field) + std::floor(noisyY / field));
        points.push_back({x, y, square % 2 == 0 ? 1.0 : -1.0});
    }
    return points;
}

} // namespace

const Generator checkerboard{"checkerboard",
                             "Checkerboard",
                             "Sixteen squares of alternating class.",
                             Problem::classification,
                             false,
                             true,
                             {},
                             generate};

} // namespace nabla::generator
