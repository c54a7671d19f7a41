#include "ui/views/curve_picture.h"

#include "ui/axis_text.h"
#include "ui/theme.h"
#include "ui/views/map_layer.h"
#include "ui/views/plane_transform.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include <QPainter>
#include <QPainterPath>

namespace nabla {
namespace {

// Room for numbers: "−1.5" to the left, a line of them below, half of one to the right and above.
constexpr QMarginsF numberRoom(32, 7, 8, 21);
constexpr int mostNumbers = 8;

/// A line through values that are even over the range; what is not finite leaves a gap, what is far outside
/// goes only a little beyond.
QPainterPath lineThrough(const PlaneTransform& transform, const PlaneRange& range, int count,
                         const std::function<double(int)>& valueAt) {
    const double height = range.y1 - range.y0;
    QPainterPath path;
    bool down = false;
    for (int i = 0; i < count; ++i) {
        const double x = range.x0 + (range.x1 - range.x0) * (i + 0.5) / count;
        const double value = valueAt(i);
        if (!std::isfinite(value)) {
            down = false;
            continue;
        }
        const QPointF place = transform.toPicture(x, std::clamp(value, range.y0 - height, range.y1 + height));
        if (std::exchange(down, true))
            path.lineTo(place);
        else
            path.moveTo(place);
    }
    return path;
}

QRectF plotOf(const CurveStyle& style) {
    const double edge = style.pixels / style.pixelRatio;
    return curvePlot(QRectF(0, 0, edge, edge));
}

/// Many points would hide the curve, and it would hide a few.
bool hasFewPoints(const Dataset& data, bool showTest) {
    return data.train.size() + (showTest ? data.test.size() : 0) <= fewPoints;
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

void drawGrid(QPainter& painter, const Dataset& data, const QRectF& plot) {
    const PlaneRange& range = data.range;
    const PlaneTransform transform(range, plot);
    const auto penFor = [](double value) { return QPen(value == 0 ? theme().strongLine : theme().line, 1); };
    for (const AxisTick& tick : axisTicks(data.axes.x, range.x0, range.x1, mostNumbers)) {
        const double x = std::floor(transform.toPicture(tick.value, 0).x()) + 0.5;
        painter.setPen(penFor(tick.value));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
    for (const AxisTick& tick : axisTicks(data.axes.label, range.y0, range.y1, mostNumbers)) {
        const double y = std::floor(transform.toPicture(0, tick.value).y()) + 0.5;
        painter.setPen(penFor(tick.value));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
}

void drawTruth(QPainter& painter, const Dataset& data, const QRectF& plot) {
    const auto truth = data.truth;
    if (!truth)
        return;
    const PlaneRange& range = data.range;
    constexpr int count = 200;
    const auto valueAt = [&](int i) { return truth(range.x0 + (range.x1 - range.x0) * (i + 0.5) / count); };
    painter.strokePath(lineThrough(PlaneTransform(range, plot), range, count, valueAt),
                       QPen(theme().muted, 1.5));
}

void drawCurve(QPainter& painter, const Dataset& data, const Plane& curve, const QRectF& plot) {
    const auto valueAt = [&](int i) {
        return static_cast<double>(curve.values[static_cast<std::size_t>(i)]);
    };
    const QPainterPath path =
        lineThrough(PlaneTransform(data.range, plot), data.range, curve.pixels, valueAt);
    for (const auto& [color, width] : {std::pair(theme().surface, 5.0), std::pair(theme().accent, 3.0)})
        painter.strokePath(path, QPen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
}

void drawNumbers(QPainter& painter, const Dataset& data, const QRectF& plot) {
    const PlaneRange& range = data.range;
    const Axes& axes = data.axes;
    const PlaneTransform transform(range, plot);
    painter.setFont(textFont(11));
    painter.setPen(theme().muted);
    for (const AxisTick& tick : axisTicks(axes.x, range.x0, range.x1, mostNumbers))
        painter.drawText(QRectF(transform.toPicture(tick.value, 0).x() - 30, plot.bottom() + 5, 60, 14),
                         Qt::AlignCenter, tick.text);
    for (const AxisTick& tick : axisTicks(axes.label, range.y0, range.y1, mostNumbers))
        painter.drawText(QRectF(0, transform.toPicture(0, tick.value).y() - 7, plot.left() - 6, 14),
                         Qt::AlignVCenter | Qt::AlignRight, tick.text);
    const QRectF inside = plot.adjusted(6, 4, -6, -4);
    const auto title = [&](const Axis& axis) {
        return painter.fontMetrics().elidedText(axisTitle(axis), Qt::ElideRight, qRound(inside.width()));
    };
    painter.drawText(inside, Qt::AlignRight | Qt::AlignBottom, title(axes.x));
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignTop, title(axes.label));
}

} // namespace

QRectF curvePlot(const QRectF& picture) {
    return picture.marginsRemoved(numberRoom);
}

QImage makeCurveLayer(const Dataset& data, const CurveStyle& style) {
    QImage layer(style.pixels, style.pixels, QImage::Format_ARGB32_Premultiplied);
    layer.fill(Qt::transparent);
    const QRectF plot = plotOf(style);
    QPainter painter(&layer);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(style.pixelRatio, style.pixelRatio);
    drawGrid(painter, data, plot);
    drawNumbers(painter, data, plot);
    painter.setClipRect(plot);
    drawTruth(painter, data, plot);
    painter.setClipping(false);
    if (!hasFewPoints(data, style.showTest))
        drawPointsOver(painter, data, style);
    return layer;
}

void paintCurve(QImage& layer, const Dataset& data, const Plane* curve, std::span<const Point> ghosts,
                const CurveStyle& style) {
    const double ratio = style.pixelRatio;
    const QRectF plot = plotOf(style);
    QPainter painter(&layer);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    painter.translate(plot.topLeft() * ratio);
    paintGhosts(painter, ghosts, data.range, style.labels, plot.size() * ratio, ratio);
    painter.restore();
    painter.scale(ratio, ratio);
    painter.setClipRect(plot);
    if (curve && curve->pixels > 0 && curve->rows == 1)
        drawCurve(painter, data, *curve, plot);
    painter.setClipping(false);
    if (hasFewPoints(data, style.showTest))
        drawPointsOver(painter, data, style);
}

} // namespace nabla
