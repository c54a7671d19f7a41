#include "core/data/generators/all.h"

#include <cmath>
#include <numbers>

namespace nabla::generator {
namespace {

double sine(double x) {
    return std::sin(std::numbers::pi * x);
}

/// Noise is the standard deviation of what chance adds to the values.
std::vector<Point> generate(int samples, double noise, int, RandomStream& random) {
    std::vector<Point> points;
    for (int i = 0; i < samples; ++i) {
        const double x = random.uniform(-1, 1);
        points.push_back({x, 0, sine(x) + noise * random.normal()});
    }
    return points;
}

} // namespace

const Generator sineCurve{
    "sineCurve",
    "Sine curve",
    "One period of a sine: with few points and much noise, a polynomial of degree 9 learns the noise.",
    Problem::regression,
    false,
    true,
    {-1, 1, -1.5, 1.5},
    generate,
    1,
    {{"x"}, {}, {"y"}},
    sine};

} // namespace nabla::generator
