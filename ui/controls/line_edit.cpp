#include "ui/controls/line_edit.h"

#include "ui/controls/painting.h"

#include <QPainter>

namespace nabla {

LineEdit::LineEdit(QWidget* parent) : KeyboardFocus(parent) {
    setFrame(false);
    setFixedHeight(controlHeight);
    setTextMargins(8, 0, 8, 0);
}

void LineEdit::paintEvent(QPaintEvent* event) {
    {
        QPainter painter(this);
        drawControlFrame(painter, rect(), controlState(*this, false, hasFocus()));
    }
    QLineEdit::paintEvent(event);
}

void leaveOnReturn(QLineEdit& field) {
    QObject::connect(&field, &QLineEdit::returnPressed, &field, &QWidget::clearFocus);
}

} // namespace nabla
