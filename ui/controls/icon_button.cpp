#include "ui/controls/icon_button.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QPainter>

namespace nabla {

IconButton::IconButton(const QString& iconName, const QString& name, QWidget* parent, int size)
    : KeyboardFocus(parent), iconName_(iconName), size_(size) {
    setNameAndShortcut(name);
    setPopupMode(QToolButton::InstantPopup);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconButton::setNameAndShortcut(const QString& name, const QKeySequence& shortcut) {
    setAccessibleName(name);
    const QString keys = shortcut.toString(QKeySequence::NativeText);
    setToolTip(keys.isEmpty() ? name : tr("%1 (%2)").arg(name, keys));
}

QSize IconButton::sizeHint() const {
    return {size_, size_};
}

void IconButton::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    const ControlState state = controlState(*this, isDown(), showsFocusRing());
    const double radius = size_ / 2.0;
    QPainter painter(this);
    if (isChecked())
        drawRoundedFrame(painter, rect(), radius, t.selection, Qt::transparent);
    else if (state.pressed || state.hovered)
        drawRoundedFrame(painter, rect(), radius, state.pressed ? t.pressed : t.hover, Qt::transparent);
    if (state.focused)
        drawFocusRing(painter, rect(), radius);
    const QColor color = !state.enabled ? t.faint : isChecked() ? t.accent : state.hovered ? t.text : t.muted;
    drawIcon(painter, rect().toRectF(), iconName_, 20, color);
}

} // namespace nabla
