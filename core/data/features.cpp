#include "core/data/features.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nabla {
namespace {

/// Functions that are found for numbers and for formulas.
using std::atan2, std::hypot, std::pow, std::sin;

/// A row whose value is written once, for any type of number.
template <auto value>
constexpr Feature feature(std::string_view key, std::string_view label, std::string_view help,
                          bool inPlayground, bool offered, Suits suits) {
    return {key,
            label,
            help,
            [](double x, double y) -> double { return value(x, y); },
            [](const Expression& x, const Expression& y) -> Expression { return value(x, y); },
            inPlayground,
            offered,
            suits};
}

/// A term of a polynomial in the only coordinate.
template <int exponent>
constexpr Feature powerOf(std::string_view key, std::string_view label, std::string_view help) {
    constexpr auto power = [](const auto& x, const auto&) { return pow(x, exponent); };
    return feature<power>(key, label, help, false, true, Suits::line);
}

} // namespace

std::span<const Feature> features() {
    static constexpr std::array<Feature, 17> table{{
        feature<[](auto x, auto) { return x; }>("x", "X₁", "The first coordinate.", true, true, Suits::all),
        feature<[](auto, auto y) { return y; }>("y", "X₂", "The second coordinate.", true, true,
                                                Suits::plane),
        feature<[](auto x, auto) { return x * x; }>("xSquared", "X₁²", "The first coordinate squared.", true,
                                                    true, Suits::all),
        powerOf<3>("x3", "X₁³", "The third power: together, powers make a polynomial."),
        powerOf<4>("x4", "X₁⁴", "The fourth power: together, powers make a polynomial."),
        powerOf<5>("x5", "X₁⁵", "The fifth power: together, powers make a polynomial."),
        powerOf<6>("x6", "X₁⁶", "The sixth power: together, powers make a polynomial."),
        powerOf<7>("x7", "X₁⁷", "The seventh power: together, powers make a polynomial."),
        powerOf<8>("x8", "X₁⁸", "The eighth power: together, powers make a polynomial."),
        powerOf<9>("x9", "X₁⁹", "The ninth power: together, powers make a polynomial."),
        feature<[](auto, auto y) { return y * y; }>("ySquared", "X₂²", "The second coordinate squared.", true,
                                                    true, Suits::plane),
        feature<[](auto x, auto y) { return x * y; }>("xTimesY", "X₁X₂", "The product of the coordinates.",
                                                      true, true, Suits::plane),
        feature<[](auto x, auto) { return sin(x); }>("sinX", "sin X₁", "The sine of the first coordinate.",
                                                     true, true, Suits::all),
        feature<[](auto, auto y) { return sin(y); }>("sinY", "sin X₂", "The sine of the second coordinate.",
                                                     true, true, Suits::plane),
        feature<[](auto x, auto y) { return hypot(x, y); }>(
            "radius", "radius", "The distance from the origin: a circle becomes a threshold.", false, true,
            Suits::plane),
        feature<[](auto x, auto y) { return atan2(y, x); }>(
            "angle", "angle", "The direction seen from the origin, −π to π.", false, true, Suits::plane),
        feature<[](auto x, auto) { return decltype(x)(1); }>(
            "one", "1", "Always 1: an input that does a bias's work.", false, false, Suits::all),
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
