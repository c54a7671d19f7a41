#include "ui/controls/value_button.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QPainter>

namespace nabla {
namespace {

// Left of the number only: its right end stands above the end of the slider.
constexpr int padding = 4;

} // namespace

ValueButton::ValueButton(QWidget* parent) : QAbstractButton(parent) {
    setAttribute(Qt::WA_Hover);
    setFont(numberFont(13));
    // The slider below opens the editor by key, so a second stop of the Tab key would only be in the way.
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::IBeamCursor);
}

void ValueButton::setNumber(const QString& newText) {
    if (newText == text())
        return;
    setText(newText);
    updateGeometry();
}

QSize ValueButton::sizeHint() const {
    return {fontMetrics().horizontalAdvance(text()) + padding, 20};
}

void ValueButton::paintEvent(QPaintEvent*) {
    const ControlState state = controlState(*this, isDown(), false);
    QPainter painter(this);
    painter.setPen(textColor(state));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignRight, text());
    if (state.hovered)
        painter.fillRect(padding, height() - 2, width() - padding, 1, theme().strongLine);
}

} // namespace nabla
