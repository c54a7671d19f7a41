#include "core/data/features.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nabla {
namespace {

template <int exponent>
double power(double x, double) {
    return std::pow(x, exponent);
}

/// A term of a polynomial in the only coordinate.
template <int exponent>
constexpr Feature powerOf(std::string_view key, std::string_view label, std::string_view help) {
    return {key, label, help, power<exponent>, false, true, Suits::line};
}

} // namespace

std::span<const Feature> features() {
    static constexpr std::array<Feature, 17> table{{
        {"x", "X₁", "The first coordinate.", [](double x, double) { return x; }, true, true, Suits::all},
        {"y", "X₂", "The second coordinate.", [](double, double y) { return y; }, true, true, Suits::plane},
        {"xSquared", "X₁²", "The first coordinate squared.", [](double x, double) { return x * x; }, true,
         true, Suits::all},
        powerOf<3>("x3", "X₁³", "The third power: together, powers make a polynomial."),
        powerOf<4>("x4", "X₁⁴", "The fourth power: together, powers make a polynomial."),
        powerOf<5>("x5", "X₁⁵", "The fifth power: together, powers make a polynomial."),
        powerOf<6>("x6", "X₁⁶", "The sixth power: together, powers make a polynomial."),
        powerOf<7>("x7", "X₁⁷", "The seventh power: together, powers make a polynomial."),
        powerOf<8>("x8", "X₁⁸", "The eighth power: together, powers make a polynomial."),
        powerOf<9>("x9", "X₁⁹", "The ninth power: together, powers make a polynomial."),
        {"ySquared", "X₂²", "The second coordinate squared.", [](double, double y) { return y * y; }, true,
         true, Suits::plane},
        {"xTimesY", "X₁X₂", "The product of the coordinates.", [](double x, double y) { return x * y; }, true,
         true, Suits::plane},
        {"sinX", "sin X₁", "The sine of the first coordinate.", [](double x, double) { return std::sin(x); },
         true, true, Suits::all},
        {"sinY", "sin X₂", "The sine of the second coordinate.", [](double, double y) { return std::sin(y); },
         true, true, Suits::plane},
        {"radius", "radius", "The distance from the origin: a circle becomes a threshold.",
         [](double x, double y) { return std::hypot(x, y); }, false, true, Suits::plane},
        {"angle", "angle", "The direction seen from the origin, −π to π.",
         [](double x, double y) { return std::atan2(y, x); }, false, true, Suits::plane},
        {"one", "1", "Always 1: an input that does a bias's work.", [](double, double) { return 1.0; }, false,
         false, Suits::all},
    }};
    return table;
}

bool suits(const Feature& feature, int dimensions) {
    return feature.suits == Suits::all || feature.suits == (dimensions == 1 ? Suits::line : Suits::plane);
}

const Feature* findFeature(std::string_view key) {
    const auto all = features();
    const auto at = std::find_if(all.begin(), all.end(), [&](const Feature& f) { return f.key == key; });
    return at == all.end() ? nullptr : &*at;
}

} // namespace nabla
