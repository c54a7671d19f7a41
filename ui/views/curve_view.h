#pragma once

#include "ui/views/curve_picture.h"
#include "ui/views/output_view.h"

namespace nabla {

/// A neuron's output over data of one dimension as a curve, with the points and the curve that they were
/// drawn from.
class CurveView : public OutputView {
    Q_OBJECT

  public:
    explicit CurveView(QWidget* parent = nullptr);

    /// Of the points shown, the one nearest to the pointer; null where there is none around.
    const Point* nearestPoint() const;

  protected:
    QRectF plotRect() const override;
    QImage drawnLayer() const override;
    QImage drawnPicture(const QImage& layer) const override;
    void markReading(QPainter& painter, const QPointF& at) const override;

  private:
    CurveStyle style() const;
};

} // namespace nabla
