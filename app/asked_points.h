#pragma once

#include "core/data/dataset.h"
#include "core/support/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace nabla {

/// What the data that a model learnt from are measured in.
struct DataUnits {
    Axes axes;
    int dimensions = 2;
    /// Whether columns named x and y are readings as well, as where the data came in a table.
    bool always = false;
};

/// The points of a table that a model is asked about.
struct AskedPoints {
    /// In the plane.
    std::vector<Point> points;
    /// The coordinates' columns, and what stands in them.
    std::vector<std::string> names;
    std::vector<std::vector<std::string>> written;
    /// Whether they are written in the data's units.
    bool areReadings = false;
};

/// Reads the points of a table, every row of which must fit. The columns are those that are named as the
/// axes, with or without their units; else x and y.
Result<AskedPoints> askedPoints(std::string_view bytes, const DataUnits& units);

} // namespace nabla
