#pragma once

#include "core/experiment/experiment.h"
#include "core/support/expression.h"

#include <span>
#include <string>
#include <string_view>

// How C writes numbers, texts and formulas, in single or double precision.

namespace nabla {

/// "float" or "double".
std::string cType(Precision precision);

/// The shortest literal of that type: "0.5f".
std::string cNumber(double value, Precision precision);

/// A text as a string literal in plain ASCII, whatever it holds.
std::string cString(std::string_view text);

/// "static const float NAME[6] = {…};", a matrix with a line or more for each row of that many columns.
std::string cArray(const std::string& name, std::span<const double> numbers, int columns,
                   Precision precision);

/// A formula: the lines "const float …;" that compute what it shares, and its result.
struct CFormula {
    std::string lines;
    std::string result;
};

/// A formula, of C99's functions.
CFormula cFormula(const Expression& formula, Precision precision);

/// The text with the model's name in the places of $name, that in capitals for $NAME, the type for $real, and
/// for $f what that type's literals and functions end with.
std::string cText(std::string_view text, const std::string& name, Precision precision);

} // namespace nabla
