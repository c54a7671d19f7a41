#include "ui/controls/painting.h"

#include "ui/icons.h"
#include "ui/theme.h"
#include "ui/views/image_ratio.h"

#include <QPainter>
#include <QWidget>

namespace nabla {

ControlState controlState(const QWidget& widget, bool pressed, bool focused) {
    const bool enabled = widget.isEnabled();
    return {.enabled = enabled,
            .hovered = enabled && widget.underMouse(),
            .pressed = enabled && pressed,
            .focused = enabled && focused};
}

void drawRoundedFrame(QPainter& painter, const QRectF& rect, double radius, const QColor& fill,
                      const QColor& border, double width) {
    const double inset = width / 2.0;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(border, width));
    painter.setBrush(fill);
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
}

void drawControlFrame(QPainter& painter, const QRectF& rect, const ControlState& state, double radius) {
    const Theme& t = theme();
    const QColor fill = state.pressed ? t.pressed : state.hovered ? t.hover : t.surface;
    const QColor border = state.hovered || state.pressed ? t.strongLine : t.line;
    drawRoundedFrame(painter, rect, radius, fill, border);
    if (state.focused)
        drawFocusRing(painter, rect, radius);
}

void drawFocusRing(QPainter& painter, const QRectF& rect, double radius) {
    drawRoundedFrame(painter, rect, radius, Qt::transparent, theme().accent, 2.0);
}

void drawIcon(QPainter& painter, const QRectF& rect, const QString& name, int size, const QColor& color) {
    const QPixmap pixmap = iconPixmap(name, size, color, imageRatio(painter));
    painter.drawPixmap(QPointF(rect.center().x() - size / 2.0, rect.center().y() - size / 2.0), pixmap);
}

void drawArrow(QPainter& painter, const QPointF& center, double turn, const QColor& color) {
    constexpr int size = 14;
    painter.save();
    painter.translate(center);
    painter.rotate(turn);
    drawIcon(painter, QRectF(-size / 2.0, -size / 2.0, size, size), QStringLiteral("chevron-down"), size,
             color);
    painter.restore();
}

QColor textColor(const ControlState& state) {
    return state.enabled ? theme().text : theme().faint;
}

} // namespace nabla
