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
    /// 1 or 2: whether points have a second coordinate.
    int dimensions = 2;
    Axes axes;
    /// Of data of one dimension, the value without noise; null where nobody knows it.
    double (*truth)(double x) = nullptr;
};

} // namespace nabla
