#pragma once

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"
#include "core/support/random.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace nabla {

/// A way to make other training points of those there are; labels stay.
struct AugmentationRow {
    std::string_view key;
    std::string_view label;
    std::string_view help;
    std::string_view unit;
    /// The greatest strength, and the step of a slider; 0 is off.
    double most;
    double step;
    double Experiment::*strength;
    /// Another point of one, both in plane coordinates.
    Point (*vary)(const Point& point, double strength, const PlaneRange& range, RandomStream& random);
    /// The fewest dimensions in which it means something.
    int dimensions = 1;
};

/// How many ways there are.
inline constexpr std::size_t augmentationCount = 6;

/// All ways, in the order in which they act on a point.
std::span<const AugmentationRow, augmentationCount> augmentations();

/// Whether points of that many dimensions can be varied so.
bool applies(const AugmentationRow& row, int dimensions);

/// Whether training sees other points than those that were drawn.
bool isAugmented(const Experiment& experiment);

/// The training points as an epoch sees them: drawn anew for each epoch, by the seed and nothing else; how
/// strong one way is does not change what others draw, and the first points are the same without those
/// behind. Points on a line stay there.
std::vector<Point> augmented(std::span<const Point> train, const PlaneRange& range,
                             const Experiment& experiment, std::int64_t epoch);

} // namespace nabla
