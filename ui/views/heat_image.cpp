#include "ui/views/heat_image.h"

#include <QPainter>
#include <QPainterPath>

namespace nabla {
namespace {

/// What a rounded corner at the origin leaves out.
QPainterPath outsideOfArc(double radius) {
    QPainterPath path;
    path.moveTo(radius, 0);
    path.arcTo(QRectF(0, 0, 2 * radius, 2 * radius), 90, 90);
    path.lineTo(0, 0);
    path.closeSubpath();
    return path;
}

} // namespace

QImage heatImage(const Plane& plane, const ColorTable& table, double low) {
    QImage image(plane.pixels, plane.pixels, QImage::Format_ARGB32_Premultiplied);
    const auto gain = static_cast<float>(2 / (1 - low));
    const float shift = 1 - gain;
    const float* value = plane.values.data();
    for (int y = 0; y < plane.pixels; ++y, value += plane.pixels)
        table.paint(value, reinterpret_cast<QRgb*>(image.scanLine(y)), plane.pixels, gain, shift);
    return image;
}

QImage classImage(const Plane& classes, const Plane& certainty, const ClassColors& colors) {
    QImage image(classes.pixels, classes.pixels, QImage::Format_ARGB32_Premultiplied);
    std::size_t at = 0;
    for (int y = 0; y < classes.pixels; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < classes.pixels; ++x, ++at)
            line[x] = colors.at(static_cast<int>(classes.values[at]), certainty.values[at]);
    }
    return image;
}

void roundCorners(QImage& image, double radius) {
    const QPainterPath corner = outsideOfArc(radius);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setCompositionMode(QPainter::CompositionMode_DestinationOut);
    // One by one: Qt hands the spans of larger paths to other threads and waits for them, which takes long
    // while those that train have all cores.
    for (const double x : {0.0, static_cast<double>(image.width())})
        for (const double y : {0.0, static_cast<double>(image.height())}) {
            painter.setTransform(QTransform(x > 0 ? -1 : 1, 0, 0, y > 0 ? -1 : 1, x, y));
            painter.fillPath(corner, Qt::black);
        }
}

} // namespace nabla
