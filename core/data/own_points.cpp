#include "core/data/own_points.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace nabla {
namespace {

/// Mixes 64 bits so that each changes about half of them (splitmix64's last steps; Steele, Lea, Flood 2014).
std::uint64_t mixed(std::uint64_t bits) {
    bits += 0x9e3779b97f4a7c15;
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
    return bits ^ (bits >> 31);
}

/// A hash of numbers and texts in their order.
class Hash {
  public:
    void add(std::uint64_t bits) { value_ = mixed(value_ ^ bits); }
    void add(double number) { add(std::bit_cast<std::uint64_t>(number)); }
    void add(const std::string& text) {
        add(text.size());
        for (const char c : text)
            add(static_cast<std::uint64_t>(c));
    }
    void add(const Axis& axis) {
        add(axis.name);
        add(axis.unit);
        add(axis.origin);
        add(axis.scale);
    }

    /// Never 0.
    std::uint64_t value() const { return value_ == 0 ? 1 : value_; }

  private:
    std::uint64_t value_ = 0;
};

std::uint64_t hashOf(const OwnPoints& own) {
    Hash hash;
    for (const Point& point : own.points) {
        hash.add(point.x);
        hash.add(point.y);
        hash.add(point.label);
    }
    hash.add(own.points.size());
    for (const std::uint32_t rank : own.ranks)
        hash.add(std::uint64_t{rank});
    hash.add(static_cast<std::uint64_t>(own.problem));
    for (const std::string& name : own.classes)
        hash.add(name);
    hash.add(static_cast<std::uint64_t>(own.dimensions));
    for (const Axis* axis : {&own.axes.x, &own.axes.y, &own.axes.label})
        hash.add(*axis);
    for (const double end : {own.range.x0, own.range.x1, own.range.y0, own.range.y1})
        hash.add(end);
    hash.add(own.source);
    return hash.value();
}

int leastClassesOf(const OwnPoints& own) {
    if (own.problem != Problem::multiclass)
        return 0;
    double greatest = 2;
    for (const Point& point : own.points)
        greatest = std::max(greatest, point.label);
    return std::max(static_cast<int>(greatest) + 1, static_cast<int>(own.classes.size()));
}

} // namespace

Point inPlane(const Axes& axes, const Point& reading) {
    return {axes.x.value(reading.x), axes.y.value(reading.y), axes.label.value(reading.label)};
}

Point asReading(const Axes& axes, const Point& point) {
    return {axes.x.reading(point.x), axes.y.reading(point.y), axes.label.reading(point.label)};
}

PlaneRange usualRange(int dimensions) {
    return dimensions == 1 ? PlaneRange{-6, 6, -1.2, 1.2} : PlaneRange{};
}

std::uint32_t rankOf(std::size_t place) {
    return static_cast<std::uint32_t>(mixed(place) >> 32);
}

std::vector<std::uint32_t> ranksOf(const OwnPoints& own) {
    if (!own.ranks.empty() || own.points.empty())
        return own.ranks;
    std::vector<std::uint32_t> ranks(own.points.size());
    for (std::size_t place = 0; place < ranks.size(); ++place)
        ranks[place] = rankOf(place);
    return ranks;
}

std::vector<Point> readingsInTrainingOrder(const OwnPoints& own) {
    const std::vector<std::uint32_t> ranks = ranksOf(own);
    // Rank and place in one number: points of the same rank stay in their order.
    std::vector<std::uint64_t> order(ranks.size());
    for (std::size_t place = 0; place < order.size(); ++place)
        order[place] = std::uint64_t{ranks[place]} << 32 | place;
    std::sort(order.begin(), order.end());
    std::vector<Point> points;
    points.reserve(order.size());
    for (const std::uint64_t entry : order)
        points.push_back(own.points[entry & 0xffffffff]);
    return points;
}

std::vector<Point> inTrainingOrder(const OwnPoints& own) {
    std::vector<Point> points = readingsInTrainingOrder(own);
    for (Point& point : points)
        point = inPlane(own.axes, point);
    return points;
}

SharedPoints::SharedPoints(OwnPoints points) {
    const std::uint64_t hash = hashOf(points);
    const int classes = leastClassesOf(points);
    held_ = std::make_shared<const Held>(Held{std::move(points), hash, classes});
}

bool SharedPoints::operator==(const SharedPoints& other) const {
    if (held_ == other.held_)
        return true;
    return hash() == other.hash() && held_ && other.held_ && held_->points == other.held_->points;
}

} // namespace nabla
