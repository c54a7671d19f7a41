#include "core/data/generators/all.h"

#include <array>

namespace nabla::generator {
namespace {

std::vector<Point> generate(int samples, double noise, int, RandomStream& random) {
    constexpr std::array<Point, 4> corners{{{0, 0, -1}, {0, 1, 1}, {1, 0, 1}, {1, 1, -1}}};
    std::vector<Point> points;
    for (int i = 0; i < samples; ++i) {
        Point point = corners[static_cast<std::size_t>(i) % 4];
        point.x += random.uniform(-1, 1) * noise;
        point.y += random.uniform(-1, 1) * noise;
        points.push_back(point);
    }
    return points;
}

} // namespace

const Generator xorCorners{
    "xor-corners",           "XOR corners", "The four corners of the unit square, as in a truth table.",
    Problem::classification, false,         false,
    {-0.5, 1.5, -0.5, 1.5},  generate};

} // namespace nabla::generator
