#include "ui/views/weight_card.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <algorithm>

#include <QFontMetricsF>
#include <QPainter>

namespace nabla {

namespace {

constexpr double padding = 12;
constexpr double height = 76;
constexpr double editorWidth = 92;

QFont smallFont() {
    return textFont(11);
}

void paintShadow(QPainter& painter, const QRectF& box) {
    painter.setPen(Qt::NoPen);
    for (int i = 4; i >= 1; --i) {
        painter.setBrush(QColor(0, 0, 0, theme().dark ? 28 : 8));
        painter.drawRoundedRect(box.adjusted(-i, -i + 2, i, i + 2), cardRadius + i, cardRadius + i);
    }
}

} // namespace

QSizeF weightCardSize(const WeightCard& card) {
    const QFontMetricsF small(smallFont());
    const double value =
        std::max(editorWidth, QFontMetricsF(numberFont(16)).horizontalAdvance(card.value) + 16);
    const double line = value + small.horizontalAdvance(card.gradient);
    const double widest = std::max({line, QFontMetricsF(textFont(12)).horizontalAdvance(card.title),
                                    small.horizontalAdvance(card.hint)});
    return {std::ceil(widest + 2 * padding), height};
}

QRectF placeWeightCard(QSizeF size, QPointF point, const QRectF& room) {
    QRectF box(point + QPointF(16, 16), size);
    if (box.right() > room.right() - 4)
        box.moveRight(point.x() - 12);
    if (box.bottom() > room.bottom() - 4)
        box.moveBottom(point.y() - 12);
    box.moveLeft(std::max(box.left(), room.left() + 4));
    box.moveTop(std::max(box.top(), room.top() + 4));
    return QRectF(box.topLeft().toPoint(), size);
}

QRectF weightCardValue(const QRectF& box) {
    return {box.left() + padding - 4, box.top() + 26, editorWidth, 26};
}

void paintWeightCard(QPainter& painter, const QRectF& box, const WeightCard& card) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintShadow(painter, box);
    drawRoundedFrame(painter, box, cardRadius, theme().surface, theme().line);
    const QRectF inside = box.adjusted(padding, 0, -padding, 0);
    const auto row = [&](double top, double rowHeight) {
        return QRectF(inside.left(), box.top() + top, inside.width(), rowHeight);
    };
    painter.setPen(theme().muted);
    painter.setFont(textFont(12));
    painter.drawText(row(8, 18), Qt::AlignLeft | Qt::AlignVCenter, card.title);
    painter.setFont(smallFont());
    painter.drawText(row(27, 24), Qt::AlignRight | Qt::AlignVCenter, card.gradient);
    painter.drawText(row(52, 16), Qt::AlignLeft | Qt::AlignVCenter, card.hint);
    painter.setPen(theme().text);
    painter.setFont(numberFont(16));
    painter.drawText(row(27, 24), Qt::AlignLeft | Qt::AlignVCenter, card.value);
    painter.restore();
}

} // namespace nabla
