#include "ui/controls/combo_box.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <algorithm>

#include <QPainter>

namespace nabla {
namespace {

constexpr int leftPadding = 10;
constexpr int arrowRoom = 26;
/// Bounds of the room that the chosen text is sure to get.
constexpr int shortestText = 24;
constexpr int longestText = 104;

} // namespace

ComboBox::ComboBox(QWidget* parent) : KeyboardFocus(parent) {
    setFont(textFont(13, QFont::Medium));
    setMaxVisibleItems(16);
    connect(this, &QComboBox::currentTextChanged, this, &QWidget::updateGeometry);
}

void ComboBox::addChoice(const QString& text, const QVariant& choice, const QString& toolTip) {
    addItem(text, choice);
    if (!toolTip.isEmpty())
        setItemData(count() - 1, toolTip, Qt::ToolTipRole);
    updateGeometry();
}

void ComboBox::setCurrentData(const QVariant& choice) {
    const int index = findData(choice);
    if (index >= 0)
        setCurrentIndex(index);
}

int ComboBox::widestItem() const {
    int widest = 0;
    for (int i = 0; i < count(); ++i)
        widest = std::max(widest, fontMetrics().horizontalAdvance(itemText(i)));
    return widest;
}

int ComboBox::widthFor(int text) {
    return leftPadding + text + arrowRoom;
}

QSize ComboBox::sizeHint() const {
    return {widthFor(widestItem() + 2), controlHeight};
}

QSize ComboBox::minimumSizeHint() const {
    const int text =
        std::clamp(fontMetrics().horizontalAdvance(currentText()) + 2, shortestText, longestText);
    return {widthFor(text), controlHeight};
}

QRect ComboBox::textRect() const {
    return layoutDirection() == Qt::RightToLeft ? rect().adjusted(arrowRoom, 0, -leftPadding, 0)
                                                : rect().adjusted(leftPadding, 0, -arrowRoom, 0);
}

void ComboBox::showPopup() {
    const int frame = 2 * 12;
    if (!popup_) {
        popup_ = view();
        popup_->parentWidget()->setFont(font());
        // Its room is taken before it is shown.
        popup_->ensurePolished();
    }
    popup_->setMinimumWidth(std::max(width(), widestItem() + frame));
    QComboBox::showPopup();
    update();
    Q_EMIT popupToggled(true);
}

void ComboBox::hidePopup() {
    QComboBox::hidePopup();
    Q_EMIT popupToggled(false);
}

void ComboBox::paintEvent(QPaintEvent*) {
    const bool open = popup_ && popup_->isVisible();
    const ControlState state = controlState(*this, open, showsFocusRing());
    QPainter painter(this);
    drawControlFrame(painter, rect(), state);
    if (!isEditable()) {
        painter.setPen(textColor(state));
        const QString text = fontMetrics().elidedText(currentText(), Qt::ElideRight, textRect().width());
        painter.drawText(textRect(), Qt::AlignVCenter | Qt::AlignLeading, text);
    }
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF arrow(mirrored ? 2.0 : width() - arrowRoom, 0.0, arrowRoom - 2.0, height());
    drawIcon(painter, arrow, QStringLiteral("chevron-down"), 14,
             state.enabled ? theme().muted : theme().faint);
}

void ComboBox::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
        // Qt would make the list now, only to hand it the font; a start makes many of these and opens none.
        if (!popup_)
            return QWidget::changeEvent(event);
    }
    QComboBox::changeEvent(event);
}

} // namespace nabla
