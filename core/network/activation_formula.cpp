#include "core/network/activation_formula.h"

#include "core/network/with_activation.h"

namespace nabla {

Expression activationFormula(Activation activation, const Expression& z) {
    Expression formula = z;
    withActivation(activation, [&](auto functor) { formula = functor.value(z); });
    return formula;
}

} // namespace nabla
