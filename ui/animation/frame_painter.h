#pragma once

#include "core/live/field.h"
#include "ui/animation/recording_plan.h"
#include "ui/views/color_key.h"

#include <QImage>
#include <QRectF>

class QPainter;

namespace nabla {

/// Paints moments of one training as frames of an animation: epoch and losses, the output over the plane with
/// the points, which of more than two classes is which, and the loss chart. Needs no window, and may be used
/// on any thread.
class FramePainter {
  public:
    /// Frames of the plan's look, with room for its classes and its last epoch.
    explicit FramePainter(const RecordingPlan& plan);

    /// In pixels, both even.
    QSize size() const;

    /// What a field must hold.
    FieldRequest request() const;

    /// The frame of a field's snapshot.
    QImage paint(const Field& field);

  private:
    QRectF mapRect() const;
    QRectF legendRect() const;
    QRectF chartRect() const;
    void paintHead(QPainter& painter, const Snapshot& snapshot) const;
    int mapPixels() const;
    void paintOutput(QPainter& painter, const Field& field);
    QImage curvePicture(const Field& field);
    QImage mapPicture(const Field& field);

    AnimationLook look_;
    std::int64_t lastEpoch_;
    ColorKey key_;
    /// Pixels of the image for one of the layout.
    double ratio_;
    /// In the layout's pixels.
    QSizeF size_;
    /// What lies over the colors, and of which points it is.
    QImage layer_;
    std::shared_ptr<const Dataset> points_;
};

} // namespace nabla
