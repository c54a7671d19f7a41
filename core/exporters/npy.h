#pragma once

#include "core/experiment/experiment.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

// Arrays as NumPy keeps them in files (.npy, version 1.0), little-endian and by rows. A shape without
// dimensions is that of a single number or text.

namespace nabla {

/// The length of each dimension.
using NpyShape = std::vector<std::size_t>;

/// Numbers in that precision.
std::string npy(const NpyShape& shape, std::span<const double> numbers, Precision precision);

/// Whole numbers of 64 bits.
std::string npy(const NpyShape& shape, std::span<const int> numbers);

/// Texts in UTF-8, which become NumPy's of UTF-32, all as long as the longest.
std::string npy(const NpyShape& shape, std::span<const std::string> texts);

} // namespace nabla
