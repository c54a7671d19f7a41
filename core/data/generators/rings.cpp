#include "core/data/generators/all.h"

#include <cmath>
#include <numbers>

namespace nabla::generator {
namespace {

std::vector<Point> generate(int samples, double noise, int, RandomStream& random) {
    constexpr int count = 3;
    std::vector<Point> points;
    for (int i = 0; i < samples; ++i) {
        const int ring = i % count;
        const double r = 1.2 + 1.8 * ring + random.uniform(-0.4, 0.4) + random.uniform(-3, 3) * noise;
        const double angle = random.uniform(0, 2 * std::numbers::pi);
        points.push_back({r * std::sin(angle), r * std::cos(angle), ring % 2 == 0 ? 1.0 : -1.0});
    }
    return points;
}

} // namespace

const Generator rings{
    "rings", "Rings", "Three rings, the middle one of the other class.", Problem::classification, false, true,
    {},      generate};

} // namespace nabla::generator
