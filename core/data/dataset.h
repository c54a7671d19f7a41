#pragma once

#include "core/data/axes.h"

#include <vector>

namespace nabla {

/// A point of the plane with what is to be learnt there: class −1 or +1, a value, or the index
/// of one of more classes. Data of one dimension have a `y` of 0.
struct Point {
    double x = 0;
    double y = 0;
    double label = 0;

    bool operator==(const Point&) const = default;
};

/// The part of the plane that pictures show; of data of one dimension, `y0` and `y1` are values instead.
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
    /// 1 or 2: whether points have a second coordinate.
    int dimensions = 2;
    Axes axes;
    /// Of data of one dimension, the value without noise; null where nobody knows it.
    double (*truth)(double x) = nullptr;
};

} // namespace nabla
