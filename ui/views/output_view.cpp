#include "ui/views/output_view.h"

#include "core/data/augmentations.h"
#include "ui/controls/painting.h"
#include "ui/theme.h"
#include "ui/views/image_ratio.h"
#include "ui/views/map_layer.h"
#include "ui/views/reading_card.h"

#include <algorithm>
#include <utility>

#include <QFontMetricsF>
#include <QPainter>

namespace nabla {

OutputView::OutputView(QWidget* parent)
    : KeyboardFocus<QWidget>(parent), points_(std::make_shared<Dataset>()) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMouseTracking(true);
    setCursor(Qt::CrossCursor);
}

QRectF OutputView::pictureRect() const {
    const int edge = std::min(width(), height());
    return QRectF((width() - edge) / 2, 0, edge, edge);
}

int OutputView::picturePixels() const {
    return qRound(pictureRect().width() * imageRatio(*this));
}

int OutputView::mapPixels() const {
    return qRound(plotRect().width() * imageRatio(*this));
}

void OutputView::setField(std::shared_ptr<const Field> field) {
    if (field == field_)
        return;
    field_ = std::move(field);
    invalidate(false);
}

void OutputView::setSnapshot(const std::shared_ptr<const Snapshot>& snapshot) {
    const auto& points = snapshot->data;
    setGhosts(isAugmented(snapshot->experiment) ? augmented(shownTraining(*points), points->range,
                                                            snapshot->experiment, snapshot->state.epoch)
                                                : std::vector<Point>());
    if (points == points_)
        return;
    points_ = points;
    labels_ = pointLabels(snapshot->experiment);
    invalidate(true);
}

void OutputView::setGhosts(std::vector<Point> ghosts) {
    if (ghosts == ghosts_)
        return;
    ghosts_ = std::move(ghosts);
    invalidate(false);
}

void OutputView::setShowTest(bool show) {
    if (std::exchange(showTest_, show) != show)
        invalidate(true);
}

void OutputView::setReadout(const QStringList& lines) {
    if (lines == readout_)
        return;
    readout_ = lines;
    setAccessibleDescription(lines.join(QStringLiteral(", ")));
    update();
}

void OutputView::setCaption(const QString& caption) {
    if (caption == caption_)
        return;
    caption_ = caption;
    update();
}

void OutputView::setDrawing(bool drawing) {
    if (std::exchange(drawing_, drawing) == drawing)
        return;
    if (std::exchange(stroke_, false))
        Q_EMIT strokeEnded();
    setOverlay({});
    update();
}

void OutputView::setOverlay(const DrawOverlay& overlay) {
    if (overlay == overlay_)
        return;
    overlay_ = overlay;
    update();
}

void OutputView::invalidate(bool layerToo) {
    picture_ = {};
    if (layerToo)
        layer_ = {};
    update();
}

void OutputView::announcePixels() {
    if (std::exchange(announcedPixels_, mapPixels()) == mapPixels())
        return;
    invalidate(true);
    Q_EMIT mapPixelsChanged();
}

void OutputView::updatePicture() {
    if (!picture_.isNull())
        return;
    if (layer_.isNull())
        layer_ = drawnLayer();
    picture_ = drawnPicture(layer_);
    picture_.setDevicePixelRatio(imageRatio(*this));
}

void OutputView::paintEvent(QPaintEvent*) {
    // A window moved to a screen of another pixel ratio is only repainted.
    if (announcedPixels_ != mapPixels())
        QMetaObject::invokeMethod(this, &OutputView::announcePixels, Qt::QueuedConnection);
    if (mapPixels() < 1)
        return;
    updatePicture();
    QPainter painter(this);
    painter.drawImage(pictureRect().topLeft(), picture_);
    drawCaption(painter);
    drawPointer(painter);
    if (drawing_)
        paintDrawOverlay(painter, overlay_, transform(), plotRect(),
                         pointer_ ? std::optional(transform().toPicture(pointer_->x(), pointer_->y()))
                                  : std::nullopt);
    if (showsFocusRing())
        drawFocusRing(painter, plotRect(), cornerRadius);
}

void OutputView::drawPointer(QPainter& painter) const {
    if (!pointer_)
        return;
    const QPointF at = transform().toPicture(pointer_->x(), pointer_->y());
    if (!drawing_)
        markReading(painter, at);
    if (pointerByKeyboard_) {
        for (const auto& [color, width] : {std::pair(theme().surface, 4.0), std::pair(theme().text, 1.5)}) {
            painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(at - QPointF(7, 0), at + QPointF(7, 0));
            painter.drawLine(at - QPointF(0, 7), at + QPointF(0, 7));
        }
    }
    if (readout_.isEmpty() || drawing_)
        return;
    const QRectF room = plotRect().adjusted(6, 6, -6, -6);
    drawReadingCard(painter, readout_, placeCard(readingCardSize(readout_), at, room));
}

void OutputView::drawCaption(QPainter& painter) const {
    if (caption_.isEmpty())
        return;
    const QFont font = textFont(11, QFont::Medium);
    const QFontMetricsF metrics(font);
    const QRectF room = plotRect().adjusted(8, 8, -8, -8);
    const QString text = metrics.elidedText(caption_, Qt::ElideRight, room.width() - 18);
    const QRectF pill(room.topLeft(), QSizeF(std::ceil(metrics.horizontalAdvance(text)) + 18, 22));
    drawRoundedFrame(painter, pill, 7, theme().surface, theme().line);
    painter.setFont(font);
    painter.setPen(theme().text);
    painter.drawText(pill, Qt::AlignCenter, text);
}

void OutputView::resizeEvent(QResizeEvent*) {
    announcePixels();
}

void OutputView::changeEvent(QEvent* event) {
    KeyboardFocus<QWidget>::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        invalidate(true);
}

} // namespace nabla
