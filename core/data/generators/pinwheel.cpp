#include "core/data/generators/all.h"

#include <cmath>
#include <numbers>

namespace nabla::generator {
namespace {

/// Arms from the middle outwards that all bend the same way; noise moves points in any direction.
std::vector<Point> generate(int samples, double noise, int classes, RandomStream& random) {
    std::vector<Point> points;
    for (int i = 0; i < samples; ++i) {
        const int arm = i % classes;
        const double r = random.uniform(0.6, 5.2);
        const double spread = random.uniform(-0.25, 0.25) * std::numbers::pi / classes;
        const double angle = 2 * std::numbers::pi * arm / classes + 0.35 * r + spread;
        const double x = r * std::sin(angle) + random.uniform(-3, 3) * noise;
        const double y = r * std::cos(angle) + random.uniform(-3, 3) * noise;
        points.push_back({x, y, static_cast<double>(arm)});
    }
    return points;
}

} // namespace

const Generator pinwheel{
    "pinwheel", "Pinwheel", "A bent arm for each class.", Problem::multiclass, false, true, {}, generate};

} // namespace nabla::generator
