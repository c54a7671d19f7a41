#include "ui/views/map_layer.h"

#include "ui/theme.h"
#include "ui/views/nice_steps.h"
#include "ui/views/plane_transform.h"
#include "ui/views/point_sprites.h"

#include <algorithm>

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace nabla {
namespace {

constexpr std::size_t mostPoints = 5000;
constexpr double labelMargin = 7;
constexpr double cornerRoom = 26;

// Many points need small discs, or they hide each other and the map.
double discRadius(double edge, std::size_t points) {
    const double crowding = points > 2000 ? 0.6 : points > 800 ? 0.8 : 1.0;
    return std::clamp(edge / 105, 2.0, 5.5) * crowding;
}

void drawDataset(QPainter& painter, const Dataset& data, PointLabels labels, bool showTest, int pixels,
                 double pixelRatio) {
    const std::size_t tests = showTest ? data.test.size() : 0;
    const std::size_t all = data.train.size() + tests;
    PointSprites sprites(theme(), discRadius(pixels / pixelRatio, all) * pixelRatio, pixelRatio, labels);
    const double share = all > mostPoints ? static_cast<double>(mostPoints) / static_cast<double>(all) : 1.0;
    const auto most = [share](std::size_t n) {
        return static_cast<std::size_t>(static_cast<double>(n) * share);
    };
    const QSizeF size(pixels, pixels);
    if (showTest)
        drawPoints(painter, sprites, data.test, data.range, size, PointRole::test, most(tests));
    drawPoints(painter, sprites, data.train, data.range, size, PointRole::train, most(data.train.size()));
}

// With a soft rim, because points may lie under the number.
void drawNumber(QPainter& painter, const QRectF& room, Qt::Alignment alignment, double value) {
    const QFont font = textFont(10);
    const QFontMetricsF metrics(font);
    const QString text = shortNumber(value);
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

void drawTickLabels(QPainter& painter, const PlaneRange& range, double edge) {
    const PlaneTransform transform(range, QRectF(0, 0, edge, edge));
    const auto fits = [edge](double at) { return at > cornerRoom && at < edge - cornerRoom; };
    const int most = edge < 180 ? 4 : 6;
    for (const double x : niceTicks(range.x0, range.x1, most))
        if (const double at = transform.toPicture(x, range.y0).x(); fits(at))
            drawNumber(painter, QRectF(at - 30, edge - labelMargin - 12, 60, 14), Qt::AlignHCenter, x);
    for (const double y : niceTicks(range.y0, range.y1, most))
        if (const double at = transform.toPicture(range.x0, y).y(); fits(at))
            drawNumber(painter, QRectF(labelMargin, at - 7, 60, 14), Qt::AlignLeft, y);
}

} // namespace

std::span<const Point> shownTraining(const Dataset& data) {
    return std::span(data.train).first(std::min(data.train.size(), mostPoints));
}

void paintGhosts(QPainter& painter, std::span<const Point> ghosts, const PlaneRange& range,
                 PointLabels labels, int pixels, double pixelRatio) {
    constexpr double faint = 0.4;
    const double edge = pixels / pixelRatio;
    PointSprites sprites(theme(), discRadius(edge, ghosts.size()) * pixelRatio, pixelRatio, labels);
    painter.setOpacity(faint);
    drawPoints(painter, sprites, ghosts, range, QSizeF(pixels, pixels), PointRole::train, ghosts.size());
    painter.setOpacity(1);
}

QImage makeMapLayer(const Dataset& data, PointLabels labels, bool showTest, int pixels, double pixelRatio) {
    QImage layer(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    layer.fill(Qt::transparent);
    QPainter painter(&layer);
    painter.setRenderHint(QPainter::Antialiasing);
    drawDataset(painter, data, labels, showTest, pixels, pixelRatio);
    painter.scale(pixelRatio, pixelRatio);
    drawTickLabels(painter, data.range, pixels / pixelRatio);
    return layer;
}

} // namespace nabla
