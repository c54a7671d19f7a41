#include "core/data/features.h"
#include "core/exporters/formula_text.h"
#include "core/network/activation_formula.h"
#include "core/network/with_activation.h"
#include "core/support/number_text.h"

#include <gtest/gtest.h>

#include <cmath>

namespace {

using namespace nabla;

/// What a formula gives for these numbers in place of its variables.
double value(const Expression& formula, const std::map<std::string, double>& numbers) {
    using Part = Expression::Part;
    return fold<double>(formula, [&](const Part& part, const std::vector<double>& a) -> double {
        switch (part.operation) {
        case Operation::constant:
            return part.number;
        case Operation::variable:
            return numbers.at(part.name);
        case Operation::add:
            return a[0] + a[1];
        case Operation::subtract:
            return a[0] - a[1];
        case Operation::multiply:
            return a[0] * a[1];
        case Operation::divide:
            return a[0] / a[1];
        case Operation::negate:
            return -a[0];
        case Operation::less:
            return a[0] < a[1];
        case Operation::lessOrEqual:
            return a[0] <= a[1];
        case Operation::choose:
            return a[0] != 0 ? a[1] : a[2];
        case Operation::minimum:
            return std::min(a[0], a[1]);
        case Operation::maximum:
            return std::max(a[0], a[1]);
        case Operation::abs:
            return std::abs(a[0]);
        case Operation::exp:
            return std::exp(a[0]);
        case Operation::expm1:
            return std::expm1(a[0]);
        case Operation::log1p:
            return std::log1p(a[0]);
        case Operation::tanh:
            return std::tanh(a[0]);
        case Operation::sin:
            return std::sin(a[0]);
        case Operation::erfc:
            return std::erfc(a[0]);
        case Operation::hypot:
            return std::hypot(a[0], a[1]);
        case Operation::atan2:
            return std::atan2(a[0], a[1]);
        case Operation::power:
            return std::pow(a[0], a[1]);
        }
        return NAN;
    });
}

const FormulaLanguage& plain() {
    static const FormulaLanguage language{[](double number) { return numberText(number); },
                                          {{Operation::less, "$1 < $2"},
                                           {Operation::lessOrEqual, "$1 <= $2"},
                                           {Operation::choose, "($1 ? $2 : $3)"},
                                           {Operation::minimum, "min($1, $2)"},
                                           {Operation::maximum, "max($1, $2)"},
                                           {Operation::abs, "abs($1)"},
                                           {Operation::exp, "exp($1)"},
                                           {Operation::expm1, "expm1($1)"},
                                           {Operation::log1p, "log1p($1)"},
                                           {Operation::tanh, "tanh($1)"},
                                           {Operation::sin, "sin($1)"},
                                           {Operation::erfc, "erfc($1)"},
                                           {Operation::hypot, "hypot($1, $2)"},
                                           {Operation::atan2, "atan2($1, $2)"},
                                           {Operation::power, "pow($1, $2)"}}};
    return language;
}

} // namespace

TEST(Expression, ofEveryActivationGivesItsValues) {
    const Expression z = Expression::variable("z");
    for (const ActivationRow& row : activations())
        for (const double at : {-1000.0, -40.0, -3.0, -0.5, 0.0, 1e-3, 0.7, 3.0, 25.0, 1000.0}) {
            double wanted = 0;
            withActivation(row.activation, [&](auto functor) { wanted = functor.value(at); });
            EXPECT_EQ(value(activationFormula(row.activation, z), {{"z", at}}), wanted)
                << row.key << " " << at;
        }
}

TEST(Expression, ofEveryFeatureGivesItsValues) {
    const Expression x = Expression::variable("x"), y = Expression::variable("y");
    for (const Feature& feature : features())
        for (const double a : {-12.0, -0.3, 0.0, 2.5})
            for (const double b : {-7.0, 0.0, 0.4})
                EXPECT_EQ(value(feature.formula(x, y), {{"x", a}, {"y", b}}), feature.value(a, b))
                    << feature.key;
}

TEST(Expression, knowsWhichVariablesItDependsOn) {
    const Expression x = Expression::variable("x"), y = Expression::variable("y");
    EXPECT_TRUE(usesVariable(exp(x * y), "y"));
    EXPECT_FALSE(usesVariable(exp(x), "y"));
    EXPECT_TRUE(usesVariables(exp(x)));
    EXPECT_FALSE(usesVariables(exp(Expression(1))));
}

TEST(FormulaText, bracketsWhatWouldBeReadOtherwise) {
    const Expression a = Expression::variable("a"), b = Expression::variable("b"),
                     c = Expression::variable("c");
    const auto text = [](const Expression& formula) { return formulaText(formula, plain()).result; };
    EXPECT_EQ(text(a - (b - c)), "a - (b - c)");
    EXPECT_EQ(text((a - b) - c), "a - b - c");
    EXPECT_EQ(text(a * (b + c)), "a * (b + c)");
    EXPECT_EQ(text(a / (b * c)), "a / (b * c)");
    EXPECT_EQ(text(a / b * c), "a / b * c");
    EXPECT_EQ(text(-(a + b)), "-(a + b)");
    EXPECT_EQ(text(-a * Expression(-2)), "-a * -2");
    EXPECT_EQ(text(a - Expression(-2)), "a + 2");
    EXPECT_EQ(text(Expression(-2) - a), "-2 - a");
    EXPECT_EQ(text(select(a < b + c, exp(a - b), c)), "(a < b + c ? exp(a - b) : c)");
}

TEST(FormulaText, computesWhatOccursTwiceOnce) {
    const Expression a = Expression::variable("a");
    const Expression shared = exp(a);
    const FormulaText text = formulaText(shared * (shared + a), plain(), "s");
    ASSERT_EQ(text.shared.size(), 1u);
    EXPECT_EQ(text.shared[0], (std::pair<std::string, std::string>("s1", "exp(a)")));
    EXPECT_EQ(text.result, "s1 * (s1 + a)");
}
