#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QStringList>

class QPainter;

namespace nabla {

/// Width and height of a card of those lines.
QSizeF readingCardSize(const QStringList& lines);

/// Where a card of that size goes: beside `at`, not under it where there is room, and inside `bounds`.
QRectF placeCard(const QSizeF& size, const QPointF& at, const QRectF& bounds);

/// Paints a small card; where there are several lines, the first is the caption.
void drawReadingCard(QPainter& painter, const QStringList& lines, const QRectF& card);

} // namespace nabla
