#pragma once

#include "core/experiment/experiment.h"

#include <QWidget>

namespace nabla {

/// Thin bar that says which color of the map stands for which output.
class ColorLegend : public QWidget {
    Q_OBJECT

  public:
    explicit ColorLegend(QWidget* parent = nullptr);

    /// Classes have their points beside the numbers, values only the numbers.
    void setProblem(Problem problem);

    /// Whether the map, too, shows only which class it is.
    void setDiscretized(bool discretized);

    /// The output that stands for the negative color: −1, or 0 of a sigmoid output.
    void setLow(double low);

    QSize sizeHint() const override { return {240, 18}; }
    QSize minimumSizeHint() const override { return {120, 18}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void describe();
    double drawEnd(QPainter& painter, double label, bool left) const;
    QImage bar(int pixels) const;

    Problem problem_ = Problem::classification;
    bool discretized_ = false;
    double low_ = -1;
};

} // namespace nabla
