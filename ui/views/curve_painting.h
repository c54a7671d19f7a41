#pragma once

#include "core/live/field.h"

#include <QRectF>

class QPainter;

namespace nabla {

/// Room that a curve's axes need around the plot: "−1.5" to the left, a line of numbers below, half of one to
/// the right and above.
inline constexpr QMarginsF curveNumberRoom(32, 7, 8, 21);

/// Paints the grid over data of one dimension; `plot` shows the data's range.
void paintCurveGrid(QPainter& painter, const Dataset& data, const QRectF& plot);

/// Paints the numbers beside the grid's lines, and what the axes are called.
void paintCurveNumbers(QPainter& painter, const Dataset& data, const QRectF& plot);

/// Paints the value without noise, where it is known.
void paintTruth(QPainter& painter, const Dataset& data, const QRectF& plot);

/// Whether the field has a curve; after the data were changed, it may still be the map of a plane.
bool hasCurve(const Field* field);

/// Paints a neuron's output, which has a single row of values, over the data's range.
void paintCurve(QPainter& painter, const Plane& output, const Dataset& data, const QRectF& plot);

} // namespace nabla
