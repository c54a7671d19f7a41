#include "ui/panels/side_tab.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QPainter>

namespace nabla {

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
    painter.save();
    painter.translate(width() / 2.0, height() / 2.0);
    painter.rotate(-90);
    painter.setFont(textFont(12, QFont::Medium));
    painter.setPen(isChecked() ? colors.text : colors.muted);
    painter.drawText(QRectF(-height() / 2.0, -width() / 2.0, height(), width()), Qt::AlignCenter, text());
    painter.restore();
    if (showsFocusRing())
        drawFocusRing(painter, QRectF(rect()), 4);
}

} // namespace nabla
