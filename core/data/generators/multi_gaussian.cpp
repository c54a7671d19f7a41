#include "core/data/generators/all.h"
#include "core/data/generators/noisy_points.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nabla::generator {
namespace {

struct Hill {
    double x;
    double y;
    double sign;
};

constexpr std::array<Hill, 6> hills{
    {{-4, 2.5, 1}, {0, 2.5, -1}, {4, 2.5, 1}, {-4, -2.5, -1}, {0, -2.5, 1}, {4, -2.5, -1}}};

/// The value of the hill that is strongest there; each falls from 1 to 0 over a distance of 2.
double heightAt(double x, double y) {
    double label = 0;
    for (const Hill& hill : hills) {
        const double distance = std::sqrt((x - hill.x) * (x - hill.x) + (y - hill.y) * (y - hill.y));
        const double t = std::clamp(distance / 2, 0.0, 1.0);
        const double value = hill.sign * (1 - t);
        if (std::abs(value) > std::abs(label))
            label = value;
    }
    return label;
}

std::vector<Point> generate(int samples, double noise, int, RandomStream& random) {
    return noisyPoints(samples, 6, noise, random, heightAt);
}

} // namespace

const Generator multiGaussian{
    "reg-gauss", "Multi-Gaussian", "Three hills and three hollows.", Problem::regression, true, true,
    {},          generate};

} // namespace nabla::generator
