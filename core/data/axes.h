#pragma once

#include <string>
#include <utility>

namespace nabla {

/// How a coordinate or a value reads in the data's own units; everything else computes with what it is in the
/// plane.
struct Axis {
    std::string name;
    std::string unit{};
    /// What 0 reads, and by how much more 1 does.
    double origin = 0;
    double scale = 1;

    /// In the data's units, of what it is in the plane.
    double reading(double value) const { return origin + scale * value; }

    /// In the plane, of what it is in the data's units.
    double value(double reading) const { return (reading - origin) / scale; }

    /// Whether it reads as it is.
    bool isPlain() const { return unit.empty() && origin == 0 && scale == 1; }

    bool operator==(const Axis&) const = default;
};

/// The axis on which what is `from` to `to` in the plane reads `low` to `high`.
inline Axis axisBetween(std::string name, std::string unit, double low, double high, double from, double to) {
    const double scale = (high - low) / (to - from);
    return {std::move(name), std::move(unit), low - scale * from, scale};
}

/// The axes of both coordinates, and of the value to be learnt there.
struct Axes {
    Axis x{"x₁"};
    Axis y{"x₂"};
    Axis label{"output"};

    bool operator==(const Axes&) const = default;
};

} // namespace nabla
