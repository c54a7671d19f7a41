#pragma once

#include "core/support/expression.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nabla {

/// How an operation is written, with $1, $2, $3 for its arguments: "tanh($1)".
using FormulaPattern = std::pair<Operation, std::string_view>;

/// How many operations have a pattern: all but constants, variables, sums, products and signs, which are
/// written alike everywhere.
inline constexpr std::size_t patternCount = operationCount - 7;

/// How a programming language writes formulas.
struct FormulaLanguage {
    /// A constant, and the other operations, each of them. What a pattern gives may stand in any product or
    /// sum, but for comparisons, which stand in `Operation::choose` alone.
    template <std::size_t count>
    FormulaLanguage(std::string (*numberText)(double value), const FormulaPattern (&all)[count])
        : number(numberText), patterns(std::to_array(all)) {
        static_assert(count == patternCount, "Every operation has a pattern.");
    }

    std::string (*number)(double value);
    std::array<FormulaPattern, patternCount> patterns;
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
