#pragma once

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"
#include "ui/theme.h"

#include <array>
#include <span>

#include <QImage>

class QPainter;

namespace nabla {

/// Whether a point trains or tests: which rim it has.
enum class PointRole { train, test };

/// What points' labels are: from −1 to +1, the indices of more classes, or, where there is only one
/// coordinate, how high the points stand over it.
enum class PointLabels { values, classes, heights };

/// The labels of an experiment's points.
PointLabels pointLabels(const Experiment& experiment);

/// The color of a point's disc; labels between two classes have colors between theirs.
QColor pointColor(const Theme& theme, PointLabels labels, double label, PointRole role);

/// Width of the rim of a point of that radius; both in the painter's pixels, of which so many are a logical
/// one.
double pointRim(double radius, double pixelRatio);

/// Paints a point as lines and areas, which any scale leaves sharp.
void paintPoint(QPainter& painter, const Theme& theme, const QPointF& center, double radius, double rim,
                PointLabels labels, double label, PointRole role);

/// Small pictures of points, made once and then only copied: 1,000 circles would cost 10 ms a frame.
class PointSprites {
  public:
    /// `radius` is that of the colored disc in device pixels; `pixelRatio` sets the rim's width.
    PointSprites(const Theme& theme, double radius, double pixelRatio,
                 PointLabels labels = PointLabels::values);

    /// The picture for a label; values between two classes have colors between theirs, and each of more
    /// classes has a shape of its own. Heights are seen as such: training points have the color of text, test
    /// points that of muted text, as their losses do.
    const QImage& sprite(double label, PointRole role);

    PointLabels labels() const { return labels_; }

    /// Draws a sprite around a place in device pixels.
    void draw(QPainter& painter, const QPointF& center, double label, PointRole role);

  private:
    static constexpr int steps = 32;

    const QImage& heightSprite(PointRole role);
    const QImage& classSprite(double label, PointRole role);
    QImage makeSprite(double label, PointRole role) const;

    Theme theme_;
    PointLabels labels_;
    double radius_;
    double rim_;
    std::array<std::array<QImage, steps + 1>, 2> sprites_;
    std::array<std::array<QImage, mostClasses>, 2> classSprites_;
};

/// Where a point stands in the range.
QPointF placeOf(const Point& point, PointLabels labels);

/// Draws the first of every `stride` points of the range over an image of device pixels.
void drawPoints(QPainter& painter, PointSprites& sprites, std::span<const Point> points,
                const PlaneRange& range, const QSizeF& size, PointRole role, std::size_t stride);

} // namespace nabla
