#include "ui/pictures/picture_preview.h"

#include "ui/controls/painting.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace nabla {
namespace {

constexpr int padding = 16;
/// A small picture is not shown larger than it is.
constexpr double largestScale = 1;

} // namespace

PicturePreview::PicturePreview(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Preview"));
}

void PicturePreview::show(const PictureOrder& order, const PictureContent& content) {
    shown_ = Job{order, content};
    start();
}

double PicturePreview::scaleFor(const Job& job) const {
    const QSizeF size = pictureSize(*job.order.picture, job.content);
    const QSizeF room = QSizeF(this->size()) - QSizeF(2 * padding, 2 * padding);
    const double fitting = std::min(room.width() / size.width(), room.height() / size.height());
    return std::max(0.01, std::min(fitting, largestScale) * devicePixelRatioF());
}

void PicturePreview::start() {
    stale_ = busy_;
    if (busy_ || !shown_)
        return;
    if (const QString missing = shown_->order.picture->missing(shown_->content); !missing.isEmpty())
        return finish(Error{missing.toStdString()});
    busy_ = true;
    Job job = *shown_;
    job.order.scale = scaleFor(job);
    background_.run([job = std::move(job)] { return makeImage(job.order, job.content); },
                    [this](const Result<QImage>& made) {
                        busy_ = false;
                        if (!stale_)
                            finish(made);
                        else
                            start();
                    });
}

void PicturePreview::finish(const Result<QImage>& made) {
    image_ = made ? *made : QImage();
    image_.setDevicePixelRatio(devicePixelRatioF());
    problem_ = made ? QString() : QString::fromStdString(made.error());
    setAccessibleDescription(made ? labelOf(*shown_->order.picture) : problem_);
    update();
}

void PicturePreview::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawRoundedFrame(painter, rect(), cardRadius, theme().window, theme().line);
    if (image_.isNull()) {
        painter.setFont(textFont(13));
        painter.setPen(theme().muted);
        painter.drawText(rect().adjusted(40, 0, -40, 0), Qt::AlignCenter | Qt::TextWordWrap, problem_);
        return;
    }
    const QSizeF size = image_.deviceIndependentSize();
    const QRectF place(QPointF((width() - size.width()) / 2, (height() - size.height()) / 2).toPoint(), size);
    painter.drawImage(place.topLeft(), image_);
    painter.setPen(QPen(theme().line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5));
}

void PicturePreview::resizeEvent(QResizeEvent*) {
    start();
}

} // namespace nabla
