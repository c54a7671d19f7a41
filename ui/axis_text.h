#pragma once

#include "core/data/axes.h"

#include <vector>

#include <QFont>
#include <QString>

namespace nabla {

/// A number with a typographic minus, as wide as a plus.
QString fixedText(double value, int decimals);

/// An axis's name, cut short where it is long: columns of files may have any.
QString axisName(const Axis& axis);

/// An axis's name with its unit, as in "size, m²"; the name is cut short where it is long.
QString axisTitle(const Axis& axis);

/// An axis's name with its unit, cut short only where it is wider than `room` in that font.
QString axisTitle(const Axis& axis, const QFont& font, double room);

/// What a value of the plane reads, as in "x₁ 1.25" or "size 120 m²"; a plain axis has `plainDecimals`, one
/// with a scale of its own as many as tell a hundredth of `span` from none. Numbers that would be a row of
/// digits have an exponent.
QString axisReading(const Axis& axis, double value, double span, int plainDecimals);

/// A number beside an axis, and where in the plane it stands.
struct AxisTick {
    double value = 0;
    QString text;
};

/// Round numbers of the axis's own scale from one value of the plane to another, at most `most` + 1.
std::vector<AxisTick> axisTicks(const Axis& axis, double from, double to, int most);

} // namespace nabla
