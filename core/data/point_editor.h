#pragma once

#include "core/data/own_points.h"
#include "core/support/random.h"

#include <cstddef>
#include <vector>

namespace nabla {

struct Experiment;

/// The most points that can be edited by hand: each stroke makes a copy of all, and undo keeps it.
inline constexpr std::size_t mostEditablePoints = 200'000;

/// The experiment's points as points of one's own: its own, or those that its generator draws, which train
/// and test as before.
SharedPoints takenOver(const Experiment& experiment);

/// The same points with others of them to train.
OwnPoints splitAnew(OwnPoints own, Xoshiro256& random);

/// A place in pictures of the data: x and y of the plane, or of data of one dimension x and the value.
struct Place {
    double x = 0;
    double y = 0;
};

/// Where a point of one's own is.
Place placeOf(const OwnPoints& own, std::size_t index);

/// How wide and high a picture counts where distances are measured in it.
inline constexpr double pictureEdge = 12;

/// How far apart two places are in pictures of that range.
double distance(const PlaneRange& range, Place a, Place b);

/// A rectangle of places, its corners in any order.
struct PlaceRect {
    Place from;
    Place to;
};

/// Changes points of one's own by hand. Places are those of pictures (−6 to 6, values −1 to 1); distances are
/// measured with the picture's height and width as 12 each. Nothing leaves the picture.
class PointEditor {
  public:
    /// Begins with those points, which are within `range`'s picture for the most part; `seed` is for what is
    /// left to chance.
    PointEditor(OwnPoints own, const PlaneRange& range, std::uint64_t seed);

    /// The points as they are now.
    const OwnPoints& points() const { return own_; }

    /// Puts a point of that label in the plane's terms (of data of one dimension, its height is the label);
    /// returns its index.
    std::size_t put(Place place, double label);

    /// Puts so many points around a place, evenly over a disc.
    void scatter(Place place, double radius, double label, int count);

    /// Takes away the points around a place.
    void erase(Place place, double radius);

    /// Takes away points, given by increasing indices.
    void erase(const std::vector<std::size_t>& indices);

    /// Moves each of the points around a place by chance, normally distributed with a tenth of the radius.
    void jitter(Place place, double radius);

    /// Moves points, given by their indices.
    void move(const std::vector<std::size_t>& indices, double dx, double dy);

    /// Gives points, by their indices, another label.
    void setLabel(const std::vector<std::size_t>& indices, double label);

    /// Increasing indices of the points in a rectangle.
    std::vector<std::size_t> within(const PlaceRect& rect) const;

    /// Increasing indices of the points around a place.
    std::vector<std::size_t> around(Place place, double radius) const;

    /// The index of the nearest point around a place, or `points().points.size()`.
    std::size_t nearest(Place place, double radius) const;

  private:
    Place placeOf(std::size_t index) const { return nabla::placeOf(own_, index); }
    Place limited(Place place) const;
    void setPlace(std::size_t index, Place place);

    OwnPoints own_;
    PlaneRange range_;
    Xoshiro256 random_;
};

} // namespace nabla
