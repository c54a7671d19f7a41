#include "ui/views/network_keys.h"

#include "ui/views/network_hit.h"
#include "ui/views/network_view.h"

#include <algorithm>
#include <array>

#include <QFocusEvent>
#include <QKeyEvent>

namespace nabla {

using Kind = DiagramItem::Kind;

namespace {

bool isArrow(int key) {
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

} // namespace

bool isDiagramKey(const QKeyEvent& event) {
    constexpr std::array plainKeys{Qt::Key_B,      Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space,
                                   Qt::Key_Delete, Qt::Key_F,      Qt::Key_Minus};
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const bool either = event.key() == Qt::Key_W || event.key() == Qt::Key_Plus;
    if (modifiers == Qt::ShiftModifier)
        return either;
    return modifiers == Qt::NoModifier &&
           (either || isArrow(event.key()) ||
            std::find(plainKeys.begin(), plainKeys.end(), event.key()) != plainKeys.end());
}

void NetworkView::focusInEvent(QFocusEvent* event) {
    const Qt::FocusReason reason = event->reason();
    if (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason)
        setFocused(diagram_.contains(lastFocused_) ? lastFocused_ : firstItem());
    QWidget::focusInEvent(event);
}

void NetworkView::focusOutEvent(QFocusEvent* event) {
    const bool onlyForNow =
        event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason;
    if (!onlyForNow && !edited_)
        setFocused({});
    QWidget::focusOutEvent(event);
}

void NetworkView::keyPressEvent(QKeyEvent* event) {
    if (!marks_.focused || !isDiagramKey(*event)) {
        QWidget::keyPressEvent(event);
        return;
    }
    const DiagramItem item = marks_.focused;
    if (isArrow(event->key()))
        setFocused(neighbor(diagram_, item, static_cast<Qt::Key>(event->key())));
    else if (event->key() != Qt::Key_W)
        handleItemKey(event->key());
    else if (const auto edge = nextIncomingEdge(diagram_, item, event->modifiers() & Qt::ShiftModifier))
        setFocused(edge);
}

void NetworkView::handleItemKey(int key) {
    const DiagramItem item = marks_.focused;
    switch (key) {
    case Qt::Key_B:
        if (const DiagramItem bias{Kind::bias, item.layer, item.index, 0};
            (item.kind == Kind::unit || item.kind == Kind::edge) && diagram_.contains(bias))
            setFocused(bias);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        activate(item);
        break;
    case Qt::Key_Delete:
        setToZero(item);
        break;
    case Qt::Key_F:
        toggleFrozen(item);
        break;
    case Qt::Key_Plus:
        changeNeurons(true);
        break;
    case Qt::Key_Minus:
        changeNeurons(false);
        break;
    default:
        break;
    }
}

void NetworkView::changeNeurons(bool add) {
    const DiagramItem& item = marks_.focused;
    const bool button = item.kind == Kind::button;
    const int layer = button ? diagram_.layout().buttons[item.index].layer : item.layer - 1;
    if (layer < 0 || layer >= diagram_.shape().hiddenLayers())
        return;
    const DiagramAction action = add ? DiagramAction::addNeuron : DiagramAction::removeNeuron;
    pressButton({action, layer, {}});
}

DiagramItem NetworkView::firstItem() const {
    return diagram_.layout().features.empty() ? DiagramItem{} : DiagramItem{Kind::feature, 0, 0, 0};
}

} // namespace nabla
