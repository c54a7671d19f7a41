#pragma once

#include "ui/views/illustration.h"

#include <QPolygonF>

class QPainterPath;

namespace nabla {

/// An activation and its derivative as curves, with a word on it.
class ActivationPlot : public Illustration {
    Q_OBJECT

  public:
    /// `shown` says which of an experiment's activations it is.
    explicit ActivationPlot(Activation (*shown)(const Experiment&), QWidget* parent = nullptr);

    void setExperiment(const Experiment& experiment) override;

    /// The one that is drawn.
    Activation activation() const { return activation_; }

    QSize sizeHint() const override { return {220, 176}; }
    QSize minimumSizeHint() const override { return {160, 176}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QRectF plotArea() const;
    QPointF place(double z, double y) const;
    void paintAxes(QPainter& painter) const;
    void paintCurves(QPainter& painter) const;
    void paintWords(QPainter& painter) const;

    Activation (*shown_)(const Experiment&);
    Activation activation_ = Activation::tanh;
};

} // namespace nabla
