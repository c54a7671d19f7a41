#pragma once

#include "core/exporters/onnx_graph.h"
#include "core/support/expression.h"

namespace nabla {

/// Adds the operators that compute a formula, whose variables are values of the graph, and returns the
/// result's name; all names begin with `prefix`.
std::string addFormula(OnnxGraph& graph, const Expression& formula, const std::string& prefix);

} // namespace nabla
