#pragma once

#include "core/data/dataset.h"
#include "core/live/field.h"
#include "ui/views/point_sprites.h"

#include <QImage>
#include <QRectF>

#include <span>

namespace nabla {

/// How an output over data of one dimension is drawn as a curve, in a square picture.
struct CurveStyle {
    PointLabels labels = PointLabels::heights;
    bool showTest = false;
    /// Width and height in device pixels, and how many of them make a logical one.
    int pixels = 0;
    double pixelRatio = 1;
};

/// The part of a picture, in logical pixels, that shows the plane; around it are numbers.
QRectF curvePlot(const QRectF& picture);

/// What changes with neither weights nor epochs: a transparent image with the grid, the numbers, the curve
/// that the data were drawn from and, where they are many, the points.
QImage makeCurveLayer(const Dataset& data, const CurveStyle& style);

/// Paints over such a layer: faintly what augmentation makes of the points, then the curve (a plane of a
/// single row, or null for none), and points that are few.
void paintOverCurveLayer(QImage& layer, const Dataset& data, const Plane* curve,
                         std::span<const Point> ghosts, const CurveStyle& style);

} // namespace nabla
