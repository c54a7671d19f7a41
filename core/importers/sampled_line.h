#pragma once

#include "core/importers/onnx_network.h"

#include <cstddef>
#include <optional>
#include <span>

namespace nabla {

/// The line that makes each number of one list that of the other in the same place, within
/// 10⁻⁶ · |scale| · max(1, |number|); nothing where there is none. It is laid through the least and the
/// greatest of the first `fitted` numbers, which must be moderate; the others only check it.
std::optional<OnnxLine> lineBetween(std::span<const double> from, std::span<const double> to,
                                    std::size_t fitted);

} // namespace nabla
