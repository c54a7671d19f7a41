#include "ui/controls/drop_area.h"

#include "ui/theme.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

namespace nabla {
namespace {

constexpr int margin = 10;
constexpr float groundOpacity = 0.72F;

bool canBeTaken(const QMimeData& data) {
    return data.hasUrls() || data.hasText();
}

} // namespace

DropArea::DropArea(QWidget& window) : QWidget(&window) {
    setObjectName(QStringLiteral("drop_area"));
    setAcceptDrops(true);
    hide();
    window.setAcceptDrops(true);
    window.installEventFilter(this);
}

/// The window gets what comes first; once the frame is shown, it lies under the pointer and gets the rest.
bool DropArea::eventFilter(QObject* window, QEvent* event) {
    if (event->type() == QEvent::DragEnter)
        dragEnterEvent(static_cast<QDragEnterEvent*>(event));
    else if (event->type() == QEvent::DragLeave)
        hide();
    else if (event->type() == QEvent::Drop)
        dropEvent(static_cast<QDropEvent*>(event));
    return QWidget::eventFilter(window, event);
}

/// What is dragged from one field of the window to another is not for it.
void DropArea::dragEnterEvent(QDragEnterEvent* event) {
    if (event->source() || !canBeTaken(*event->mimeData()))
        return;
    event->acceptProposedAction();
    holdsFile_ = event->mimeData()->hasUrls();
    setGeometry(parentWidget()->rect());
    raise();
    show();
}

void DropArea::dragLeaveEvent(QDragLeaveEvent*) {
    hide();
}

void DropArea::dropEvent(QDropEvent* event) {
    hide();
    event->acceptProposedAction();
    take(*event->mimeData());
}

void DropArea::take(const QMimeData& dropped) {
    const QList<QUrl> urls = dropped.urls();
    if (urls.isEmpty())
        Q_EMIT textDropped(dropped.text().trimmed());
    else if (urls.size() > 1)
        Q_EMIT refused(tr("Drop one file at a time."));
    else if (urls.first().isLocalFile())
        Q_EMIT fileDropped(urls.first().toLocalFile());
    else
        Q_EMIT textDropped(urls.first().toString(QUrl::FullyEncoded));
}

void DropArea::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = t.window;
    ground.setAlphaF(groundOpacity);
    painter.fillRect(rect(), ground);
    painter.setPen(QPen(t.accent, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(margin, margin, -margin, -margin), 10, 10);
    const QString text = holdsFile_ ? tr("Drop to open") : tr("Drop to open the link");
    painter.setFont(textFont(18, QFont::DemiBold));
    QRect card = painter.fontMetrics().boundingRect(text).adjusted(-24, -14, 24, 14);
    card.moveCenter(rect().center());
    painter.setPen(t.line);
    painter.setBrush(t.surface);
    painter.drawRoundedRect(card, 10, 10);
    painter.setPen(t.text);
    painter.drawText(card, Qt::AlignCenter, text);
}

} // namespace nabla
