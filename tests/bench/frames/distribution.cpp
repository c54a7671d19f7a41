#include "tests/bench/frames/distribution.h"

#include <algorithm>
#include <cmath>

namespace nabla {

Distribution distributionOf(std::vector<double> values) {
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        const double rank = std::ceil(share * static_cast<double>(values.size()));
        return values[static_cast<std::size_t>(std::max(1.0, rank)) - 1];
    };
    return {at(0.5), at(0.99), values.back()};
}

} // namespace nabla
