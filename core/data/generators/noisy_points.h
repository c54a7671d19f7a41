#pragma once

#include "core/data/generators.h"

#include <vector>

namespace nabla::generator {

/// Points even over [-half, half) both ways; each is labeled as the place is to which noise moves it.
template <class LabelAt>
std::vector<Point> noisyPoints(int samples, double half, double noise, RandomStream& random,
                               LabelAt labelAt) {
    std::vector<Point> points;
    for (int i = 0; i < samples; ++i) {
        const double x = random.uniform(-half, half);
        const double y = random.uniform(-half, half);
        const double noisyX = x + random.uniform(-half, half) * noise;
        const double noisyY = y + random.uniform(-half, half) * noise;
        points.push_back({x, y, labelAt(noisyX, noisyY)});
    }
    return points;
}

} // namespace nabla::generator
