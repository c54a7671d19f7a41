#pragma once

#include "core/data/dataset.h"
#include "core/experiment/problem.h"
#include "core/support/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace nabla {

/// What stands in place of a generator's key where an experiment has points of its own.
inline constexpr std::string_view ownDataset = "own";

/// The most points that a data set of one's own may have.
inline constexpr std::size_t mostOwnPoints = 10'000'000;

/// A data set of one's own, drawn or imported.
struct OwnPoints {
    /// In the data's units, as they stand in the file they come from. The label of a class is −1 or +1 where
    /// there are two, and its place where there are more.
    std::vector<Point> points;
    /// One for each point: those of the lowest ranks train, in that order, the others test. Empty where each
    /// is what `rankOf` says, as for points that came all at once.
    std::vector<std::uint32_t> ranks;
    Problem problem = Problem::classification;
    /// The classes' names; empty where they have none.
    std::vector<std::string> classes;
    /// 1 or 2: whether points have a second coordinate.
    int dimensions = 2;
    /// How the plane from −6 to 6 (and values from −1 to 1) reads in the data's units.
    Axes axes;
    /// The part of the plane that pictures show.
    PlaneRange range;
    /// Where the points come from, for people: a file's name, or empty.
    std::string source;

    bool operator==(const OwnPoints&) const = default;
};

/// What pictures of data of so many dimensions show unless somebody says otherwise.
PlaneRange usualRange(int dimensions);

/// The rank of the point of that place where nothing else was said: an even hash of the place.
std::uint32_t rankOf(std::size_t place);

/// All ranks, said or not.
std::vector<std::uint32_t> ranksOf(const OwnPoints& own);

/// The points in the data's units, in the order in which they train.
std::vector<Point> readingsInTrainingOrder(const OwnPoints& own);

/// The same in the plane.
std::vector<Point> inTrainingOrder(const OwnPoints& own);

/// A point in the plane, of what it is in the data's units.
Point inPlane(const Axes& axes, const Point& reading);

/// A point in the data's units, of what it is in the plane.
Point asReading(const Axes& axes, const Point& point);

/// Whether this is a data set that can be trained on: finite numbers, labels that suit the problem, axes that
/// can be read.
Status validate(const OwnPoints& own);

/// A handle to points of one's own that never change once made. Copies share them; two handles are equal
/// where their points are.
class SharedPoints {
  public:
    /// No points of one's own.
    SharedPoints() = default;
    /// Takes points that are valid.
    explicit SharedPoints(OwnPoints points);

    explicit operator bool() const { return held_ != nullptr; }
    const OwnPoints& operator*() const { return held_->points; }
    const OwnPoints* operator->() const { return &held_->points; }

    /// A hash of all there is; 0 for no points.
    std::uint64_t hash() const { return held_ ? held_->hash : 0; }
    /// How many classes the labels need: at least 3 for more than two classes, else 0.
    int leastClasses() const { return held_ ? held_->leastClasses : 0; }

    bool operator==(const SharedPoints& other) const;

  private:
    struct Held {
        OwnPoints points;
        std::uint64_t hash;
        int leastClasses;
    };
    std::shared_ptr<const Held> held_;
};

} // namespace nabla
