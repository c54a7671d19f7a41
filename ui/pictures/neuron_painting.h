#pragma once

#include "core/experiment/activation.h"

#include <QPointF>
#include <QRectF>
#include <QString>

class QPainter;

namespace nabla {

/// Where in a neuron's box the middle of its sum is.
double sumCenter(const QRectF& box);

/// Paints a neuron of the comprehensive form into its box: the sum, and the activation as a curve.
void paintNeuronBody(QPainter& painter, const QRectF& box, Activation activation);

/// Paints a number over the lines that cross behind it; that of a dead weight is paler.
void paintNumber(QPainter& painter, const QPointF& center, const QString& text, bool dead);

} // namespace nabla
