#pragma once

#include "core/experiment/experiment.h"
#include "core/exporters/formula_text.h"

#include <span>
#include <string>
#include <string_view>

// How JavaScript in a web page writes numbers, texts and formulas.

namespace nabla {

/// The shortest number that reads back the same in that precision.
std::string javaScriptNumber(double value, Precision precision);

/// A text as a string literal that ends no script, whatever it holds.
std::string javaScriptString(std::string_view text);

/// A text as HTML shows it.
std::string inHtml(std::string_view text);

/// A typed array of the model's precision, a line or more for each row of that many columns.
std::string javaScriptArray(std::span<const double> numbers, int columns, Precision precision,
                            std::size_t indent);

/// A formula; the complement of the error function is called `erfc`.
FormulaText javaScriptFormula(const Expression& formula);

/// The lines that compute what a formula shares.
std::string javaScriptConstants(const FormulaText& formula, std::size_t indent);

} // namespace nabla
