#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

// A formula as a value: code that is written for any type of number, given expressions instead, says what it
// would compute. So one definition of an activation or a feature serves the engine and every export.

namespace nabla {

/// What a part of a formula does with its arguments.
enum class Operation {
    constant,
    variable,
    add,
    subtract,
    multiply,
    divide,
    negate,
    less,
    lessOrEqual,
    /// Of a condition, the value where it holds, and that where it does not.
    choose,
    minimum,
    maximum,
    abs,
    exp,
    expm1,
    log1p,
    tanh,
    sin,
    erfc,
    /// Of both coordinates: the distance from the origin.
    hypot,
    /// Of the second coordinate and the first: the direction, −π to π.
    atan2,
    /// Of a number and a constant whole exponent.
    power
};

/// How many operations there are.
inline constexpr std::size_t operationCount = static_cast<std::size_t>(Operation::power) + 1;

/// A formula; copies share their parts.
class Expression {
  public:
    /// A part of a formula: an operation and what it is done with.
    struct Part {
        Operation operation = Operation::constant;
        std::vector<Expression> arguments{};
        /// Of a constant.
        double number = 0;
        /// Of a variable.
        std::string name{};
    };

    /// A constant.
    explicit Expression(long double number);
    /// An operation on other formulas.
    Expression(Operation operation, std::vector<Expression> arguments);
    /// What stands for a number that is not known yet.
    static Expression variable(std::string name);

    const Part& part() const { return *part_; }

  private:
    Expression() = default;

    std::shared_ptr<const Part> part_;
};

Expression operator+(const Expression& a, const Expression& b);
Expression operator-(const Expression& a, const Expression& b);
Expression operator*(const Expression& a, const Expression& b);
Expression operator/(const Expression& a, const Expression& b);
Expression operator-(const Expression& a);
Expression operator<(const Expression& a, const Expression& b);
Expression operator<=(const Expression& a, const Expression& b);
Expression select(const Expression& condition, const Expression& yes, const Expression& no);
Expression atLeast(const Expression& z, const Expression& limit);
Expression atMost(const Expression& z, const Expression& limit);
Expression abs(const Expression& a);
Expression exp(const Expression& a);
Expression expm1(const Expression& a);
Expression log1p(const Expression& a);
Expression tanh(const Expression& a);
Expression sin(const Expression& a);
Expression erfc(const Expression& a);
Expression hypot(const Expression& a, const Expression& b);
Expression atan2(const Expression& y, const Expression& x);
Expression pow(const Expression& a, int exponent);

/// Goes through a formula from its leaves up: `visit(part, values of its arguments)` gives the value of a
/// part, and is called once for parts that occur more than once.
template <class Value, class Visit>
class ExpressionFold {
  public:
    explicit ExpressionFold(Visit visit) : visit_(std::move(visit)) {}

    Value operator()(const Expression& expression) {
        const Expression::Part& part = expression.part();
        if (const auto known = values_.find(&part); known != values_.end())
            return known->second;
        std::vector<Value> arguments;
        for (const Expression& argument : part.arguments)
            arguments.push_back((*this)(argument));
        return values_.emplace(&part, visit_(part, std::as_const(arguments))).first->second;
    }

  private:
    Visit visit_;
    std::map<const Expression::Part*, Value> values_;
};

/// What a formula gives when every part becomes a value; see `ExpressionFold`.
template <class Value, class Visit>
Value fold(const Expression& expression, Visit visit) {
    return ExpressionFold<Value, Visit>(std::move(visit))(expression);
}

/// Whether there is such a part in the formula.
bool hasPart(const Expression& formula, const std::function<bool(const Expression::Part&)>& is);
/// Whether the formula depends on a variable: on that one, or on any.
bool usesVariable(const Expression& formula, const std::string& name);
bool usesVariables(const Expression& formula);

} // namespace nabla
