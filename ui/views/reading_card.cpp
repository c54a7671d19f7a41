#include "ui/views/reading_card.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QPainter>

namespace nabla {
namespace {

constexpr double paddingX = 9;
constexpr double paddingY = 6;
constexpr double lineHeight = 16;
constexpr double gap = 13;

// After the pointer where there is room, else before it.
double placeBeside(double at, double length, double low, double high) {
    const double start = at + gap + length <= high ? at + gap : at - gap - length;
    return std::clamp(start, low, std::max(low, high - length));
}

} // namespace

QSizeF readingCardSize(const QStringList& lines) {
    const QFontMetricsF metrics(textFont(11));
    double width = 0;
    for (const QString& line : lines)
        width = std::max(width, metrics.horizontalAdvance(line));
    return {std::ceil(width) + 2 * paddingX, lineHeight * static_cast<double>(lines.size()) + 2 * paddingY};
}

QRectF placeCard(const QSizeF& size, const QPointF& at, const QRectF& bounds) {
    const double x = placeBeside(at.x(), size.width(), bounds.left(), bounds.right());
    const double y = placeBeside(at.y(), size.height(), bounds.top(), bounds.bottom());
    return {QPointF(std::round(x), std::round(y)), size};
}

void drawReadingCard(QPainter& painter, const QStringList& lines, const QRectF& card) {
    const Theme& t = theme();
    QColor shadow = t.dark ? t.window : t.text;
    shadow.setAlpha(t.dark ? 90 : 28);
    drawRoundedFrame(painter, card.translated(0, 1.5), 7, shadow, Qt::transparent);
    drawRoundedFrame(painter, card, 7, t.surface, t.dark ? t.strongLine : t.line);
    painter.setFont(textFont(11));
    for (int i = 0; i < lines.size(); ++i) {
        const QRectF row(card.left() + paddingX, card.top() + paddingY + i * lineHeight,
                         card.width() - 2 * paddingX, lineHeight);
        painter.setPen(i == 0 && lines.size() > 1 ? t.muted : t.text);
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, lines.at(i));
    }
}

} // namespace nabla
