#include "ui/animation/frame_preview.h"

#include "ui/theme.h"

#include <QPainter>

namespace nabla {

FramePreview::FramePreview(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Preview"));
}

void FramePreview::setFrame(const QImage& frame) {
    frame_ = frame;
    update();
}

void FramePreview::paintEvent(QPaintEvent*) {
    if (frame_.isNull())
        return;
    const QSize whole = frame_.size() / devicePixelRatioF();
    const QSize fitting = whole.scaled(size() - QSize(2, 2), Qt::KeepAspectRatio);
    const QSize shown = whole.width() < fitting.width() ? whole : fitting;
    const QRect place(QPoint((width() - shown.width()) / 2, (height() - shown.height()) / 2), shown);
    const QImage image =
        frame_.scaled(shown * devicePixelRatioF(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QPainter painter(this);
    painter.drawImage(place, image);
    painter.setPen(theme().line);
    painter.drawRect(place.adjusted(-1, -1, 0, 0));
}

} // namespace nabla
