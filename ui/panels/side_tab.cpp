#include "ui/panels/side_tab.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QPainter>

namespace nabla {
namespace {

constexpr int arrowRoom = 14;

} // namespace

SideTab::SideTab(const QString& text, QWidget* parent) : KeyboardFocus<QAbstractButton>(parent) {
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void SideTab::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& colors = theme();
    painter.fillRect(rect(), underMouse() || isDown() ? colors.hover : colors.surface);
    painter.fillRect(QRect(0, 0, 1, height()), colors.line);
    const QColor ink = isChecked() || underMouse() ? colors.text : colors.muted;
    painter.save();
    painter.translate(width() / 2.0, height() / 2.0);
    painter.rotate(-90);
    painter.setFont(textFont(12, QFont::Medium));
    painter.setPen(ink);
    const double length = painter.fontMetrics().horizontalAdvance(text());
    painter.drawText(QRectF(-length, -width() / 2.0, 2 * length, width()), Qt::AlignCenter, text());
    // The arrow says which way the form will move.
    drawArrow(painter, {length / 2 + arrowRoom, 0}, isChecked() ? 0 : 180, ink);
    painter.restore();
    if (showsFocusRing())
        drawFocusRing(painter, QRectF(rect()), 4);
}

} // namespace nabla
