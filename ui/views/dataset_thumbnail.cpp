#include "ui/views/dataset_thumbnail.h"

#include "core/support/random.h"
#include "ui/color_scale.h"
#include "ui/views/class_shapes.h"
#include "ui/views/plane_transform.h"
#include "ui/views/point_sprites.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

namespace nabla {
namespace {

constexpr int samples = 200;

/// Mixes an opaque color into a premultiplied one, two channels at a time; `share` is 0 to 256.
QRgb mixed(QRgb under, QRgb color, unsigned share) {
    const unsigned rest = 256 - share;
    const unsigned redBlue = (under & 0xff00ff) * rest + (color & 0xff00ff) * share;
    const unsigned alphaGreen = ((under >> 8) & 0xff00ff) * rest + ((color >> 8) & 0xff00ff) * share;
    return ((redBlue >> 8) & 0xff00ff) | (alphaGreen & 0xff00ff00);
}

/// Draws a disc with soft edges; all in device pixels. A painter's ellipses, 1,600 of them, would take longer
/// than anything else while the window starts.
void drawDisc(QImage& image, const QPointF& center, double radius, QRgb color) {
    const auto first = [&](double at) { return std::max(0, static_cast<int>(at - radius - 0.5)); };
    const auto last = [&](double at, int size) {
        return std::min(size - 1, static_cast<int>(at + radius + 0.5));
    };
    for (int y = first(center.y()); y <= last(center.y(), image.height()); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = first(center.x()); x <= last(center.x(), image.width()); ++x) {
            const double away = std::hypot(x + 0.5 - center.x(), y + 0.5 - center.y());
            const double covered = std::clamp(radius + 0.5 - away, 0.0, 1.0);
            line[x] = mixed(line[x], color, static_cast<unsigned>(256 * covered));
        }
    }
}

/// Draws a point in the color and the shape of its class.
void drawMark(QPainter& painter, const QPointF& center, double radius, int index) {
    painter.fillPath(classShape(index, center, radius), theme().classes[static_cast<std::size_t>(index)]);
}

/// Points in pictures of a range, as heights over a line where they have one coordinate.
QImage thumbnailOf(const std::vector<Point>& points, Problem problem, int dimensions, const PlaneRange& range,
                   const QSize& logicalSize, double pixelRatio) {
    QImage image((QSizeF(logicalSize) * pixelRatio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pixelRatio);
    image.fill(Qt::transparent);
    const double edge = std::min(logicalSize.width(), logicalSize.height());
    const double radius = std::max(1.0, edge * 0.025);
    const PlaneTransform transform(range, QRectF(QPointF(0, 0), QSizeF(logicalSize)).adjusted(1, 1, -1, -1));
    if (problem == Problem::multiclass) {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        for (const Point& point : points)
            drawMark(painter, transform.toPicture(point.x, point.y), 1.6 * radius,
                     static_cast<int>(point.label));
        return image;
    }
    const auto labels = dimensions == 1 ? PointLabels::heights : PointLabels::values;
    for (const Point& point : points) {
        const QPointF place = placeOf(point, labels);
        drawDisc(image, transform.toPicture(place.x(), place.y()) * pixelRatio, radius * pixelRatio,
                 signColor(theme(), point.label).rgb());
    }
    return image;
}

} // namespace

QImage datasetThumbnail(const Generator& generator, int classes, const QSize& logicalSize,
                        double pixelRatio) {
    Xoshiro256 random = subStream("thumbnail", "data", 7);
    const auto points = generator.generate(samples, 0, classes, random);
    return thumbnailOf(points, generator.problem, generator.dimensions, generator.range, logicalSize,
                       pixelRatio);
}

QImage datasetThumbnail(const OwnPoints& own, const QSize& logicalSize, double pixelRatio) {
    const std::size_t stride = (own.points.size() + samples - 1) / samples;
    std::vector<Point> points;
    for (std::size_t k = 0; k < own.points.size(); k += stride)
        points.push_back(inPlane(own.axes, own.points[k]));
    return thumbnailOf(points, own.problem, own.dimensions, own.range, logicalSize, pixelRatio);
}

} // namespace nabla
