#include "core/data/generators/all.h"
#include "core/data/generators/noisy_points.h"

#include <cmath>

namespace nabla::generator {
namespace {

double classAt(double x, double y) {
    return y > 2.5 * std::sin(1.25 * x) ? 1 : -1;
}

std::vector<Point> generate(int samples, double noise, int, RandomStream& random) {
    return noisyPoints(samples, 5, noise, random, classAt);
}

} // namespace

const Generator sineBoundary{
    "sine", "Sine boundary", "Above and below a sine wave.", Problem::classification, false, true,
    {},     generate};

} // namespace nabla::generator
