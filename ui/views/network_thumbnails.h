#pragma once

#include "core/data/dataset.h"
#include "core/data/features.h"
#include "core/live/field.h"
#include "ui/theme.h"

#include <array>
#include <vector>

#include <QImage>
#include <QPixmap>

namespace nabla {

/// How a thumbnail's frame is drawn.
enum class FrameStyle { plain, pale, hovered, pinned };

/// The small pictures of neurons and features at exact device size, colored once when their values arrive.
class NetworkThumbnails {
  public:
    /// Logical pixels by which a frame's pixmap is larger than the thumbnail on each side.
    static constexpr int frameMargin = 3;

    /// Size in logical pixels, colors and pixel ratio; rebuilds all pictures where something changed.
    void setLook(int size, double dpr, const Theme& theme);

    /// The features shown, and the plane they are shown over; in one dimension, they are curves.
    void setFeatures(const std::vector<const Feature*>& rows, const PlaneRange& range, int dimensions);

    /// Colors the units of a field in, layer 1 and up; keeps what it had where the field has nothing.
    void setField(std::shared_ptr<const Field> field);

    /// Forgets all units' pictures.
    void clearUnits();

    /// Whether there are units' pictures that fit this many layers and units.
    bool fits(const std::vector<int>& units) const;

    /// Picture of a unit, layer 1 and up; null where there is none.
    const QImage* unit(int layer, int index) const;

    /// Picture of a feature in the given row, bright or pale.
    const QImage& feature(int row, bool bright) const { return (bright ? bright_ : pale_)[row]; }

    /// Frame with the corners around it in the color of the ground.
    const QPixmap& frame(FrameStyle style) const { return frames_[static_cast<std::size_t>(style)]; }

    /// Frame of a bias's box, `frameMargin` larger on each side, with the ground around it; its color shows
    /// through.
    const QPixmap& biasFrame() const { return biasFrame_; }

    /// Device pixels of a thumbnail's side.
    int pixels() const { return pixels_; }

  private:
    void drawFeatures();
    void drawUnits();
    QPixmap drawnFrame(FrameStyle style) const;
    QPixmap drawnBiasFrame() const;
    QPixmap emptyFrame(double size) const;

    int size_ = 0;
    int pixels_ = 0;
    double dpr_ = 1;
    Theme theme_;
    std::vector<const Feature*> rows_;
    PlaneRange range_;
    int dimensions_ = 2;
    std::vector<QImage> bright_;
    std::vector<QImage> pale_;
    std::shared_ptr<const Field> field_;
    std::vector<std::vector<QImage>> units_;
    std::array<QPixmap, 4> frames_;
    QPixmap biasFrame_;
};

/// A feature's values over the plane or, in one dimension, over a line, divided by the largest so that they
/// fill [-1, 1].
Plane featurePlane(const Feature& feature, const PlaneRange& range, int dimensions, int pixels);

} // namespace nabla
