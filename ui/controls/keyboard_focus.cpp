#include "ui/controls/keyboard_focus.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>

namespace nabla {
namespace {

bool isNavigation(int key) {
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return true;
    default:
        return false;
    }
}

} // namespace

bool keepsKey(const QWidget& control, const QKeyEvent& event) {
    if ((event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != Qt::NoModifier)
        return false;
    if (const auto* button = qobject_cast<const QAbstractButton*>(&control))
        return event.key() == Qt::Key_Space || (button->autoExclusive() && isNavigation(event.key()));
    if (qobject_cast<const QAbstractSlider*>(&control))
        return isNavigation(event.key());
    if (qobject_cast<const QComboBox*>(&control))
        return isNavigation(event.key()) || !event.text().trimmed().isEmpty() || event.key() == Qt::Key_Space;
    return false;
}

void finishTyping() {
    if (auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget()))
        field->clearFocus();
}

} // namespace nabla
