#pragma once

#include "core/support/random.h"

#include <cmath>

namespace nabla::generator {

/// A normal number by the polar method; the second of the pair is not used, as in the Playground.
inline double normal(double mean, double variance, RandomStream& random) {
    double v1 = 0;
    double s = 0;
    do {
        v1 = 2 * random.next() - 1;
        const double v2 = 2 * random.next() - 1;
        s = v1 * v1 + v2 * v2;
    } while (s > 1);
    return mean + std::sqrt(variance) * (std::sqrt(-2 * std::log(s) / s) * v1);
}

} // namespace nabla::generator
