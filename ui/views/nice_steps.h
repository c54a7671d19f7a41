#pragma once

#include <vector>

#include <QString>

namespace nabla {

/// The smallest step of 1, 2 or 5 times a power of ten that divides `span` into at most `most` parts.
double niceStep(double span, int most);

/// The multiples of a nice step from `low` to `high`, at most `most` + 1 of them.
std::vector<double> niceTicks(double low, double high, int most);

/// A number with at most `digits` significant digits and a typographic minus, as in −4, 0.25 or 1.2e−6; what
/// is smaller than `nothing` is 0.
QString shortNumber(double value, int digits = 6, double nothing = 1e-12);

/// A number for an axis; large ones in thousands or millions, small ones with an exponent:
/// 400k, 1.5M, 2.5e−4.
QString axisNumber(double value);

/// A count with its thousands set apart, as in 12,400.
QString countText(qint64 count);

} // namespace nabla
