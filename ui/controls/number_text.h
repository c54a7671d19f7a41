#pragma once

#include <optional>

#include <QString>

namespace nabla {

/// Number a person typed: decimal point or comma, exponent, a trailing %, surrounding spaces; empty if it is
/// none.
std::optional<double> parseTypedNumber(const QString& text);

/// Shortest text that reads back as the same number, with a decimal point; an exponent only below 1e-7 or
/// from 1e15.
QString shortestText(double value);

/// Text with a fixed number of decimals, or the shortest text where `decimals` is negative.
QString decimalText(double value, int decimals);

/// Sentence that says which numbers a field takes.
QString allowedRangeText(double minimum, double maximum);

} // namespace nabla
