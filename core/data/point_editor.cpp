#include "core/data/point_editor.h"

#include "core/data/chosen_data.h"
#include "core/data/make_dataset.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace nabla {
SharedPoints takenOver(const Experiment& experiment) {
    if (hasOwnData(experiment))
        return experiment.points;
    const auto data = makeDataset(experiment);
    OwnPoints own;
    own.problem = experiment.problem;
    own.dimensions = data->dimensions;
    own.axes = data->axes;
    own.range = data->range;
    for (const auto* part : {&data->train, &data->test})
        for (const Point& point : *part)
            own.points.push_back(asReading(own.axes, point));
    // In their present order from 0 to 1: the same ones train, in the same order.
    const std::size_t count = own.points.size();
    for (std::size_t place = 0; place < count; ++place)
        own.ranks.push_back(static_cast<std::uint32_t>(((std::uint64_t{place} << 32) + (1u << 31)) / count));
    return SharedPoints(std::move(own));
}

OwnPoints splitAnew(OwnPoints own, Xoshiro256& random) {
    own.ranks.resize(own.points.size());
    for (std::uint32_t& rank : own.ranks)
        rank = static_cast<std::uint32_t>(random.bits() >> 32);
    return own;
}

Place placeOf(const OwnPoints& own, std::size_t index) {
    const Point point = inPlane(own.axes, own.points[index]);
    return {point.x, own.dimensions == 1 ? point.label : point.y};
}

double distance(const PlaneRange& range, Place a, Place b) {
    return pictureEdge * std::hypot((a.x - b.x) / (range.x1 - range.x0), (a.y - b.y) / (range.y1 - range.y0));
}

PointEditor::PointEditor(OwnPoints own, const PlaneRange& range, std::uint64_t seed)
    : own_(std::move(own)), range_(range), random_(seed) {
    own_.ranks = ranksOf(own_);
}

void PointEditor::setPlace(std::size_t index, Place place) {
    const Place inside = limited(place);
    Point& point = own_.points[index];
    point.x = own_.axes.x.reading(inside.x);
    if (own_.dimensions == 1)
        point.label = own_.axes.label.reading(inside.y);
    else
        point.y = own_.axes.y.reading(inside.y);
}

Place PointEditor::limited(Place place) const {
    return {std::clamp(place.x, range_.x0, range_.x1), std::clamp(place.y, range_.y0, range_.y1)};
}

std::size_t PointEditor::put(Place place, double label) {
    own_.points.push_back({0, 0, own_.axes.label.reading(label)});
    own_.ranks.push_back(static_cast<std::uint32_t>(random_.bits() >> 32));
    setPlace(own_.points.size() - 1, place);
    return own_.points.size() - 1;
}

void PointEditor::scatter(Place place, double radius, double label, int count) {
    for (int k = 0; k < count; ++k) {
        const double angle = 2 * std::numbers::pi * random_.next();
        // The root makes the disc, not its middle, evenly filled.
        const double away = radius * std::sqrt(random_.next()) / pictureEdge;
        put({place.x + away * std::cos(angle) * (range_.x1 - range_.x0),
             place.y + away * std::sin(angle) * (range_.y1 - range_.y0)},
            label);
    }
}

void PointEditor::erase(Place place, double radius) {
    erase(around(place, radius));
}

void PointEditor::erase(const std::vector<std::size_t>& indices) {
    std::vector<bool> gone(own_.points.size());
    for (const std::size_t index : indices)
        gone[index] = true;
    std::size_t kept = 0;
    for (std::size_t k = 0; k < gone.size(); ++k)
        if (!gone[k]) {
            own_.points[kept] = own_.points[k];
            own_.ranks[kept++] = own_.ranks[k];
        }
    own_.points.resize(kept);
    own_.ranks.resize(kept);
}

void PointEditor::jitter(Place place, double radius) {
    const double sigma = 0.1 * radius / pictureEdge;
    for (const std::size_t index : around(place, radius))
        move({index}, sigma * random_.normal() * (range_.x1 - range_.x0),
             sigma * random_.normal() * (range_.y1 - range_.y0));
}

void PointEditor::move(const std::vector<std::size_t>& indices, double dx, double dy) {
    for (const std::size_t index : indices) {
        const Place from = placeOf(index);
        setPlace(index, {from.x + dx, from.y + dy});
    }
}

void PointEditor::setLabel(const std::vector<std::size_t>& indices, double label) {
    for (const std::size_t index : indices)
        own_.points[index].label = own_.axes.label.reading(label);
}

std::vector<std::size_t> PointEditor::within(const PlaceRect& rect) const {
    const auto [left, right] = std::minmax(rect.from.x, rect.to.x);
    const auto [low, high] = std::minmax(rect.from.y, rect.to.y);
    std::vector<std::size_t> found;
    for (std::size_t k = 0; k < own_.points.size(); ++k)
        if (const Place p = placeOf(k); p.x >= left && p.x <= right && p.y >= low && p.y <= high)
            found.push_back(k);
    return found;
}

std::vector<std::size_t> PointEditor::around(Place place, double radius) const {
    std::vector<std::size_t> found;
    for (std::size_t k = 0; k < own_.points.size(); ++k)
        if (distance(range_, placeOf(k), place) <= radius)
            found.push_back(k);
    return found;
}

std::size_t PointEditor::nearest(Place place, double radius) const {
    std::size_t found = own_.points.size();
    double least = radius;
    for (std::size_t k = 0; k < own_.points.size(); ++k)
        if (const double away = distance(range_, placeOf(k), place); away <= least) {
            least = away;
            found = k;
        }
    return found;
}

} // namespace nabla
