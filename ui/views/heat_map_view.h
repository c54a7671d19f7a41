#pragma once

#include "ui/views/output_view.h"

namespace nabla {

/// A neuron's output over the plane in colors.
class HeatMapView : public OutputView {
    Q_OBJECT

  public:
    explicit HeatMapView(QWidget* parent = nullptr);

    /// Whether only the sign, or the likeliest class, is shown.
    void setDiscretized(bool discretized);

  protected:
    QImage drawnLayer() const override;
    QImage drawnPicture(const QImage& layer) const override;

  private:
    QImage colors() const;

    bool discretized_ = false;
};

} // namespace nabla
