#include "core/data/features.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nabla {

std::span<const Feature> features() {
    static constexpr std::array<Feature, 10> table{{
        {"x", "X₁", "The first coordinate.", [](double x, double) { return x; }, true, true},
        {"y", "X₂", "The second coordinate.", [](double, double y) { return y; }, true, true},
        {"xSquared", "X₁²", "The first coordinate squared.", [](double x, double) { return x * x; }, true,
         true},
        {"ySquared", "X₂²", "The second coordinate squared.", [](double, double y) { return y * y; }, true,
         true},
        {"xTimesY", "X₁X₂", "The product of the coordinates.", [](double x, double y) { return x * y; }, true,
         true},
        {"sinX", "sin X₁", "The sine of the first coordinate.", [](double x, double) { return std::sin(x); },
         true, true},
        {"sinY", "sin X₂", "The sine of the second coordinate.", [](double, double y) { return std::sin(y); },
         true, true},
        {"radius", "radius", "The distance from the origin: a circle becomes a threshold.",
         [](double x, double y) { return std::hypot(x, y); }, false, true},
        {"angle", "angle", "The direction seen from the origin, −π to π.",
         [](double x, double y) { return std::atan2(y, x); }, false, true},
        {"one", "1", "Always 1: an input that does a bias's work.", [](double, double) { return 1.0; }, false,
         false},
    }};
    return table;
}

const Feature* findFeature(std::string_view key) {
    const auto all = features();
    const auto at = std::find_if(all.begin(), all.end(), [&](const Feature& f) { return f.key == key; });
    return at == all.end() ? nullptr : &*at;
}

} // namespace nabla
