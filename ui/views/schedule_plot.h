#pragma once

#include "ui/views/illustration.h"

#include <QPolygonF>

namespace nabla {

/// The learning rate over the epochs, with the present epoch and its rate marked.
class SchedulePlot : public Illustration {
    Q_OBJECT

  public:
    explicit SchedulePlot(QWidget* parent = nullptr);

    void setExperiment(const Experiment& experiment) override;
    void setEpoch(std::int64_t epoch) override;

    QSize sizeHint() const override { return {220, 120}; }

    /// Where an epoch and its learning rate are in this widget.
    QPointF placeOf(std::int64_t epoch) const;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void refresh();
    double place(double rate) const;
    QPolygonF curve() const;
    void drawCaption(QPainter& painter) const;
    void drawGrid(QPainter& painter) const;
    void drawPresent(QPainter& painter) const;
    QRectF plotRect() const;

    Experiment experiment_;
    std::int64_t epoch_ = 0;
    /// What the axes reach.
    double lastEpoch_ = 1;
    double highestRate_ = 1;
};

} // namespace nabla
