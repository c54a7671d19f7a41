#pragma once

#include <Eigen/Core>
#include <vector>

namespace nabla {

/// Numbers at an address that Eigen and the kernels like best. Eigen splits its sums by a buffer's address:
/// at another one, the same sum would be rounded otherwise.
template <class T>
using AlignedVector = std::vector<T, Eigen::aligned_allocator<T>>;

} // namespace nabla
