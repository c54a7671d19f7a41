#pragma once

#include "core/data/dataset.h"

#include <QPointF>
#include <QRectF>

namespace nabla {

/// Places of the plane and places of a picture of it, whose top shows the largest y.
class PlaneTransform {
  public:
    /// The picture shows `range` and fills `rect`.
    PlaneTransform(const PlaneRange& range, const QRectF& rect) : range_(range), rect_(rect) {}

    /// Where in the picture a point of the plane is.
    QPointF toPicture(double x, double y) const {
        return {rect_.left() + (x - range_.x0) / (range_.x1 - range_.x0) * rect_.width(),
                rect_.top() + (range_.y1 - y) / (range_.y1 - range_.y0) * rect_.height()};
    }

    /// Which point of the plane a place in the picture shows.
    QPointF toPlane(const QPointF& place) const {
        return {range_.x0 + (place.x() - rect_.left()) / rect_.width() * (range_.x1 - range_.x0),
                range_.y1 - (place.y() - rect_.top()) / rect_.height() * (range_.y1 - range_.y0)};
    }

  private:
    PlaneRange range_;
    QRectF rect_;
};

} // namespace nabla
