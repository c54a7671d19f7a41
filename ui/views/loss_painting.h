#pragma once

#include "core/live/snapshot.h"
#include "ui/views/chart_axes.h"

#include <cstdint>
#include <vector>

#include <QList>
#include <QPointF>
#include <QRectF>

class QColor;
class QPainter;

namespace nabla {

/// Training and test loss over the epochs, as pictures and animations paint them: where things are, and the
/// curves.
class LossPainting {
  public:
    /// The curves are in `rect`; the axis of epochs has room up to the last one.
    LossPainting(const Snapshot& snapshot, std::int64_t lastEpoch, bool logarithmic, const QRectF& rect);

    const QRectF& rect() const { return rect_; }

    /// Where an epoch and a loss are.
    double x(double epoch) const;
    double y(double loss) const;

    /// What has room for a label, at most one for each `spacing` pixels.
    std::vector<double> epochTicks(double spacing) const;
    std::vector<double> lossTicks(double spacing) const;

    /// Paints both curves, and a dot at the newest value of each.
    void paintCurves(QPainter& painter, double lineWidth, double dotRadius) const;

  private:
    void paintCurve(QPainter& painter, const QList<QPointF>& curve, const QColor& color, double lineWidth,
                    double dotRadius) const;

    QRectF rect_;
    bool logarithmic_;
    QList<QPointF> train_;
    QList<QPointF> test_;
    AxisScale epochs_;
    AxisScale losses_;
};

} // namespace nabla
