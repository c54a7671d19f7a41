#pragma once

#include "core/data/dataset.h"

#include <span>
#include <string>

namespace nabla {

/// Points as a table with a header: the axes' names with their units in brackets, then a line for each point
/// with the shortest numbers that read back the same. Without a second coordinate where `dimensions` is 1.
/// Where classes have names, the labels (−1 and +1, or places in `classes`) are written as those.
std::string pointsCsv(std::span<const Point> points, const Axes& axes, int dimensions,
                      std::span<const std::string> classes = {});

} // namespace nabla
