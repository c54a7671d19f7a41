#include "ui/views/network_view.h"

#include <QMenu>

namespace nabla {

void NetworkView::openMenu(const DiagramItem& item, const QPoint& globalPosition) {
    const auto parameter = diagram_.parameterOf(item);
    if (!parameter)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Edit…"), this, [this, item] { openEditor(item); });
    menu->addAction(diagram_.frozen(*parameter) ? tr("Release") : tr("Freeze"), this,
                    [this, item] { toggleFrozen(item); });
    menu->addAction(tr("Set to zero"), this, [this, item] { setToZero(item); });
    menu->popup(globalPosition);
}

void NetworkView::openEditor(const DiagramItem& item) {
    const auto parameter = diagram_.parameterOf(item);
    if (!parameter)
        return;
    edited_ = item;
    editor_->open(weightCardValue(cardBox(cardFor(item))).toRect(), diagram_.value(*parameter));
    update();
}

void NetworkView::closeEditor() {
    if (!edited_)
        return;
    edited_ = {};
    const bool hadFocus = editor_->hasFocus();
    editor_->hide();
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
    // While the editor was open, the pointer went unheeded.
    if (!marks_.focused)
        hoverUnderPointer();
    update();
}

void NetworkView::setToZero(const DiagramItem& item) {
    if (const auto parameter = diagram_.parameterOf(item))
        Q_EMIT parameterEdited(*parameter, 0);
}

void NetworkView::toggleFrozen(const DiagramItem& item) {
    if (const auto parameter = diagram_.parameterOf(item))
        Q_EMIT parameterFrozen(*parameter, !diagram_.frozen(*parameter));
}

} // namespace nabla
