#include "ui/controls/mini_button.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QPainter>

namespace nabla {
namespace {

constexpr int diameter = 22;

} // namespace

MiniButton::MiniButton(const QString& iconName, const QString& name, QWidget* parent)
    : KeyboardFocus(parent), iconName_(iconName) {
    setAccessibleName(name);
    setToolTip(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize MiniButton::sizeHint() const {
    return {diameter, diameter};
}

void MiniButton::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    const ControlState state = controlState(*this, isDown(), showsFocusRing());
    const QRectF circle(0.0, 0.0, diameter, diameter);
    QPainter painter(this);
    drawControlFrame(painter, circle, state, diameter / 2.0);
    const QColor color = !state.enabled ? t.faint : state.hovered ? t.text : t.muted;
    drawIcon(painter, circle, iconName_, 12, color);
}

} // namespace nabla
