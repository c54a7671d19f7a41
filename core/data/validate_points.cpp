#include "core/data/name_length.h"
#include "core/data/own_points.h"
#include "core/support/utf8.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace nabla {
namespace {

/// How far from the plane's middle a point may be, so that training can compute with it.
constexpr double farthest = 1e6;

bool isLabel(double label, Problem problem) {
    switch (problem) {
    case Problem::classification:
        return label == -1 || label == 1;
    case Problem::multiclass:
        return label >= 0 && label < mostClasses && label == std::floor(label);
    case Problem::regression:
        break;
    }
    return std::isfinite(label);
}

const char* labelWords(Problem problem) {
    switch (problem) {
    case Problem::classification:
        return "-1 or 1";
    case Problem::multiclass:
        return "a whole number from 0 to 7";
    case Problem::regression:
        break;
    }
    return "a number";
}

bool isNear(const Point& inPlane) {
    return std::abs(inPlane.x) <= farthest && std::abs(inPlane.y) <= farthest &&
           std::abs(inPlane.label) <= farthest;
}

bool isGood(const Point& point, const OwnPoints& own) {
    return std::isfinite(point.x) && std::isfinite(point.y) && isLabel(point.label, own.problem) &&
           (own.dimensions == 2 || point.y == 0);
}

bool isGood(const Axis& axis) {
    return std::isfinite(axis.origin) && std::isnormal(axis.scale) && axis.scale > 0;
}

/// Whether there is something between its ends.
bool isGood(const PlaneRange& range) {
    return std::isnormal(range.x1 - range.x0) && range.x1 > range.x0 && std::isnormal(range.y1 - range.y0) &&
           range.y1 > range.y0;
}

/// All names that there are, and where the points come from.
std::vector<const std::string*> namesOf(const OwnPoints& own) {
    std::vector<const std::string*> names{&own.source};
    for (const Axis* axis : {&own.axes.x, &own.axes.y, &own.axes.label})
        names.insert(names.end(), {&axis->name, &axis->unit});
    for (const std::string& name : own.classes)
        names.push_back(&name);
    return names;
}

bool isControl(char c) {
    return static_cast<unsigned char>(c) < ' ' || c == 127;
}

Status checkNames(const OwnPoints& own) {
    for (const std::string* name : namesOf(own)) {
        if (name->size() > mostNameBytes)
            return Error{"The name '" + std::string(firstCharacters(*name, 40)) + "…' is longer than " +
                         std::to_string(mostNameBytes) + " bytes."};
        if (!isUtf8(*name) || std::any_of(name->begin(), name->end(), isControl))
            return Error{"A name is not plain text in UTF-8."};
    }
    const std::size_t most = own.problem == Problem::multiclass       ? mostClasses
                             : own.problem == Problem::classification ? 2
                                                                      : 0;
    if (own.classes.size() > most)
        return Error{"There are names for " + std::to_string(own.classes.size()) + " classes; at most " +
                     std::to_string(most) + " can be had."};
    return Done{};
}

Status checkCounts(const OwnPoints& own) {
    if (own.points.size() > mostOwnPoints)
        return Error{"There are " + std::to_string(own.points.size()) + " points; at most " +
                     std::to_string(mostOwnPoints) + " can be had."};
    if (!own.ranks.empty() && own.ranks.size() != own.points.size())
        return Error{"There are " + std::to_string(own.ranks.size()) + " ranks for " +
                     std::to_string(own.points.size()) + " points."};
    return Done{};
}

Status checkPlane(const OwnPoints& own) {
    if (own.dimensions != 1 && own.dimensions != 2)
        return Error{"Points have 1 or 2 dimensions."};
    if (own.dimensions == 1 && own.problem != Problem::regression)
        return Error{"Classes need two coordinates; with one, only values can be learnt."};
    if (!isGood(own.range))
        return Error{"The range must be finite, and each end greater than its beginning."};
    for (const Axis* axis : {&own.axes.x, &own.axes.y, &own.axes.label})
        if (!isGood(*axis))
            return Error{"The axis '" + axis->name + "' needs a finite origin and a scale above 0."};
    const Axis& label = own.axes.label;
    if (own.problem != Problem::regression && (label.origin != 0 || label.scale != 1))
        return Error{"The axis '" + label.name + "' is of classes: its origin must be 0, and its scale 1."};
    return Done{};
}

Status checkPoints(const OwnPoints& own) {
    for (std::size_t place = 0; place < own.points.size(); ++place) {
        if (!isGood(own.points[place], own))
            return Error{"Point " + std::to_string(place + 1) +
                         " is wrong: its coordinates must be finite, and its label " +
                         labelWords(own.problem) + "."};
        if (!isNear(inPlane(own.axes, own.points[place])))
            return Error{"Point " + std::to_string(place + 1) +
                         " is more than a million away from what the axes show."};
    }
    return Done{};
}

} // namespace

Status validate(const OwnPoints& own) {
    for (const auto check : {checkCounts, checkPlane, checkNames, checkPoints})
        if (Status good = check(own); !good)
            return good;
    return Done{};
}

} // namespace nabla
