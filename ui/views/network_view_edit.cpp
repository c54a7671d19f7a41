#include "ui/views/network_view.h"

#include "core/experiment/parameters.h"
#include "core/training/dropout.h"
#include "ui/core_text.h"
#include "ui/views/network_words.h"

#include <QActionGroup>
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

/// The hidden layer, counted from 0, that a neuron or a button belongs to.
std::optional<int> NetworkView::layerOf(const DiagramItem& item) const {
    const bool isButton = item.kind == DiagramItem::Kind::button;
    if (!isButton && item.kind != DiagramItem::Kind::unit)
        return std::nullopt;
    const int layer = isButton ? diagram_.layout().buttons[item.index].layer : item.layer - 1;
    return layer >= 0 && layer < diagram_.shape().hiddenLayers() ? std::optional(layer) : std::nullopt;
}

void NetworkView::openLayerMenu(int layer, const QPoint& globalPosition) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Activation and dropout of layer %1").arg(layer + 1));
    addActivations(*menu, layer);
    if (applies(*findParameter("layer_keep_probabilities"), diagram_.snapshot()->experiment))
        addDropout(*menu, layer);
    Q_EMIT layerMenuOpened(menu);
    menu->popup(globalPosition);
}

/// All activations to choose from, the present one checked.
void NetworkView::addActivations(QMenu& menu, int layer) {
    const auto& present = diagram_.snapshot()->experiment.layerActivations;
    const auto at = static_cast<std::size_t>(layer);
    const std::string_view now = at < present.size() && present[at] != Activation::automatic
                                     ? keyOf(present[at])
                                     : findParameter("layer_activations")->choices.front().value;
    menu.addAction(tr("Activation of layer %1").arg(layer + 1))->setEnabled(false);
    auto* group = new QActionGroup(&menu);
    for (const Choice& choice : findParameter("layer_activations")->choices) {
        const QString key = QString::fromStdString(std::string(choice.value));
        QAction* action = menu.addAction(coreText(choice.label), this,
                                         [this, layer, key] { Q_EMIT layerActivationChosen(layer, key); });
        action->setData(key);
        action->setCheckable(true);
        action->setChecked(choice.value == now);
        group->addAction(action);
    }
}

/// The usual probabilities of keeping, the present one checked.
void NetworkView::addDropout(QMenu& menu, int layer) {
    menu.addSeparator();
    QMenu* dropout = menu.addMenu(tr("Dropout: keep"));
    auto* group = new QActionGroup(dropout);
    const double now = keepProbability(diagram_.snapshot()->experiment, static_cast<std::size_t>(layer) + 1);
    for (const double keep : findParameter("keep_probability")->suggestions) {
        QAction* action = dropout->addAction(NetworkWords::percent(keep), this,
                                             [this, layer, keep] { Q_EMIT layerKeepChosen(layer, keep); });
        action->setCheckable(true);
        action->setChecked(keep == now);
        group->addAction(action);
    }
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
