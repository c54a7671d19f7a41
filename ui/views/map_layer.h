#pragma once

#include "core/data/dataset.h"
#include "ui/views/point_sprites.h"

#include <QImage>

#include <cstddef>
#include <span>

class QPainter;

namespace nabla {

/// So many points over a line are drawn larger.
inline constexpr std::size_t fewPoints = 100;

/// Whether the shown points are so few that they are drawn over a curve, which many would hide.
inline bool hasFewPoints(const Dataset& data, bool showTest) {
    return data.train.size() + (showTest ? data.test.size() : 0) <= fewPoints;
}

/// What lies over the colors of the map: a transparent image, `pixels` device pixels wide and high, with the
/// points, the numbers of both axes, and their names where the data give them.
QImage makeMapLayer(const Dataset& data, PointLabels labels, bool showTest, int pixels, double pixelRatio);

/// The radius of a point's disc, in logical pixels, where that many are shown in a picture of that edge.
double pointRadius(double edge, std::size_t points, PointLabels labels);

/// Of how many points that follow one another a picture shows the first: 1 where it shows all.
std::size_t shownStride(const Dataset& data, bool showTest);

/// As many of the training points as a map shows.
std::span<const Point> shownTraining(const Dataset& data);

/// Paints test and training points over a picture of that many device pixels; where there are too many to be
/// told apart, an even part of them, and says so.
void paintPoints(QPainter& painter, const Dataset& data, PointLabels labels, bool showTest,
                 const QSizeF& size, double pixelRatio);

/// Paints other training points faintly, in the same way.
void paintGhosts(QPainter& painter, std::span<const Point> ghosts, const PlaneRange& range,
                 PointLabels labels, const QSizeF& size, double pixelRatio);

} // namespace nabla
