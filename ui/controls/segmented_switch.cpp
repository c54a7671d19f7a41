#include "ui/controls/segmented_switch.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QPainter>

#include <algorithm>

namespace nabla {
namespace {

constexpr int segmentPadding = 8;

QFont segmentFont(bool chosen) {
    return textFont(11, chosen ? QFont::Medium : QFont::Normal);
}

} // namespace

SegmentedSwitch::SegmentedSwitch(const QString& first, const QString& second, QWidget* parent)
    : KeyboardFocus<QAbstractButton>(parent), first_(first), second_(second) {
    setCheckable(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

QSize SegmentedSwitch::sizeHint() const {
    const QFontMetrics metrics(segmentFont(true));
    const int widest = std::max(metrics.horizontalAdvance(first_), metrics.horizontalAdvance(second_));
    return {2 * (widest + 2 * segmentPadding), 20};
}

void SegmentedSwitch::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    drawRoundedFrame(painter, rect(), 6, t.surface, underMouse() ? t.strongLine : t.line);
    const double half = width() / 2.0;
    const QRectF left(0, 0, half, height());
    const QRectF chosen = (isChecked() ? left.translated(half, 0) : left).adjusted(2, 2, -2, -2);
    drawRoundedFrame(painter, chosen, 4, t.selection, Qt::transparent);
    const auto drawSegment = [&](const QRectF& segment, const QString& text, bool current) {
        painter.setFont(segmentFont(current));
        painter.setPen(current ? t.text : t.muted);
        painter.drawText(segment, Qt::AlignCenter, text);
    };
    drawSegment(left, first_, !isChecked());
    drawSegment(left.translated(half, 0), second_, isChecked());
    if (showsFocusRing())
        drawFocusRing(painter, rect(), 6);
}

} // namespace nabla
