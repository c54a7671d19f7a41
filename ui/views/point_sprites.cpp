#include "ui/views/point_sprites.h"

#include "core/data/chosen_data.h"
#include "ui/color_scale.h"
#include "ui/views/class_shapes.h"
#include "ui/views/plane_transform.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

namespace nabla {

PointLabels pointLabels(const Experiment& experiment) {
    if (dimensionsOf(experiment) == 1)
        return PointLabels::heights;
    return experiment.problem == Problem::multiclass ? PointLabels::classes : PointLabels::values;
}

namespace {

/// Which shape a label has.
int shapeOf(PointLabels labels, double label) {
    return labels == PointLabels::classes ? static_cast<int>(std::clamp(label, 0.0, mostClasses - 1.0)) : 0;
}

} // namespace

QColor pointColor(const Theme& theme, PointLabels labels, double label, PointRole role) {
    if (labels == PointLabels::heights)
        return role == PointRole::test ? theme.muted : theme.text;
    if (labels == PointLabels::classes)
        return theme.classes[static_cast<std::size_t>(shapeOf(labels, label))];
    return signColor(theme, std::isfinite(label) ? label : 0.0);
}

double pointRim(double radius, double pixelRatio) {
    return std::clamp(0.4 * radius, 0.6 * pixelRatio, 1.25 * pixelRatio);
}

void paintPoint(QPainter& painter, const Theme& theme, const QPointF& center, double radius, double rim,
                PointLabels labels, double label, PointRole role) {
    const QColor lightRim = theme.dark ? theme.text : theme.surface;
    const QColor darkRim = theme.dark ? theme.window : theme.text;
    const QPainterPath path = classShape(shapeOf(labels, label), center, radius);
    painter.strokePath(path, QPen(role == PointRole::train ? lightRim : darkRim, 2 * rim, Qt::SolidLine,
                                  Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, pointColor(theme, labels, label, role));
}

PointSprites::PointSprites(const Theme& theme, double radius, double pixelRatio, PointLabels labels)
    : theme_(theme), labels_(labels), radius_(radius), rim_(pointRim(radius, pixelRatio)) {}

const QImage& PointSprites::sprite(double label, PointRole role) {
    if (labels_ == PointLabels::classes)
        return classSprite(label, role);
    if (labels_ == PointLabels::heights)
        return heightSprite(role);
    const double limited = std::isfinite(label) ? std::clamp(label, -1.0, 1.0) : 0.0;
    const auto step = static_cast<std::size_t>(std::lround((limited + 1) / 2 * steps));
    QImage& image = sprites_[role == PointRole::test][step];
    if (image.isNull())
        image = makeSprite(2.0 * static_cast<double>(step) / steps - 1, role);
    return image;
}

const QImage& PointSprites::heightSprite(PointRole role) {
    QImage& image = sprites_[role == PointRole::test][0];
    if (image.isNull())
        image = makeSprite(0, role);
    return image;
}

const QImage& PointSprites::classSprite(double label, PointRole role) {
    const auto index = static_cast<std::size_t>(std::clamp(label, 0.0, mostClasses - 1.0));
    QImage& image = classSprites_[role == PointRole::test][index];
    if (image.isNull())
        image = makeSprite(label, role);
    return image;
}

void PointSprites::draw(QPainter& painter, const QPointF& center, double label, PointRole role) {
    const QImage& image = sprite(label, role);
    const double half = image.width() / 2.0;
    painter.drawImage(QPoint(qRound(center.x() - half), qRound(center.y() - half)), image);
}

QImage PointSprites::makeSprite(double label, PointRole role) const {
    const double reach = labels_ == PointLabels::classes ? 1.35 : 1;
    const int size = 2 * static_cast<int>(std::ceil(reach * radius_ + rim_)) + 1;
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPoint(painter, theme_, QPointF(size / 2.0, size / 2.0), radius_, rim_, labels_, label, role);
    return image;
}

QPointF placeOf(const Point& point, PointLabels labels) {
    return {point.x, labels == PointLabels::heights ? point.label : point.y};
}

void drawPoints(QPainter& painter, PointSprites& sprites, std::span<const Point> points,
                const PlaneRange& range, const QSizeF& size, PointRole role, std::size_t stride) {
    const PlaneTransform transform(range, QRectF(QPointF(0, 0), size));
    for (std::size_t i = 0; i < points.size(); i += stride) {
        const QPointF place = placeOf(points[i], sprites.labels());
        sprites.draw(painter, transform.toPicture(place.x(), place.y()), points[i].label, role);
    }
}

} // namespace nabla
