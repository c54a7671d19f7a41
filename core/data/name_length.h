#pragma once

#include <cstddef>

namespace nabla {

/// The longest name of a class, an axis or a source of points, in bytes.
inline constexpr std::size_t mostNameBytes = 1000;

} // namespace nabla
