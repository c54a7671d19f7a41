#include "ui/controls/surface.h"

#include "ui/theme.h"

#include <QPainter>

namespace nabla {

Panel::Panel(Qt::Edges lines, QWidget* parent) : QWidget(parent), lines_(lines) {
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void Panel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme().surface);
    const QColor line = theme().line;
    if (lines_ & Qt::TopEdge)
        painter.fillRect(0, 0, width(), 1, line);
    if (lines_ & Qt::BottomEdge)
        painter.fillRect(0, height() - 1, width(), 1, line);
    if (lines_ & Qt::LeftEdge)
        painter.fillRect(0, 0, 1, height(), line);
    if (lines_ & Qt::RightEdge)
        painter.fillRect(width() - 1, 0, 1, height(), line);
}

} // namespace nabla
