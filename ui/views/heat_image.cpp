#include "ui/views/heat_image.h"

#include <QPainter>
#include <QPainterPath>

namespace nabla {

QImage heatImage(const Plane& plane, const ColorTable& table, double low) {
    QImage image(plane.pixels, plane.pixels, QImage::Format_ARGB32_Premultiplied);
    const auto gain = static_cast<float>(2 / (1 - low));
    const float shift = 1 - gain;
    const float* value = plane.values.data();
    for (int y = 0; y < plane.pixels; ++y) {
        auto* pixel = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < plane.pixels; ++x)
            *pixel++ = table.at(*value++ * gain + shift);
    }
    return image;
}

void roundCorners(QImage& image, double radius) {
    const QRectF whole(QPointF(0, 0), QSizeF(image.size()));
    QPainterPath corners;
    corners.setFillRule(Qt::OddEvenFill);
    corners.addRect(whole);
    corners.addRoundedRect(whole, radius, radius);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setCompositionMode(QPainter::CompositionMode_DestinationOut);
    painter.fillPath(corners, Qt::black);
}

} // namespace nabla
