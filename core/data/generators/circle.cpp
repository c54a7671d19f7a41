#include "core/data/generators/all.h"

#include <cmath>
#include <numbers>

namespace nabla::generator {
namespace {

constexpr double radius = 5;

Point draw(double low, double high, double noise, RandomStream& random) {
    const double r = random.uniform(low, high);
    const double angle = random.uniform(0, 2 * std::numbers::pi);
    const double x = r * std::sin(angle);
    const double y = r * std::cos(angle);
    const double dx = x + random.uniform(-radius, radius) * noise;
    const double dy = y + random.uniform(-radius, radius) * noise;
    return {x, y, std::sqrt(dx * dx + dy * dy) < radius * 0.5 ? 1.0 : -1.0};
}

std::vector<Point> generate(int samples, double noise, int, RandomStream& random) {
    std::vector<Point> points;
    for (int i = 0; i < samples / 2; ++i)
        points.push_back(draw(0, radius * 0.5, noise, random));
    for (int i = samples / 2; i < samples; ++i)
        points.push_back(draw(radius * 0.7, radius, noise, random));
    return points;
}

} // namespace

const Generator circle{"circle",
                       "Circle",
                       "A disk inside a ring: no straight line parts them.",
                       Problem::classification,
                       true,
                       true,
                       {},
                       generate};

} // namespace nabla::generator
