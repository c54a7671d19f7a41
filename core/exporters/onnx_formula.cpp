#include "core/exporters/onnx_formula.h"

#include <algorithm>
#include <array>
#include <numbers>

namespace nabla {
namespace {

using Names = OnnxGraph::Names;

/// What ONNX has an operator for.
constexpr std::array<std::pair<Operation, std::string_view>, 15> operators{
    {{Operation::add, "Add"},
     {Operation::subtract, "Sub"},
     {Operation::multiply, "Mul"},
     {Operation::divide, "Div"},
     {Operation::negate, "Neg"},
     {Operation::less, "Less"},
     {Operation::lessOrEqual, "LessOrEqual"},
     {Operation::choose, "Where"},
     {Operation::minimum, "Min"},
     {Operation::maximum, "Max"},
     {Operation::abs, "Abs"},
     {Operation::exp, "Exp"},
     {Operation::tanh, "Tanh"},
     {Operation::sin, "Sin"},
     {Operation::power, "Pow"}}};

/// The others: numbers and names, and what is made of several operators.
static_assert(operators.size() + 7 == operationCount);

class FormulaNodes {
  public:
    FormulaNodes(OnnxGraph& graph, std::string prefix) : graph_(graph), prefix_(std::move(prefix)) {}

    std::string operator()(const Expression::Part& part, const Names& arguments) const {
        switch (part.operation) {
        case Operation::constant:
            return number(part.number);
        case Operation::variable:
            return part.name;
        case Operation::expm1:
            return node("Sub", {node("Exp", arguments), number(1)});
        case Operation::log1p:
            return node("Log", {node("Add", {arguments[0], number(1)})});
        case Operation::erfc:
            return node("Sub", {number(1), node("Erf", arguments)});
        case Operation::hypot:
            return node("Sqrt", {node("Add", {square(arguments[0]), square(arguments[1])})});
        case Operation::atan2:
            return direction(arguments[0], arguments[1]);
        default:
            return node(typeOf(part.operation), arguments);
        }
    }

  private:
    static std::string_view typeOf(Operation operation) {
        return std::find_if(operators.begin(), operators.end(),
                            [=](const auto& row) { return row.first == operation; })
            ->second;
    }

    std::string node(std::string_view type, Names inputs) const {
        return graph_.node(type, prefix_ + "/" + std::string(type), std::move(inputs));
    }
    std::string number(double value) const { return graph_.constant(value); }
    std::string square(const std::string& value) const { return node("Mul", {value, value}); }

    /// atan2: the angle to the nearer axis, 0 to π/4, taken to the other octants by what is known of the
    /// coordinates. At the origin it divides by 1 in place of 0.
    std::string direction(const std::string& y, const std::string& x) const {
        const std::string width = node("Abs", {x});
        const std::string height = node("Abs", {y});
        const std::string longer = node("Max", {width, height});
        const std::string isThere = node("Less", {number(0), longer});
        const std::string divisor = node("Where", {isThere, longer, number(1)});
        const std::string slope = node("Div", {node("Min", {width, height}), divisor});
        std::string angle = node("Atan", {slope});
        angle = mirrored(node("Less", {width, height}), std::numbers::pi / 2, angle);
        angle = mirrored(node("Less", {x, number(0)}), std::numbers::pi, angle);
        return node("Where", {node("Less", {y, number(0)}), node("Neg", {angle}), angle});
    }

    /// The angle, or `whole` less the angle.
    std::string mirrored(const std::string& condition, double whole, const std::string& angle) const {
        return node("Where", {condition, node("Sub", {number(whole), angle}), angle});
    }

    OnnxGraph& graph_;
    std::string prefix_;
};

} // namespace

std::string addFormula(OnnxGraph& graph, const Expression& formula, const std::string& prefix) {
    return fold<std::string>(formula, FormulaNodes(graph, prefix));
}

} // namespace nabla
