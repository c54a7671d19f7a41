#include "ui/views/network_hit.h"
#include "ui/views/network_keys.h"
#include "ui/views/network_view.h"
#include "ui/views/network_words.h"

#include <utility>

#include <QContextMenuEvent>
#include <QCursor>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollArea>
#include <QToolTip>

namespace nabla {

using Kind = DiagramItem::Kind;

namespace {

/// The unit whose output an item stands for: an input that is on, or a neuron.
std::optional<Unit> unitOf(const NetworkDiagram& diagram, const DiagramItem& item) {
    if (item.kind == Kind::unit)
        return Unit{item.layer, item.index};
    if (item.kind != Kind::feature)
        return std::nullopt;
    const auto input = diagram.inputOf(item.index);
    return input ? std::optional(Unit{0, *input}) : std::nullopt;
}

bool isParameter(const DiagramItem& item) {
    return item.kind == Kind::edge || item.kind == Kind::bias;
}

} // namespace

bool NetworkView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const DiagramItem item = itemAt(diagram_, help->pos());
        const auto layer = layerAt(diagram_, help->pos());
        const QString text = item ? NetworkWords::toolTip(diagram_, item)
                             : layer && diagram_.snapshot()
                                 ? NetworkWords::headerToolTip(diagram_, *layer + 1)
                                 : QString();
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, this, itemBox(diagram_, item).toAlignedRect());
        return true;
    }
    // While the ring shows, keys are the diagram's own; otherwise they are the window's.
    if (event->type() == QEvent::ShortcutOverride && marks_.focused &&
        isDiagramKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void NetworkView::setHovered(const DiagramItem& item) {
    if (marks_.hovered != item) {
        marks_.hovered = item;
        const bool inactive =
            item.kind == Kind::button && !diagram_.enabled(diagram_.layout().buttons[item.index]);
        setCursor(item && !inactive ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
    announceChosen();
}

void NetworkView::setFocused(const DiagramItem& item) {
    marks_.focused = item;
    if (item) {
        lastFocused_ = item;
        marks_.hovered = {};
        const QRectF box = itemBox(diagram_, item);
        pointer_ = box.center();
        scrollTo(box);
    }
    announceChosen();
    describeFocus();
    update();
}

void NetworkView::scrollTo(const QRectF& box) {
    for (QWidget* widget = parentWidget(); widget; widget = widget->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(widget)) {
            const QPoint center = box.center().toPoint();
            area->ensureVisible(center.x(), center.y(), 60, 60);
            return;
        }
}

void NetworkView::announceChosen(bool anew) {
    const DiagramItem now = chosen();
    const DiagramItem before = std::exchange(announced_, now);
    if (now == before && !anew)
        return;
    if (isParameter(now) != isParameter(before))
        Q_EMIT gradientWanted(isParameter(now));
    const bool wasUnit = before.kind == Kind::unit || before.kind == Kind::feature;
    if (const auto unit = unitOf(diagram_, now))
        Q_EMIT unitHovered(*unit);
    else if (wasUnit)
        Q_EMIT unitLeft();
}

void NetworkView::describeFocus() {
    const DiagramItem& item = marks_.focused;
    const QString name = item ? NetworkWords::itemName(diagram_, item) : tr("Network diagram");
    if (name != accessibleName())
        setAccessibleName(name);
    const QString help = NetworkWords::itemHelp(item);
    if (help != accessibleDescription())
        setAccessibleDescription(help);
}

void NetworkView::dropStaleItems() {
    closeEditor();
    marks_.pressed = {};
    hoverUnderPointer();
    if (!diagram_.contains(lastFocused_))
        lastFocused_ = firstItem();
    if (marks_.focused)
        setFocused(lastFocused_);
    announceChosen(true);
}

void NetworkView::hoverUnderPointer() {
    setHovered(underMouse() ? itemAt(diagram_, mapFromGlobal(QCursor::pos())) : DiagramItem{});
}

void NetworkView::mouseMoveEvent(QMouseEvent* event) {
    if (edited_)
        return;
    pointer_ = event->position();
    setHovered(itemAt(diagram_, pointer_));
    if (isParameter(marks_.hovered))
        update();
}

void NetworkView::mousePressEvent(QMouseEvent* event) {
    closeEditor();
    setFocused({});
    pointer_ = event->position();
    setHovered(itemAt(diagram_, pointer_));
    if (event->button() == Qt::LeftButton)
        marks_.pressed = marks_.hovered;
    update();
}

void NetworkView::mouseReleaseEvent(QMouseEvent* event) {
    const DiagramItem pressed = std::exchange(marks_.pressed, {});
    update();
    if (event->button() == Qt::LeftButton && pressed && pressed == itemAt(diagram_, event->position()))
        activate(pressed);
}

void NetworkView::leaveEvent(QEvent*) {
    if (!edited_)
        setHovered({});
}

void NetworkView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const DiagramItem item = byKey ? marks_.focused : itemAt(diagram_, event->pos());
    const QPoint place = byKey ? mapToGlobal(pointer_.toPoint()) : event->globalPos();
    if (isParameter(item))
        return openMenu(item, place);
    const auto layer = byKey ? layerOf(item) : layerAt(diagram_, event->pos());
    if (layer && diagram_.snapshot())
        openLayerMenu(*layer, place);
}

void NetworkView::activate(const DiagramItem& item) {
    switch (item.kind) {
    case Kind::none:
        break;
    case Kind::feature: {
        const auto key = diagram_.features()[item.index]->key;
        Q_EMIT featureToggled(QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())),
                              !diagram_.inputOf(item.index));
        break;
    }
    case Kind::unit:
        Q_EMIT unitPinned({item.layer, item.index});
        break;
    case Kind::bias:
    case Kind::edge:
        openEditor(item);
        break;
    case Kind::button:
        pressButton(diagram_.layout().buttons[item.index]);
        break;
    }
}

void NetworkView::pressButton(const DiagramButton& button) {
    if (!diagram_.enabled(button))
        return;
    switch (button.action) {
    case DiagramAction::removeLayer:
        Q_EMIT layerRemoved();
        break;
    case DiagramAction::addLayer:
        Q_EMIT layerAdded();
        break;
    case DiagramAction::removeNeuron:
        Q_EMIT neuronRemoved(button.layer);
        break;
    case DiagramAction::addNeuron:
        Q_EMIT neuronAdded(button.layer);
        break;
    }
}

} // namespace nabla
