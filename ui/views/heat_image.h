#pragma once

#include "core/live/field.h"
#include "ui/color_scale.h"

#include <QImage>

namespace nabla {

/// The plane in the table's colors, one pixel a value; `low` is the value that gets the color of −1, that of
/// +1 is 1.
QImage heatImage(const Plane& plane, const ColorTable& table, double low = -1);

/// The classes of a map in their colors, paler where their certainty is less.
QImage classImage(const Plane& classes, const Plane& certainty, const ClassColors& colors);

/// Takes the corners off, `radius` pixels wide, with smooth edges.
void roundCorners(QImage& image, double radius);

} // namespace nabla
