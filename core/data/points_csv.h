#pragma once

#include "core/data/dataset.h"

#include <span>
#include <string>

namespace nabla {

/// The name of the class that a label stands for (−1 or +1, or its place in `classes` where those are more
/// than two), or the number where it has none.
std::string labelText(double label, std::span<const std::string> classes);

/// Points as a table with a header: the axes' names with their units in brackets, then a line for each point
/// with the shortest numbers that read back the same. Without a second coordinate where `dimensions` is 1.
/// Where classes have names, the labels (−1 and +1, or places in `classes`) are written as those.
std::string pointsCsv(std::span<const Point> points, const Axes& axes, int dimensions,
                      std::span<const std::string> classes = {});

} // namespace nabla
