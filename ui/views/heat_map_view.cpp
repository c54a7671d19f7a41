#include "ui/views/heat_map_view.h"

#include "core/data/augmentations.h"
#include "core/training/targets.h"
#include "ui/color_scale.h"
#include "ui/controls/painting.h"
#include "ui/views/heat_image.h"
#include "ui/views/map_layer.h"
#include "ui/views/plane_transform.h"
#include "ui/views/reading_card.h"

#include <algorithm>
#include <utility>

#include <QFontMetricsF>
#include <QPainter>

namespace nabla {
namespace {

constexpr double cornerRadius = 9;

// A probability's 0 is what −1 is for others; hidden neurons and one of several logits are shown as they are.
double lowOutput(const Field& field) {
    if (!field.snapshot || field.snapshot->network.layers.empty())
        return -1;
    const auto last = static_cast<int>(field.snapshot->network.layers.size());
    const int layer = field.request.mapUnit.layer;
    const bool isOutput = layer < 0 || layer == last;
    return isOutput && field.snapshot->network.outputs() == 1 ? lowestShown(field.snapshot->experiment) : -1;
}

} // namespace

HeatMapView::HeatMapView(QWidget* parent) : KeyboardFocus<QWidget>(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMouseTracking(true);
    setCursor(Qt::CrossCursor);
    setAccessibleName(tr("Output over the plane"));
}

QRectF HeatMapView::mapRect() const {
    const int edge = std::min(width(), height());
    return QRectF((width() - edge) / 2, 0, edge, edge);
}

PlaneRange HeatMapView::range() const {
    return data_ ? data_->range : PlaneRange();
}

PlaneTransform HeatMapView::transform() const {
    return PlaneTransform(range(), mapRect());
}

int HeatMapView::mapPixels() const {
    return qRound(mapRect().width() * devicePixelRatioF());
}

void HeatMapView::setField(std::shared_ptr<const Field> field) {
    if (field == field_)
        return;
    field_ = std::move(field);
    invalidate(false);
}

void HeatMapView::setSnapshot(const std::shared_ptr<const Snapshot>& snapshot) {
    std::shared_ptr<const Dataset> points = snapshot ? snapshot->data : nullptr;
    setGhosts(
        snapshot && isAugmented(snapshot->experiment)
            ? augmented(shownTraining(*points), points->range, snapshot->experiment, snapshot->state.epoch)
            : std::vector<Point>());
    if (points == data_)
        return;
    data_ = std::move(points);
    labels_ = snapshot ? pointLabels(snapshot->experiment) : PointLabels::values;
    invalidate(true);
}

void HeatMapView::setGhosts(std::vector<Point> ghosts) {
    if (ghosts == ghosts_)
        return;
    ghosts_ = std::move(ghosts);
    invalidate(false);
}

void HeatMapView::setDiscretized(bool discretized) {
    if (std::exchange(discretized_, discretized) != discretized)
        invalidate(false);
}

void HeatMapView::setShowTest(bool show) {
    if (std::exchange(showTest_, show) != show)
        invalidate(true);
}

void HeatMapView::setReadout(const QStringList& lines) {
    if (lines == readout_)
        return;
    readout_ = lines;
    setAccessibleDescription(lines.join(QStringLiteral(", ")));
    update();
}

void HeatMapView::setCaption(const QString& caption) {
    if (caption == caption_)
        return;
    caption_ = caption;
    update();
}

void HeatMapView::invalidate(bool layerToo) {
    picture_ = {};
    if (layerToo)
        layer_ = {};
    update();
}

void HeatMapView::announcePixels() {
    if (std::exchange(announcedPixels_, mapPixels()) == mapPixels())
        return;
    invalidate(true);
    Q_EMIT mapPixelsChanged();
}

QImage HeatMapView::colors() const {
    const int pixels = mapPixels();
    if (!field_ || field_->map.pixels <= 0) {
        QImage plain(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
        plain.fill(heatTable(theme(), false).at(0));
        return plain;
    }
    const QImage image = mapImage();
    return image.width() == pixels
               ? image
               : image.scaled(pixels, pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

QImage HeatMapView::mapImage() const {
    if (field_->certainty.pixels > 0)
        return classImage(field_->map, field_->certainty,
                          ClassColors(theme(), field_->snapshot->network.outputs(), discretized_));
    return heatImage(field_->map, heatTable(theme(), discretized_), lowOutput(*field_));
}

/// The frame is part of it: stroking one of this size makes Qt hand its spans to other threads and wait for
/// them, which takes long while those that train have all cores.
QImage HeatMapView::drawnLayer() const {
    const double ratio = devicePixelRatioF();
    QImage layer = makeMapLayer(data_ ? *data_ : Dataset(), labels_, showTest_, mapPixels(), ratio);
    QColor border = theme().text;
    border.setAlpha(46);
    QPainter painter(&layer);
    painter.scale(ratio, ratio);
    drawRoundedFrame(painter, QRectF(QPointF(), mapRect().size()), cornerRadius, Qt::transparent, border);
    return layer;
}

void HeatMapView::updatePicture() {
    if (!picture_.isNull())
        return;
    const double ratio = devicePixelRatioF();
    if (layer_.isNull())
        layer_ = drawnLayer();
    picture_ = colors();
    QPainter painter(&picture_);
    paintGhosts(painter, ghosts_, range(), labels_, mapPixels(), ratio);
    painter.drawImage(0, 0, layer_);
    painter.end();
    roundCorners(picture_, cornerRadius * ratio);
    picture_.setDevicePixelRatio(ratio);
}

void HeatMapView::paintEvent(QPaintEvent*) {
    // A window moved to a screen of another pixel ratio is only repainted.
    if (announcedPixels_ != mapPixels())
        QMetaObject::invokeMethod(this, &HeatMapView::announcePixels, Qt::QueuedConnection);
    if (mapPixels() < 1)
        return;
    updatePicture();
    QPainter painter(this);
    painter.drawImage(mapRect().topLeft(), picture_);
    drawCaption(painter);
    drawPointer(painter);
    if (showsFocusRing())
        drawFocusRing(painter, mapRect(), cornerRadius);
}

void HeatMapView::drawPointer(QPainter& painter) const {
    if (!pointer_)
        return;
    const QPointF at = transform().toPicture(pointer_->x(), pointer_->y());
    if (pointerByKeyboard_) {
        for (const auto& [color, width] : {std::pair(theme().surface, 4.0), std::pair(theme().text, 1.5)}) {
            painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(at - QPointF(7, 0), at + QPointF(7, 0));
            painter.drawLine(at - QPointF(0, 7), at + QPointF(0, 7));
        }
    }
    if (readout_.isEmpty())
        return;
    const QRectF room = mapRect().adjusted(6, 6, -6, -6);
    drawReadingCard(painter, readout_, placeCard(readingCardSize(readout_), at, room));
}

void HeatMapView::drawCaption(QPainter& painter) const {
    if (caption_.isEmpty())
        return;
    const QFont font = textFont(11, QFont::Medium);
    const QFontMetricsF metrics(font);
    const QRectF room = mapRect().adjusted(8, 8, -8, -8);
    const QString text = metrics.elidedText(caption_, Qt::ElideRight, room.width() - 18);
    const QRectF pill(room.topLeft(), QSizeF(std::ceil(metrics.horizontalAdvance(text)) + 18, 22));
    drawRoundedFrame(painter, pill, 7, theme().surface, theme().line);
    painter.setFont(font);
    painter.setPen(theme().text);
    painter.drawText(pill, Qt::AlignCenter, text);
}

void HeatMapView::resizeEvent(QResizeEvent*) {
    announcePixels();
}

void HeatMapView::changeEvent(QEvent* event) {
    KeyboardFocus<QWidget>::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        invalidate(true);
}

} // namespace nabla
