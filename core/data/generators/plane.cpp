#include "core/data/generators/all.h"

namespace nabla::generator {
namespace {

/// Maps [-10, 10] to [-1, 1] by weighting the ends.
double toLabel(double v) {
    const double t = (v + 10) / 20;
    return -(1 - t) + t;
}

std::vector<Point> generate(int samples, double noise, RandomStream& random) {
    std::vector<Point> points;
    for (int i = 0; i < samples; ++i) {
        const double x = random.uniform(-6, 6);
        const double y = random.uniform(-6, 6);
        const double noiseX = random.uniform(-6, 6) * noise;
        const double noiseY = random.uniform(-6, 6) * noise;
        points.push_back({x, y, toLabel((x + noiseX) + (y + noiseY))});
    }
    return points;
}

} // namespace

const Generator plane{
    "reg-plane", "Plane", "A value that rises evenly along the diagonal.", Problem::regression, true, true,
    {},          generate};

} // namespace nabla::generator
