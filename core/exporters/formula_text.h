#pragma once

#include "core/support/expression.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nabla {

/// How a programming language writes formulas. Sums, products and signs are written alike everywhere.
struct FormulaLanguage {
    /// A constant.
    std::string (*number)(double value);
    /// How the other operations are written, with $1, $2, $3 for the arguments: "tanh($1)". A pattern that is
    /// no call stands in brackets of its own.
    std::vector<std::pair<Operation, std::string_view>> patterns;
};

/// A formula as text: first what occurs in it more than once, each under a name of its own, then the whole.
struct FormulaText {
    std::vector<std::pair<std::string, std::string>> shared;
    std::string result;
};

/// Writes a formula; `shared` are the names that parts which occur more than once may take, one after another
/// with a number.
FormulaText formulaText(const Expression& formula, const FormulaLanguage& language,
                        const std::string& sharedName = "t");

} // namespace nabla
