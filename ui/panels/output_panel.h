#pragma once

#include "core/data/axes.h"
#include "ui/controls/surface.h"

#include <QElapsedTimer>

#include <optional>

class QTimer;

namespace nabla {

class CheckBox;
class ColorLegend;
class CurveLegend;
class CurveView;
class DrawBar;
class HeatMapView;
class LossChart;
class OutputView;
class PointDrawing;
class Session;
class StatCard;
class ViewState;

/// The column of results: the boundary map, or over data of one dimension the curve, the losses and how they
/// went.
class OutputPanel : public Panel {
    Q_OBJECT

  public:
    OutputPanel(Session& session, ViewState& view, QWidget* parent = nullptr);

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    void layOut();
    void connectView();
    void connectOutput(OutputView& output);
    void showView();
    void chooseView();
    void showSnapshot();
    void showUnit(const Axis& label);
    void showLegend();
    void showNumbers();
    void showChart();
    void showReadout();

    Session& session_;
    ViewState& view_;
    HeatMapView* map_;
    CurveView* curve_;
    /// The map or the curve.
    OutputView* shown_ = nullptr;
    ColorLegend* legend_;
    CurveLegend* curveLegend_;
    DrawBar* drawBar_;
    PointDrawing* mapDrawing_;
    PointDrawing* curveDrawing_;
    CheckBox* test_;
    CheckBox* discretize_;
    StatCard* trainLoss_;
    StatCard* testLoss_;
    StatCard* accuracy_;
    LossChart* chart_;
    QTimer* chartTimer_;
    QElapsedTimer sinceChart_;
    /// How the values of the data read.
    std::optional<Axis> label_;
    /// Where in the plane the pointer is.
    std::optional<QPointF> pointer_;
};

} // namespace nabla
