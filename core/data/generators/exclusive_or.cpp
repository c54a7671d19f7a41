#include "core/data/generators/all.h"

namespace nabla::generator {
namespace {

/// Opens a gap of 0.6 between the quadrants.
double padded(double v) {
    return v > 0 ? v + 0.3 : v - 0.3;
}

std::vector<Point> generate(int samples, double noise, int, RandomStream& random) {
    std::vector<Point> points;
    for (int i = 0; i < samples; ++i) {
        const double x = padded(random.uniform(-5, 5));
        const double y = padded(random.uniform(-5, 5));
        const double noisyX = x + random.uniform(-5, 5) * noise;
        const double noisyY = y + random.uniform(-5, 5) * noise;
        points.push_back({x, y, noisyX * noisyY >= 0 ? 1.0 : -1.0});
    }
    return points;
}

} // namespace

const Generator exclusiveOr{"xor",
                            "Exclusive or",
                            "Opposite quadrants belong together: the classic that one neuron cannot learn.",
                            Problem::classification,
                            true,
                            true,
                            {},
                            generate};

} // namespace nabla::generator
