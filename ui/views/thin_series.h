#pragma once

#include <cstddef>

#include <QList>
#include <QPointF>

namespace nabla {

/// At most `limit` (4 or more) of the points: the lowest and the highest of equal runs, so that no spike is
/// lost; the first and the last point stay. A run's length is a power of two, so that a growing series does
/// not flicker.
QList<QPointF> thinSeries(const QList<QPointF>& points, std::size_t limit);

} // namespace nabla
