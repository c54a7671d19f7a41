#pragma once

#include <QRectF>
#include <QSizeF>
#include <QString>

class QPainter;

namespace nabla {

/// What the floating card says of a weight or bias; the gradient may be empty.
struct WeightCard {
    QString title;
    QString value;
    QString gradient;
    QString hint;
};

/// The card's size in logical pixels.
QSizeF weightCardSize(const WeightCard& card);

/// Where a card goes: right below `point`, or on its other sides where it would leave `room`.
QRectF placeWeightCard(QSizeF size, QPointF point, const QRectF& room);

/// The part of a card where its value stands, for an editor over it.
QRectF weightCardValue(const QRectF& box);

/// Paints the card with its shadow.
void paintWeightCard(QPainter& painter, const QRectF& box, const WeightCard& card);

} // namespace nabla
