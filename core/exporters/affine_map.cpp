#include "core/exporters/affine_map.h"

#include <algorithm>

namespace nabla {
namespace {

/// a x + b y + c.
struct Affine {
    double x = 0;
    double y = 0;
    double constant = 0;

    bool isConstant() const { return x == 0 && y == 0; }
};

Affine scaled(const Affine& a, double factor) {
    return {a.x * factor, a.y * factor, a.constant * factor};
}

Affine sum(const Affine& a, const Affine& b) {
    return {a.x + b.x, a.y + b.y, a.constant + b.constant};
}

using Maybe = std::optional<Affine>;

Maybe product(const Affine& a, const Affine& b) {
    if (a.isConstant())
        return scaled(b, a.constant);
    return b.isConstant() ? Maybe(scaled(a, b.constant)) : std::nullopt;
}

Maybe affineOf(const Expression::Part& part, const std::vector<Maybe>& arguments) {
    if (part.operation == Operation::constant)
        return Affine{0, 0, part.number};
    if (part.operation == Operation::variable)
        return part.name == "x" ? Affine{1, 0, 0} : Affine{0, 1, 0};
    if (std::find(arguments.begin(), arguments.end(), std::nullopt) != arguments.end())
        return std::nullopt;
    switch (part.operation) {
    case Operation::add:
        return sum(*arguments[0], *arguments[1]);
    case Operation::subtract:
        return sum(*arguments[0], scaled(*arguments[1], -1));
    case Operation::multiply:
        return product(*arguments[0], *arguments[1]);
    case Operation::divide:
        return arguments[1]->isConstant() ? Maybe(scaled(*arguments[0], 1 / arguments[1]->constant))
                                          : std::nullopt;
    case Operation::negate:
        return scaled(*arguments[0], -1);
    default:
        return std::nullopt;
    }
}

} // namespace

bool AffineMap::isIdentity() const {
    const std::size_t inputs = constants.size();
    if (factors.size() != inputs * inputs ||
        std::any_of(constants.begin(), constants.end(), [](double c) { return c != 0; }))
        return false;
    for (std::size_t i = 0; i < factors.size(); ++i)
        if (factors[i] != (i / inputs == i % inputs ? 1 : 0))
            return false;
    return true;
}

std::optional<AffineMap> affineInputs(const TrainedModel& model) {
    const bool isPlane = model.columns.size() > 1;
    const Expression x = model.inPlane(0, Expression::variable("x"));
    const Expression y = isPlane ? model.inPlane(1, Expression::variable("y")) : Expression(0);
    AffineMap map;
    for (const ModelInput& input : model.inputs) {
        const auto affine = fold<Maybe>(input.formula(x, y), affineOf);
        if (!affine)
            return std::nullopt;
        map.factors.push_back(affine->x);
        if (isPlane)
            map.factors.push_back(affine->y);
        map.constants.push_back(affine->constant);
    }
    return map;
}

} // namespace nabla
