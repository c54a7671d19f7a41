#include "core/data/generators/all.h"

#include <cmath>

namespace nabla::generator {
namespace {

std::vector<Point> generate(int samples, double noise, RandomStream& random) {
    std::vector<Point> points;
    for (int i = 0; i < samples; ++i) {
        const double x = random.uniform(-5, 5);
        const double y = random.uniform(-5, 5);
        const double noisyX = x + random.uniform(-5, 5) * noise;
        const double noisyY = y + random.uniform(-5, 5) * noise;
        points.push_back({x, y, noisyY > 2.5 * std::sin(1.25 * noisyX) ? 1.0 : -1.0});
    }
    return points;
}

} // namespace

const Generator sineBoundary{
    "sine", "Sine boundary", "Above and below a sine wave.", Problem::classification, false, true,
    {},     generate};

} // namespace nabla::generator
