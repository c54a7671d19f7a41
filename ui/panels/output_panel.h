#pragma once

#include "ui/controls/surface.h"

#include <QElapsedTimer>

#include <optional>

class QTimer;

namespace nabla {

class CheckBox;
class ColorLegend;
class HeatMapView;
class LossChart;
class Session;
class StatCard;
class ViewState;

/// The column of results: the boundary map, the losses and how they went.
class OutputPanel : public Panel {
    Q_OBJECT

  public:
    OutputPanel(Session& session, ViewState& view, QWidget* parent = nullptr);

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    void layOut();
    void connectView();
    void showView();
    void showSnapshot();
    void showNumbers();
    void showChart();
    void showReadout();

    Session& session_;
    ViewState& view_;
    HeatMapView* map_;
    ColorLegend* legend_;
    CheckBox* test_;
    CheckBox* discretize_;
    StatCard* trainLoss_;
    StatCard* testLoss_;
    StatCard* accuracy_;
    LossChart* chart_;
    QTimer* chartTimer_;
    QElapsedTimer sinceChart_;
    /// Where in the plane the pointer is.
    std::optional<QPointF> pointer_;
};

} // namespace nabla
