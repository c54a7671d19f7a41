#include "ui/views/point_sprites.h"

#include "ui/color_scale.h"
#include "ui/views/plane_transform.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

namespace nabla {

PointSprites::PointSprites(const Theme& theme, double radius, double pixelRatio)
    : theme_(theme), radius_(radius), rim_(std::clamp(0.4 * radius, 0.6 * pixelRatio, 1.25 * pixelRatio)) {}

const QImage& PointSprites::sprite(double label, PointRole role) {
    const double limited = std::isfinite(label) ? std::clamp(label, -1.0, 1.0) : 0.0;
    const auto step = static_cast<std::size_t>(std::lround((limited + 1) / 2 * steps));
    QImage& image = sprites_[role == PointRole::test][step];
    if (image.isNull())
        image = makeSprite(2.0 * static_cast<double>(step) / steps - 1, role);
    return image;
}

void PointSprites::draw(QPainter& painter, const QPointF& center, double label, PointRole role) {
    const QImage& image = sprite(label, role);
    const double half = image.width() / 2.0;
    painter.drawImage(QPoint(qRound(center.x() - half), qRound(center.y() - half)), image);
}

QImage PointSprites::makeSprite(double label, PointRole role) const {
    const double outer = radius_ + rim_;
    const int size = 2 * static_cast<int>(std::ceil(outer)) + 1;
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const QColor lightRim = theme_.dark ? theme_.text : theme_.surface;
    const QColor darkRim = theme_.dark ? theme_.window : theme_.text;
    const QPointF center(size / 2.0, size / 2.0);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(role == PointRole::train ? lightRim : darkRim);
    painter.drawEllipse(center, outer, outer);
    painter.setBrush(signColor(theme_, label));
    painter.drawEllipse(center, radius_, radius_);
    return image;
}

void drawPoints(QPainter& painter, PointSprites& sprites, std::span<const Point> points,
                const PlaneRange& range, const QSizeF& size, PointRole role, std::size_t most) {
    if (points.empty() || most == 0)
        return;
    const PlaneTransform transform(range, QRectF(QPointF(0, 0), size));
    const std::size_t stride = (points.size() + most - 1) / most;
    for (std::size_t i = 0; i < points.size(); i += stride)
        sprites.draw(painter, transform.toPicture(points[i].x, points[i].y), points[i].label, role);
}

} // namespace nabla
