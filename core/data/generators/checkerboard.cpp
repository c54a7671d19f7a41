#include "core/data/generators/all.h"
#include "core/data/generators/noisy_points.h"

#include <cmath>

namespace nabla::generator {
namespace {

double classAt(double x, double y) {
    constexpr double field = 2.5;
    const auto square = std::lround(std::floor(x / field) + std::floor(y / field));
    return square % 2 == 0 ? 1 : -1;
}

std::vector<Point> generate(int samples, double noise, int, RandomStream& random) {
    return noisyPoints(samples, 5, noise, random, classAt);
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
