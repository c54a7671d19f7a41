#include "ui/animation/frame_painter.h"

#include "core/data/augmentations.h"
#include "ui/animation/frame_chart.h"
#include "ui/panels/output_words.h"
#include "ui/theme.h"
#include "ui/views/curve_painting.h"
#include "ui/views/curve_picture.h"
#include "ui/views/heat_image.h"
#include "ui/views/map_layer.h"
#include "ui/views/nice_steps.h"
#include "ui/views/output_image.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace nabla {
namespace {

/// The layout is made for this width and scaled; smaller frames have less room instead of smaller text.
constexpr double layoutWidth = 360;
constexpr double margin = 12;
constexpr double headHeight = 40;
constexpr double chartShare = 0.42;
constexpr double cornerRadius = 9;

QString text(const char* source) {
    return QCoreApplication::translate("FramePainter", source);
}

int even(double pixels) {
    return 2 * qRound(pixels / 2);
}

/// The points, and those that augmentation makes of them in this epoch.
std::vector<Point> ghostsOf(const Snapshot& snapshot) {
    if (!isAugmented(snapshot.experiment))
        return {};
    return augmented(shownTraining(*snapshot.data), snapshot.data->range, snapshot.experiment,
                     snapshot.state.epoch);
}

/// A colored dot, a caption and a number, before `right`; returns where they begin. Without room for them,
/// paints nothing.
double paintLoss(QPainter& painter, double left, double right, const QColor& color, const QString& caption,
                 double loss) {
    if (!std::isfinite(loss))
        return right;
    const QString number = OutputWords::loss(loss);
    const double numberWidth = QFontMetricsF(numberFont(12)).horizontalAdvance(number);
    const double captionWidth = QFontMetricsF(textFont(11)).horizontalAdvance(caption);
    const double begin = right - numberWidth - captionWidth - 21;
    if (begin < left)
        return right;
    const QRectF row(begin, 0, right - begin, headHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(begin + 4, headHeight / 2), 3.5, 3.5);
    painter.setPen(theme().muted);
    painter.setFont(textFont(11));
    painter.drawText(row.adjusted(13, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, caption);
    painter.setPen(theme().text);
    painter.setFont(numberFont(12));
    painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight, number);
    return begin - 12;
}

} // namespace

FramePainter::FramePainter(const RecordingPlan& plan)
    : look_(plan.look), lastEpoch_(plan.lastEpoch), key_(colorKey(plan.experiment, {}, look_.discretize)),
      ratio_(std::max(1.0, look_.width / layoutWidth)), size_(look_.width / ratio_, 0) {
    size_.setHeight(look_.chart ? chartRect().bottom() : legendRect().bottom() + margin);
}

QSize FramePainter::size() const {
    return {even(size_.width() * ratio_), even(size_.height() * ratio_)};
}

QRectF FramePainter::mapRect() const {
    const double edge = size_.width() - 2 * margin;
    return {margin, headHeight, edge, edge};
}

/// Empty where the colors are those of values or of two classes, which need no names.
QRectF FramePainter::legendRect() const {
    const QRectF map = mapRect();
    if (key_.problem != Problem::multiclass)
        return {map.bottomLeft(), QSizeF(map.width(), 0)};
    return {map.left(), map.bottom() + 6, map.width(), 1.0 * ColorKey::lineHeight * key_.lines()};
}

QRectF FramePainter::chartRect() const {
    return {0, legendRect().bottom() + 4, size_.width(), chartShare * size_.width()};
}

FieldRequest FramePainter::request() const {
    FieldRequest request;
    request.mapPixels = mapPixels();
    return request;
}

int FramePainter::mapPixels() const {
    return qRound(mapRect().width() * ratio_);
}

QImage FramePainter::paint(const Field& field) {
    QImage frame(size(), QImage::Format_ARGB32_Premultiplied);
    frame.fill(theme().surface);
    QPainter painter(&frame);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.scale(ratio_, ratio_);
    paintHead(painter, *field.snapshot);
    if (!legendRect().isEmpty())
        ColorKeyPainter(painter, key_, legendRect()).paint();
    if (look_.chart)
        paintFrameChart(painter, chartRect(), *field.snapshot, lastEpoch_, look_.logarithmicLoss);
    painter.resetTransform();
    paintOutput(painter, field);
    painter.end();
    return frame.convertToFormat(QImage::Format_RGB32);
}

void FramePainter::paintHead(QPainter& painter, const Snapshot& snapshot) const {
    const double right = size_.width() - margin;
    const QString caption = text(QT_TRANSLATE_NOOP("FramePainter", "Epoch"));
    const QString epoch = countText(snapshot.state.epoch);
    const QString widest = countText(std::max(lastEpoch_, snapshot.state.epoch));
    const double numberLeft = margin + QFontMetricsF(textFont(12)).horizontalAdvance(caption) + 7;
    painter.setPen(theme().muted);
    painter.setFont(textFont(12));
    painter.drawText(QRectF(margin, 1, right, headHeight), Qt::AlignVCenter | Qt::AlignLeft, caption);
    painter.setPen(theme().text);
    painter.setFont(numberFont(16));
    painter.drawText(QRectF(numberLeft, 0, right - numberLeft, headHeight), Qt::AlignVCenter | Qt::AlignLeft,
                     epoch);
    const double left = numberLeft + QFontMetricsF(numberFont(16)).horizontalAdvance(widest) + 12;
    const double next = paintLoss(painter, left, right, theme().muted,
                                  text(QT_TRANSLATE_NOOP("FramePainter", "Test")), snapshot.scores.testLoss);
    paintLoss(painter, left, next, theme().text, text(QT_TRANSLATE_NOOP("FramePainter", "Train")),
              snapshot.scores.trainLoss);
}

void FramePainter::paintOutput(QPainter& painter, const Field& field) {
    const bool isLine = pointLabels(field.snapshot->experiment) == PointLabels::heights;
    const QImage picture = isLine ? curvePicture(field) : mapPicture(field);
    painter.drawImage((mapRect().topLeft() * ratio_).toPoint(), picture);
}

QImage FramePainter::curvePicture(const Field& field) {
    const Dataset& data = *field.snapshot->data;
    const CurveStyle style{PointLabels::heights, look_.showTest, mapPixels(), ratio_};
    if (std::exchange(points_, field.snapshot->data) != field.snapshot->data)
        layer_ = makeCurveLayer(data, style);
    QImage picture = layer_;
    paintOverCurveLayer(picture, data, hasCurve(&field) ? &field.map : nullptr, ghostsOf(*field.snapshot),
                        style);
    return picture;
}

QImage FramePainter::mapPicture(const Field& field) {
    const Dataset& data = *field.snapshot->data;
    const int pixels = mapPixels();
    const PointLabels labels = pointLabels(field.snapshot->experiment);
    if (std::exchange(points_, field.snapshot->data) != field.snapshot->data)
        layer_ = makeMapLayer(data, labels, look_.showTest, pixels, ratio_);
    QImage map = outputImage(field, theme(), look_.discretize);
    if (map.width() != pixels)
        map = map.scaled(pixels, pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QPainter over(&map);
    paintGhosts(over, ghostsOf(*field.snapshot), data.range, labels, map.size(), ratio_);
    over.drawImage(0, 0, layer_);
    over.end();
    roundCorners(map, cornerRadius * ratio_);
    return map;
}

} // namespace nabla
