#pragma once

#include "core/data/dataset.h"
#include "ui/theme.h"

#include <array>
#include <span>

#include <QImage>

class QPainter;

namespace nabla {

/// Whether a point trains or tests: which rim it has.
enum class PointRole { train, test };

/// Small pictures of points, made once and then only copied: 1,000 circles would cost 10 ms a frame.
class PointSprites {
  public:
    /// `radius` is that of the colored disc in device pixels; `pixelRatio` sets the rim's width.
    PointSprites(const Theme& theme, double radius, double pixelRatio);

    /// The picture for a label; values between the classes have colors between theirs.
    const QImage& sprite(double label, PointRole role);

    /// Draws a sprite around a place in device pixels.
    void draw(QPainter& painter, const QPointF& center, double label, PointRole role);

  private:
    static constexpr int steps = 32;

    QImage makeSprite(double label, PointRole role) const;

    Theme theme_;
    double radius_;
    double rim_;
    std::array<std::array<QImage, steps + 1>, 2> sprites_;
};

/// Draws points of the range over an image of device pixels, every so many only where they are more than
/// `most`.
void drawPoints(QPainter& painter, PointSprites& sprites, std::span<const Point> points,
                const PlaneRange& range, const QSizeF& size, PointRole role, std::size_t most);

} // namespace nabla
