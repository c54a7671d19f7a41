#pragma once

#include <vector>

namespace nabla {

/// Median, 99th percentile and maximum of measured values, all 0 where there are none.
struct Distribution {
    double p50 = 0;
    double p99 = 0;
    double max = 0;
};

/// By nearest rank.
Distribution distributionOf(std::vector<double> values);

} // namespace nabla
