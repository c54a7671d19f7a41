#include "ui/views/map_layer.h"

#include "ui/axis_text.h"
#include "ui/controls/painting.h"
#include "ui/theme.h"
#include "ui/views/nice_steps.h"
#include "ui/views/plane_transform.h"
#include "ui/views/point_sprites.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace nabla {
namespace {

constexpr std::size_t mostPoints = 5000;
constexpr double labelMargin = 7;
constexpr double cornerRoom = 26;

// With a soft rim, because points may lie under the text.
void drawText(QPainter& painter, const QRectF& room, Qt::Alignment alignment, const QString& text) {
    const QFont font = textFont(10);
    const QFontMetricsF metrics(font);
    const double x = alignment.testFlag(Qt::AlignLeft)
                         ? room.left()
                         : room.center().x() - metrics.horizontalAdvance(text) / 2;
    const QPointF origin(x, room.center().y() + metrics.capHeight() / 2);
    QPainterPath path;
    path.addText(origin, font, text);
    QColor rim = theme().surface;
    rim.setAlphaF(0.4F);
    QColor color = theme().text;
    color.setAlphaF(0.82F);
    painter.strokePath(path, QPen(rim, 2.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(origin, text);
}

/// An axis's title, cut short where it would not leave room for numbers.
QString titleText(const Axis& axis, double edge) {
    return axisTitle(axis, textFont(10), 0.6 * edge);
}

/// The names of axes that the data name, at their ends; returns where each begins to be in the way of
/// numbers.
QPointF drawTitles(QPainter& painter, const Axes& axes, double edge) {
    QPointF free(edge - cornerRoom, cornerRoom);
    if (axes.x != Axes{}.x) {
        const QString title = titleText(axes.x, edge);
        const double width = QFontMetricsF(textFont(10)).horizontalAdvance(title);
        drawText(painter, QRectF(edge - 10 - width, edge - labelMargin - 12, width, 14), Qt::AlignLeft,
                 title);
        free.setX(edge - width - cornerRoom);
    }
    if (axes.y != Axes{}.y) {
        drawText(painter, QRectF(labelMargin + 3, labelMargin, 60, 14), Qt::AlignLeft,
                 titleText(axes.y, edge));
        free.setY(cornerRoom + 4);
    }
    return free;
}

/// Tells in the upper right corner of a picture that it shows some of the points only.
void drawThinning(QPainter& painter, std::size_t shown, std::size_t all, double width) {
    const QString text = QCoreApplication::translate("MapLayer", "%1 of %2 points")
                             .arg(countText(static_cast<qint64>(shown)), countText(static_cast<qint64>(all)));
    const QFont font = textFont(10);
    const double room = std::ceil(QFontMetricsF(font).horizontalAdvance(text)) + 14;
    const QRectF pill(width - labelMargin - room, labelMargin, room, 18);
    drawRoundedFrame(painter, pill, 6, theme().surface, theme().line);
    painter.setFont(font);
    painter.setPen(theme().muted);
    painter.drawText(pill, Qt::AlignCenter, text);
}

void drawAxes(QPainter& painter, const Dataset& data, double edge) {
    const PlaneRange& range = data.range;
    const PlaneTransform transform(range, QRectF(0, 0, edge, edge));
    const QPointF free = drawTitles(painter, data.axes, edge);
    const int most = edge < 180 ? 4 : 6;
    for (const AxisTick& tick : axisTicks(data.axes.x, range.x0, range.x1, most))
        if (const double at = transform.toPicture(tick.value, range.y0).x(); at > cornerRoom && at < free.x())
            drawText(painter, QRectF(at - 30, edge - labelMargin - 12, 60, 14), Qt::AlignHCenter, tick.text);
    for (const AxisTick& tick : axisTicks(data.axes.y, range.y0, range.y1, most))
        if (const double at = transform.toPicture(range.x0, tick.value).y();
            at > free.y() && at < edge - cornerRoom)
            drawText(painter, QRectF(labelMargin, at - 7, 60, 14), Qt::AlignLeft, tick.text);
}

} // namespace

// Many points need small discs, or they hide each other and the map; few over a line are all that counts.
double pointRadius(double edge, std::size_t points, PointLabels labels) {
    const bool few = labels == PointLabels::heights && points <= fewPoints;
    const double crowding = points > 2000 ? 0.6 : points > 800 ? 0.8 : few ? 1.5 : 1.0;
    return std::clamp(edge / 105, 2.0, 5.5) * crowding;
}

std::size_t shownStride(const Dataset& data, bool showTest) {
    const std::size_t all = data.train.size() + (showTest ? data.test.size() : 0);
    return std::max<std::size_t>(1, (all + mostPoints - 1) / mostPoints);
}

std::span<const Point> shownTraining(const Dataset& data) {
    return std::span(data.train).first(std::min(data.train.size(), mostPoints));
}

void paintGhosts(QPainter& painter, std::span<const Point> ghosts, const PlaneRange& range,
                 PointLabels labels, const QSizeF& size, double pixelRatio) {
    constexpr double faint = 0.4;
    const double radius = pointRadius(size.width() / pixelRatio, ghosts.size(), labels);
    PointSprites sprites(theme(), radius * pixelRatio, pixelRatio, labels);
    painter.setOpacity(faint);
    drawPoints(painter, sprites, ghosts, range, size, PointRole::train, 1);
    painter.setOpacity(1);
}

void paintPoints(QPainter& painter, const Dataset& data, PointLabels labels, bool showTest,
                 const QSizeF& size, double pixelRatio) {
    const std::size_t tests = showTest ? data.test.size() : 0;
    const std::size_t all = data.train.size() + tests;
    const double radius = pointRadius(size.width() / pixelRatio, all, labels);
    PointSprites sprites(theme(), radius * pixelRatio, pixelRatio, labels);
    const std::size_t stride = shownStride(data, showTest);
    if (showTest)
        drawPoints(painter, sprites, data.test, data.range, size, PointRole::test, stride);
    drawPoints(painter, sprites, data.train, data.range, size, PointRole::train, stride);
    if (stride == 1)
        return;
    const auto shown = [stride](std::size_t count) { return (count + stride - 1) / stride; };
    painter.save();
    painter.scale(pixelRatio, pixelRatio);
    drawThinning(painter, shown(data.train.size()) + shown(tests), all, size.width() / pixelRatio);
    painter.restore();
}

QImage makeMapLayer(const Dataset& data, PointLabels labels, bool showTest, int pixels, double pixelRatio) {
    QImage layer(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    layer.fill(Qt::transparent);
    QPainter painter(&layer);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPoints(painter, data, labels, showTest, QSizeF(pixels, pixels), pixelRatio);
    painter.scale(pixelRatio, pixelRatio);
    drawAxes(painter, data, pixels / pixelRatio);
    return layer;
}

} // namespace nabla
