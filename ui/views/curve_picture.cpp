#include "ui/views/curve_picture.h"

#include "ui/views/curve_painting.h"
#include "ui/views/map_layer.h"

#include <QPainter>

namespace nabla {
namespace {

QRectF plotOf(const CurveStyle& style) {
    const double edge = style.pixels / style.pixelRatio;
    return curvePlot(QRectF(0, 0, edge, edge));
}

void drawPointsOver(QPainter& painter, const Dataset& data, const CurveStyle& style) {
    const QRectF plot = plotOf(style);
    painter.save();
    painter.resetTransform();
    painter.translate(plot.topLeft() * style.pixelRatio);
    paintPoints(painter, data, style.labels, style.showTest, plot.size() * style.pixelRatio,
                style.pixelRatio);
    painter.restore();
}

} // namespace

QRectF curvePlot(const QRectF& picture) {
    return picture.marginsRemoved(curveNumberRoom);
}

QImage makeCurveLayer(const Dataset& data, const CurveStyle& style) {
    QImage layer(style.pixels, style.pixels, QImage::Format_ARGB32_Premultiplied);
    layer.fill(Qt::transparent);
    const QRectF plot = plotOf(style);
    QPainter painter(&layer);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(style.pixelRatio, style.pixelRatio);
    paintCurveGrid(painter, data, plot);
    paintCurveNumbers(painter, data, plot);
    paintTruth(painter, data, plot);
    if (!hasFewPoints(data, style.showTest))
        drawPointsOver(painter, data, style);
    return layer;
}

void paintOverCurveLayer(QImage& layer, const Dataset& data, const Plane* curve,
                         std::span<const Point> ghosts, const CurveStyle& style) {
    const double ratio = style.pixelRatio;
    const QRectF plot = plotOf(style);
    QPainter painter(&layer);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    painter.translate(plot.topLeft() * ratio);
    paintGhosts(painter, ghosts, data.range, style.labels, plot.size() * ratio, ratio);
    painter.restore();
    painter.scale(ratio, ratio);
    if (curve)
        paintCurve(painter, *curve, data, plot);
    if (hasFewPoints(data, style.showTest))
        drawPointsOver(painter, data, style);
}

} // namespace nabla
