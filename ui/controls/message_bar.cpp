#include "ui/controls/message_bar.h"

#include "ui/controls/icon_button.h"
#include "ui/controls/painting.h"
#include "ui/controls/push_button.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>

namespace nabla {
namespace {

constexpr int iconRoom = 40;

} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QWidget(parent), text_(new QLabel(this)), actions_(new QHBoxLayout) {
    auto* close = new IconButton(QStringLiteral("close"), tr("Close this message"), this);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text_->setTextFormat(Qt::PlainText);
    actions_->setSpacing(8);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(iconRoom, 6, 8, 6);
    row->setSpacing(12);
    row->addWidget(text_, 1);
    row->addLayout(actions_);
    row->addWidget(close);
    connect(close, &QAbstractButton::clicked, this, &MessageBar::dismiss);
    setVisible(false);
}

void MessageBar::showMessage(const QString& text, const std::vector<MessageAction>& actions) {
    for (PushButton* button : buttons_)
        button->deleteLater();
    buttons_.clear();
    text_->setText(text);
    setAccessibleName(text);
    for (const MessageAction& action : actions)
        addButton(action);
    setVisible(true);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::addButton(const MessageAction& action) {
    auto* button = new PushButton(action.text, this);
    actions_->addWidget(button);
    buttons_.push_back(button);
    connect(button, &QAbstractButton::clicked, this, [this, run = action.run] {
        dismiss();
        run();
    });
}

void MessageBar::dismiss() {
    if (isHidden())
        return;
    setVisible(false);
    Q_EMIT closed();
}

void MessageBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

void MessageBar::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QColor border = t.warning;
    border.setAlphaF(0.45F);
    QPainter painter(this);
    drawRoundedFrame(painter, rect(), cardRadius, t.warningSurface, border);
    drawIcon(painter, QRectF(0.0, 0.0, iconRoom, height()), QStringLiteral("warning"), 20, t.warning);
}

} // namespace nabla
