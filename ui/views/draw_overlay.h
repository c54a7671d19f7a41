#pragma once

#include "ui/views/plane_transform.h"

#include <optional>
#include <vector>

class QPainter;

namespace nabla {

/// What is shown over a picture while points are drawn by hand; places are those of the plane.
struct DrawOverlay {
    /// Of the disc around the pointer, where the plane is 12 wide; 0 for none.
    double radius = 0;
    /// Points that are selected.
    std::vector<QPointF> selected;
    /// Two corners of the rectangle that is being drawn around points.
    std::optional<QRectF> band;

    bool operator==(const DrawOverlay&) const = default;
};

/// Paints it over the picture in `plot`; the disc is around `pointer`, a place of the picture.
void paintDrawOverlay(QPainter& painter, const DrawOverlay& overlay, const PlaneTransform& transform,
                      const QRectF& plot, const std::optional<QPointF>& pointer);

} // namespace nabla
