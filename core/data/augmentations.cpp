#include "core/data/augmentations.h"

#include "core/data/chosen_data.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>

namespace nabla {
namespace {

Point flip(const Point& p, double percent, const PlaneRange&, RandomStream& random) {
    return {100 * random.next() < percent ? -p.x : p.x, p.y, p.label};
}

Point rotate(const Point& p, double degrees, const PlaneRange&, RandomStream& random) {
    const double angle = random.uniform(-degrees, degrees) * std::numbers::pi / 180;
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    return {c * p.x - s * p.y, s * p.x + c * p.y, p.label};
}

Point scale(const Point& p, double percent, const PlaneRange&, RandomStream& random) {
    const double factor = 1 + random.uniform(-percent, percent) / 100;
    return {factor * p.x, factor * p.y, p.label};
}

Point translate(const Point& p, double distance, const PlaneRange&, RandomStream& random) {
    const double dx = random.uniform(-distance, distance);
    const double dy = random.uniform(-distance, distance);
    return {p.x + dx, p.y + dy, p.label};
}

/// Where a coordinate from `low` to `high` lands when a window of `share` of that range, which holds it and
/// lies anywhere, is enlarged to the whole.
double cropped(double at, double low, double high, double share, RandomStream& random) {
    const double size = share * (high - low);
    const double first = std::max(low, at - size);
    const double last = std::max(first, std::min(high - size, at));
    return low + (at - random.uniform(first, last)) / share;
}

Point crop(const Point& p, double percent, const PlaneRange& range, RandomStream& random) {
    const double share = 1 - percent / 100;
    const double x = cropped(p.x, range.x0, range.x1, share, random);
    const double y = cropped(p.y, range.y0, range.y1, share, random);
    return {x, y, p.label};
}

Point addNoise(const Point& p, double deviation, const PlaneRange&, RandomStream& random) {
    const double dx = deviation * random.normal();
    const double dy = deviation * random.normal();
    return {p.x + dx, p.y + dy, p.label};
}

} // namespace

std::span<const AugmentationRow, augmentationCount> augmentations() {
    static constexpr std::array<AugmentationRow, augmentationCount> table{{
        {"augment_flip", "Flip", "The chance that a training point is mirrored, left to right.", "%", 100, 5,
         &Experiment::augmentFlip, flip},
        {"augment_rotate", "Rotate",
         "How far training points are turned about the origin, either way, at most.", "°", 180, 5,
         &Experiment::augmentRotate, rotate, 2},
        {"augment_scale", "Scale",
         "How much nearer to the origin or farther from it training points come, at most.", "%", 90, 5,
         &Experiment::augmentScale, scale},
        {"augment_translate", "Translate", "How far training points are moved in each direction, at most.",
         "", 6, 0.1, &Experiment::augmentTranslate, translate},
        {"augment_crop", "Crop",
         "How much of the plane is cut away around a training point before the rest is enlarged to the "
         "whole.",
         "%", 90, 5, &Experiment::augmentCrop, crop},
        {"augment_noise", "Jitter", "The standard deviation of what chance adds to each coordinate.", "", 3,
         0.05, &Experiment::augmentNoise, addNoise},
    }};
    return table;
}

bool applies(const AugmentationRow& row, int dimensions) {
    return dimensions >= row.dimensions;
}

bool isAugmented(const Experiment& experiment) {
    const int dimensions = dimensionsOf(experiment);
    return std::any_of(augmentations().begin(), augmentations().end(), [&](const AugmentationRow& row) {
        return experiment.*row.strength > 0 && applies(row, dimensions);
    });
}

std::vector<Point> augmented(std::span<const Point> train, const PlaneRange& range,
                             const Experiment& experiment, std::int64_t epoch) {
    std::vector<Point> points(train.begin(), train.end());
    const int dimensions = dimensionsOf(experiment);
    for (const AugmentationRow& row : augmentations()) {
        const double strength = experiment.*row.strength;
        if (strength == 0 || !applies(row, dimensions))
            continue;
        Xoshiro256 random = subStream(experiment.seed, row.key, static_cast<std::uint64_t>(epoch));
        for (Point& point : points)
            point = row.vary(point, strength, range, random);
    }
    if (dimensions == 1)
        for (Point& point : points)
            point.y = 0;
    return points;
}

} // namespace nabla
