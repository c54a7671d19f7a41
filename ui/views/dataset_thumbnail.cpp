#include "ui/views/dataset_thumbnail.h"

#include "core/support/random.h"
#include "ui/color_scale.h"
#include "ui/views/plane_transform.h"

#include <algorithm>

#include <QPainter>

namespace nabla {
namespace {

constexpr int samples = 200;

} // namespace

QImage datasetThumbnail(const Generator& generator, const QSize& logicalSize, double pixelRatio) {
    QImage image((QSizeF(logicalSize) * pixelRatio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pixelRatio);
    image.fill(Qt::transparent);
    Xoshiro256 random = subStream("thumbnail", "data", 7);
    const double edge = std::min(logicalSize.width(), logicalSize.height());
    const double radius = std::max(1.0, edge * 0.025);
    const PlaneTransform transform(generator.range,
                                   QRectF(QPointF(0, 0), QSizeF(logicalSize)).adjusted(1, 1, -1, -1));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (const Point& point : generator.generate(samples, 0, random)) {
        painter.setBrush(signColor(theme(), point.label));
        painter.drawEllipse(transform.toPicture(point.x, point.y), radius, radius);
    }
    return image;
}

} // namespace nabla
