#include "core/support/expression.h"

#include <algorithm>

namespace nabla {

Expression::Expression(long double number)
    : part_(std::make_shared<Part>(Part{Operation::constant, {}, static_cast<double>(number)})) {}

Expression::Expression(Operation operation, std::vector<Expression> arguments)
    : part_(std::make_shared<Part>(Part{operation, std::move(arguments)})) {}

Expression Expression::variable(std::string name) {
    Expression made;
    made.part_ = std::make_shared<Part>(Part{Operation::variable, {}, 0, std::move(name)});
    return made;
}

Expression operator+(const Expression& a, const Expression& b) {
    return {Operation::add, {a, b}};
}
Expression operator-(const Expression& a, const Expression& b) {
    return {Operation::subtract, {a, b}};
}
Expression operator*(const Expression& a, const Expression& b) {
    return {Operation::multiply, {a, b}};
}
Expression operator/(const Expression& a, const Expression& b) {
    return {Operation::divide, {a, b}};
}
/// A constant's own sign, so that no text says "-(0.5)".
Expression operator-(const Expression& a) {
    if (a.part().operation == Operation::constant)
        return Expression(-static_cast<long double>(a.part().number));
    return {Operation::negate, {a}};
}
Expression operator<(const Expression& a, const Expression& b) {
    return {Operation::less, {a, b}};
}
Expression operator<=(const Expression& a, const Expression& b) {
    return {Operation::lessOrEqual, {a, b}};
}
Expression select(const Expression& condition, const Expression& yes, const Expression& no) {
    return {Operation::choose, {condition, yes, no}};
}
Expression atLeast(const Expression& z, const Expression& limit) {
    return {Operation::maximum, {z, limit}};
}
Expression atMost(const Expression& z, const Expression& limit) {
    return {Operation::minimum, {z, limit}};
}
Expression abs(const Expression& a) {
    return {Operation::abs, {a}};
}
Expression exp(const Expression& a) {
    return {Operation::exp, {a}};
}
Expression expm1(const Expression& a) {
    return {Operation::expm1, {a}};
}
Expression log1p(const Expression& a) {
    return {Operation::log1p, {a}};
}
Expression tanh(const Expression& a) {
    return {Operation::tanh, {a}};
}
Expression sin(const Expression& a) {
    return {Operation::sin, {a}};
}
Expression erfc(const Expression& a) {
    return {Operation::erfc, {a}};
}
Expression hypot(const Expression& a, const Expression& b) {
    return {Operation::hypot, {a, b}};
}
Expression atan2(const Expression& y, const Expression& x) {
    return {Operation::atan2, {y, x}};
}
Expression pow(const Expression& a, int exponent) {
    return {Operation::power, {a, Expression(exponent)}};
}

bool hasPart(const Expression& formula, const std::function<bool(const Expression::Part&)>& is) {
    return fold<bool>(formula, [&](const Expression::Part& part, const std::vector<bool>& inside) {
        return is(part) || std::find(inside.begin(), inside.end(), true) != inside.end();
    });
}

bool usesVariable(const Expression& formula, const std::string& name) {
    return hasPart(formula, [&](const Expression::Part& part) {
        return part.operation == Operation::variable && part.name == name;
    });
}

bool usesVariables(const Expression& formula) {
    return hasPart(formula,
                   [](const Expression::Part& part) { return part.operation == Operation::variable; });
}

} // namespace nabla
