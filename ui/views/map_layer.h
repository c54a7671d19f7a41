#pragma once

#include "core/data/dataset.h"
#include "ui/views/point_sprites.h"

#include <QImage>

#include <span>

class QPainter;

namespace nabla {

/// What lies over the colors of the map: a transparent image, `pixels` device pixels wide and high, with the
/// points and the numbers of both axes.
QImage makeMapLayer(const Dataset& data, PointLabels labels, bool showTest, int pixels, double pixelRatio);

/// As many of the training points as a map shows.
std::span<const Point> shownTraining(const Dataset& data);

/// Paints other training points faintly over the map's colors, in device pixels.
void paintGhosts(QPainter& painter, std::span<const Point> ghosts, const PlaneRange& range,
                 PointLabels labels, int pixels, double pixelRatio);

} // namespace nabla
