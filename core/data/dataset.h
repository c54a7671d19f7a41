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

/// How a feature becomes a network's input: (value − offset) · factor.
struct FeatureScale {
    double offset = 0;
    double factor = 1;

    double operator()(double value) const { return (value - offset) * factor; }
    bool operator==(const FeatureScale&) const = default;
};

/// One scale for each input; empty where inputs are the features themselves.
using InputScaling = std::vector<FeatureScale>;

/// Points as training sees them, in its order; never changed once made.
struct Dataset {
    std::vector<Point> train;
    std::vector<Point> test;
    PlaneRange range;
    /// Made of the training points alone.
    InputScaling scaling;
};

} // namespace nabla
