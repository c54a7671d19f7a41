#include "core/data/generators/all.h"
#include "core/data/generators/noisy_points.h"

namespace nabla::generator {
namespace {

/// Maps [-10, 10] to [-1, 1] by weighting the ends.
double toLabel(double v) {
    const double t = (v + 10) / 20;
    return -(1 - t) + t;
}

std::vector<Point> generate(int samples, double noise, int, RandomStream& random) {
    return noisyPoints(samples, 6, noise, random, [](double x, double y) { return toLabel(x + y); });
}

} // namespace

const Generator plane{
    "reg-plane", "Plane", "A value that rises evenly along the diagonal.", Problem::regression, true, true,
    {},          generate};

} // namespace nabla::generator
