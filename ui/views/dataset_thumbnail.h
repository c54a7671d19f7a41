#pragma once

#include "core/data/generators.h"

#include <QImage>
#include <QSize>

namespace nabla {

/// The generator's own points, always the same ones, in the theme's colors on a transparent ground; `classes`
/// counts for multi-class problems alone.
QImage datasetThumbnail(const Generator& generator, int classes, const QSize& logicalSize, double pixelRatio);

/// Some of the points of one's own in the same way.
QImage datasetThumbnail(const OwnPoints& own, const QSize& logicalSize, double pixelRatio);

} // namespace nabla
