#pragma once

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"
#include "core/support/random.h"

#include <span>
#include <string_view>
#include <vector>

namespace nabla {

/// A kind of data set that can be drawn at random.
struct Generator {
    std::string_view key;
    std::string_view label;
    std::string_view help;
    Problem problem;
    /// Whether a Playground link can name it.
    bool inPlayground;
    /// Whether it has a thumbnail to choose it by.
    bool offered;
    PlaneRange range;
    /// Draws `samples` points; `noise` is a fraction, 0.5 for 50 %, and `classes` counts for multi-class
    /// problems alone.
    std::vector<Point> (*generate)(int samples, double noise, int classes, RandomStream& random);
    /// 1 or 2: whether points have a second coordinate.
    int dimensions = 2;
    Axes axes{};
    /// Of data of one dimension, the value without noise.
    double (*truth)(double x) = nullptr;
};

/// All generators, in the order in which they are shown.
std::span<const Generator> generators();

/// The generator of that key, or null.
const Generator* findGenerator(std::string_view key);

/// The first generator for a problem: what is shown after the problem was changed.
const Generator& defaultGenerator(Problem problem);

} // namespace nabla
