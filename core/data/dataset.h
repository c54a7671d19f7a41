#pragma once

#include <vector>

namespace nabla {

/// A point of the plane with what is to be learnt there: class −1 or +1, a value, or the index
/// of one of more classes.
struct Point {
    double x = 0;
    double y = 0;
    double label = 0;

    bool operator==(const Point&) const = default;
};

/// The part of the plane that pictures show.
struct PlaneRange {
    double x0 = -6;
    double x1 = 6;
    double y0 = -6;
    double y1 = 6;

    bool operator==(const PlaneRange&) const = default;
};

/// Points as training sees them, in its order; never changed once made.
struct Dataset {
    std::vector<Point> train;
    std::vector<Point> test;
    PlaneRange range;
};

} // namespace nabla
