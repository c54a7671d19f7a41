#pragma once

#include "core/support/expression.h"

#include <span>
#include <string_view>

namespace nabla {

/// Which data have a feature: all, those of one dimension, or those of two.
enum class Suits { all, line, plane };

/// A number made of a point's coordinates that the network can take as an input.
struct Feature {
    std::string_view key;
    /// As in a diagram, with subscripts.
    std::string_view label;
    std::string_view help;
    double (*value)(double x, double y);
    /// The same, as a formula.
    Expression (*formula)(const Expression& x, const Expression& y);
    /// Whether a Playground link can name it.
    bool inPlayground;
    /// Whether it has a place in the diagram even while it is not an input.
    bool offered;
    /// On a line there is no second coordinate; powers are for polynomials in one.
    Suits suits;
};

/// All features, in the order in which they become inputs.
std::span<const Feature> features();

/// Whether data of that many dimensions have the feature.
bool suits(const Feature& feature, int dimensions);

/// The feature of that key, or null.
const Feature* findFeature(std::string_view key);

} // namespace nabla
