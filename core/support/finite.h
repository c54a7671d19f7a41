#pragma once

#include <algorithm>
#include <cmath>
#include <span>

namespace nabla {

/// Whether none of the numbers is infinite or NaN.
inline bool areFinite(std::span<const double> numbers) {
    return std::all_of(numbers.begin(), numbers.end(), [](double number) { return std::isfinite(number); });
}

} // namespace nabla
