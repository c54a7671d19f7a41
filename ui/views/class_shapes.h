#pragma once

#include <QPainterPath>

namespace nabla {

/// The shape of the points of class `index`, about as large as a disc of that radius: circle, square,
/// triangle, diamond, plus, cross, star or hexagon.
QPainterPath classShape(int index, const QPointF& center, double radius);

} // namespace nabla
