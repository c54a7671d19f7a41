#pragma once

#include "core/data/dataset.h"
#include "ui/views/point_sprites.h"

#include <QImage>

namespace nabla {

/// What lies over the colors of the map: a transparent image, `pixels` device pixels wide and high, with the
/// points and the numbers of both axes.
QImage makeMapLayer(const Dataset& data, PointLabels labels, bool showTest, int pixels, double pixelRatio);

} // namespace nabla
