#pragma once

#include "core/experiment/activation.h"
#include "core/support/expression.h"

namespace nabla {

/// What an activation makes of the weighted sum `z`, as a formula.
Expression activationFormula(Activation activation, const Expression& z);

} // namespace nabla
