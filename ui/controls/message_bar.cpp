#include "ui/controls/message_bar.h"

#include "ui/controls/icon_button.h"
#include "ui/controls/painting.h"
#include "ui/controls/push_button.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QTimer>

#include <utility>

namespace nabla {
namespace {

constexpr int iconRoom = 44;
constexpr int noteMilliseconds = 8000;
constexpr int frameMilliseconds = 33;
constexpr int motionMilliseconds = 1600;

} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QWidget(parent), end_(new QTimer(this)), motion_(new QTimer(this)), text_(new QLabel(this)),
      actions_(new QHBoxLayout) {
    auto* close = new IconButton(QStringLiteral("close"), tr("Close this message"), this);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text_->setTextFormat(Qt::PlainText);
    actions_->setSpacing(8);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(iconRoom, 7, 10, 8);
    row->setSpacing(12);
    row->addWidget(text_, 1);
    row->addLayout(actions_);
    row->addWidget(close);
    end_->setSingleShot(true);
    end_->setInterval(noteMilliseconds);
    connect(end_, &QTimer::timeout, this, &MessageBar::leave);
    motion_->setInterval(frameMilliseconds);
    connect(motion_, &QTimer::timeout, this, [this] { update(); });
    connect(close, &QAbstractButton::clicked, this, &MessageBar::close);
    setVisible(false);
}

int MessageBar::showMessage(MessageKind kind, const QString& text,
                            const std::vector<MessageAction>& actions) {
    if (kind != MessageKind::note)
        standing_.reset();
    else if (!isHidden() && shown_.kind == MessageKind::warning)
        standing_ = shown_;
    present({kind, text, actions, ++lastNumber_});
    return lastNumber_;
}

void MessageBar::present(const Message& message) {
    for (PushButton* button : buttons_)
        button->deleteLater();
    buttons_.clear();
    shown_ = message;
    if (message.kind == MessageKind::note)
        end_->start();
    else
        end_->stop();
    if (message.kind == MessageKind::work)
        motion_->start();
    else
        motion_->stop();
    text_->setText(message.text);
    setAccessibleName(message.text);
    for (const MessageAction& action : message.actions)
        addButton(action);
    if (message.kind == MessageKind::question && !buttons_.empty())
        buttons_.front()->setDefault(true);
    setVisible(true);
    update();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::addButton(const MessageAction& action) {
    auto* button = new PushButton(action.text, this);
    actions_->addWidget(button);
    buttons_.push_back(button);
    connect(button, &QAbstractButton::clicked, this, [this, run = action.run] {
        leave();
        run();
    });
}

void MessageBar::dismiss() {
    end_->stop();
    motion_->stop();
    standing_.reset();
    setVisible(false);
}

/// What is shown goes; a warning that it took the place of comes back.
void MessageBar::leave() {
    if (!standing_)
        return dismiss();
    const Message warning = *std::exchange(standing_, std::nullopt);
    present(warning);
}

void MessageBar::dismiss(int message) {
    if (standing_ && standing_->number == message)
        standing_.reset();
    else if (message == shown_.number)
        leave();
}

void MessageBar::dismissNote() {
    if (!isHidden() && shown_.kind == MessageKind::note)
        leave();
}

void MessageBar::close() {
    leave();
    Q_EMIT closed();
}

void MessageBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void MessageBar::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    const bool warns = shown_.kind == MessageKind::warning;
    QPainter painter(this);
    painter.fillRect(rect(), warns ? t.warningSurface : t.selection);
    painter.fillRect(0, height() - 1, width(), 1, t.line);
    drawIcon(painter, QRectF(0.0, 0.0, iconRoom, height() - 1), QLatin1String(warns ? "warning" : "info"), 20,
             warns ? t.warning : t.accent);
    if (shown_.kind == MessageKind::work)
        paintMotion(painter);
}

/// A piece of line that goes from left to right: something is being done, and nobody knows how much there is.
void MessageBar::paintMotion(QPainter& painter) const {
    const auto now = QDateTime::currentMSecsSinceEpoch() % motionMilliseconds;
    const int piece = width() / 4;
    const int x = static_cast<int>((width() + piece) * now / motionMilliseconds) - piece;
    painter.fillRect(x, height() - 2, piece, 2, theme().accent);
}

} // namespace nabla
