#pragma once

#include "core/training/metrics.h"

#include <QWidget>

namespace nabla {

/// The ROC curves of both sets: the share of positives found over the share of negatives mistaken for them.
class RocView : public QWidget {
    Q_OBJECT

  public:
    explicit RocView(QWidget* parent = nullptr);

    /// Paints both curves into a box, the square with its words at the box's top left.
    static void paint(QPainter& painter, const QRectF& box, const RocCurve& train, const RocCurve& test);

    void setCurves(const RocCurve& train, const RocCurve& test);

    QSize sizeHint() const override { return {150, 132}; }
    QSize minimumSizeHint() const override { return {104, 104}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    RocCurve train_;
    RocCurve test_;
};

} // namespace nabla
