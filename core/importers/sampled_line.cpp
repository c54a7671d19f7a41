#include "core/importers/sampled_line.h"

#include <algorithm>
#include <cmath>

namespace nabla {

std::optional<OnnxLine> lineBetween(std::span<const double> from, std::span<const double> to,
                                    std::size_t fitted) {
    const auto near = from.first(fitted);
    const auto [low, high] = std::minmax_element(near.begin(), near.end());
    const auto least = static_cast<std::size_t>(low - near.begin());
    const auto greatest = static_cast<std::size_t>(high - near.begin());
    OnnxLine line;
    line.scale = (to[greatest] - to[least]) / (from[greatest] - from[least]);
    line.shift = to[least] - line.scale * from[least];
    for (std::size_t i = 0; i < from.size(); ++i) {
        const double tolerance = 1e-6 * std::abs(line.scale) * std::max(1.0, std::abs(from[i]));
        if (!(std::abs(to[i] - line.scale * from[i] - line.shift) <= tolerance))
            return std::nullopt;
    }
    return line;
}

} // namespace nabla
