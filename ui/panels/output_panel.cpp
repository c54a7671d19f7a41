#include "ui/panels/output_panel.h"

#include "ui/controls/check_box.h"
#include "ui/controls/stat_card.h"
#include "ui/controls/text_labels.h"
#include "ui/drawing/draw_bar.h"
#include "ui/drawing/point_drawing.h"
#include "ui/panels/output_words.h"
#include "ui/session.h"
#include "ui/view_state.h"
#include "ui/views/color_legend.h"
#include "ui/views/curve_legend.h"
#include "ui/views/curve_view.h"
#include "ui/views/heat_map_view.h"
#include "ui/views/loss_chart.h"

#include <QHBoxLayout>
#include <QTimer>
#include <QVBoxLayout>

#include <initializer_list>
#include <utility>

namespace nabla {
namespace {

/// The chart is refreshed less often than the rest: it costs most, and changes least. While training runs,
/// that happens together with the rest; the timer only shows what came last.
constexpr int chartMilliseconds = 80;
constexpr int lastChartMilliseconds = 100;

} // namespace

OutputPanel::OutputPanel(Session& session, ViewState& view, QWidget* parent)
    : Panel(Qt::LeftEdge, parent), session_(session), view_(view), map_(new HeatMapView(this)),
      curve_(new CurveView(this)), legend_(new ColorLegend(this)), curveLegend_(new CurveLegend(this)),
      drawBar_(new DrawBar(session, view, this)), mapDrawing_(new PointDrawing(session, view, *map_)),
      curveDrawing_(new PointDrawing(session, view, *curve_)), test_(new CheckBox(tr("Test data"), this)),
      discretize_(new CheckBox(tr("Discretize"), this)),
      trainLoss_(new StatCard(tr("Train loss"), StatCard::Dot::text, this)),
      testLoss_(new StatCard(tr("Test loss"), StatCard::Dot::muted, this)),
      accuracy_(new StatCard(tr("Accuracy"), StatCard::Dot::none, this)), chart_(new LossChart(this)),
      chartTimer_(new QTimer(this)) {
    layOut();
    connectView();
    chartTimer_->setSingleShot(true);
    chartTimer_->setInterval(lastChartMilliseconds);
    connect(chartTimer_, &QTimer::timeout, this, &OutputPanel::showChart);
    connect(&session, &Session::snapshotChanged, this, &OutputPanel::showSnapshot);
    connect(&session, &Session::fieldChanged, this, [this] { shown_->setField(session_.field()); });
    connect(&view, &ViewState::changed, this, &OutputPanel::showView);
    showSnapshot();
    showChart();
}

void OutputPanel::layOut() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 12);
    column->setSpacing(10);
    column->addWidget(new Heading(tr("Output"), this));
    for (QWidget* widget : std::initializer_list<QWidget*>{map_, curve_, drawBar_, legend_, curveLegend_})
        column->addWidget(widget);
    auto* switches = new QHBoxLayout;
    switches->setSpacing(20);
    for (CheckBox* box : {test_, discretize_})
        switches->addWidget(box);
    switches->addStretch(1);
    column->addLayout(switches);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(8);
    for (StatCard* card : {trainLoss_, testLoss_, accuracy_})
        cards->addWidget(card, 1);
    column->addLayout(cards);
    column->addWidget(chart_, 100);
    column->addStretch(1);
    test_->setToolTip(tr("Show the points that only test, with a dark rim"));
    discretize_->setToolTip(tr("Show only which class it is, not how sure the network is"));
    accuracy_->setToolTip(tr("The share of test points, or else training points, that are told right"));
}

void OutputPanel::connectView() {
    connect(test_, &QCheckBox::toggled, &view_, &ViewState::setShowTest);
    connect(discretize_, &QCheckBox::toggled, &view_, &ViewState::setDiscretize);
    connect(chart_, &LossChart::logarithmicChanged, &view_, &ViewState::setLogarithmicLoss);
    connect(drawBar_, &DrawBar::labelPicked, this, [this](double label) {
        (shown_ == curve_ ? curveDrawing_ : mapDrawing_)->relabelSelected(label);
    });
    connectOutput(*map_);
    connectOutput(*curve_);
}

void OutputPanel::connectOutput(OutputView& output) {
    connect(&output, &OutputView::mapPixelsChanged, &view_,
            [this] { view_.setMapPixels(shown_->mapPixels()); });
    connect(&output, &OutputView::pointerMoved, this, [this](double x, double y) {
        pointer_ = QPointF(x, y);
        showReadout();
    });
    connect(&output, &OutputView::pointerLeft, this, [this, &output] {
        pointer_.reset();
        output.setReadout({});
    });
}

/// Of data of one dimension, the output is a curve.
void OutputPanel::chooseView() {
    const bool isCurve = session_.snapshot()->data->dimensions == 1;
    OutputView* const wanted = isCurve ? static_cast<OutputView*>(curve_) : map_;
    if (std::exchange(shown_, wanted) == wanted)
        return;
    map_->setVisible(!isCurve);
    curve_->setVisible(isCurve);
    legend_->setVisible(!isCurve);
    curveLegend_->setVisible(isCurve);
    discretize_->setVisible(!isCurve);
    pointer_.reset();
    shown_->setField(session_.field());
    view_.setMapPixels(shown_->mapPixels());
    showView();
}

void OutputPanel::showView() {
    // Who draws must see all that can be erased.
    const bool drawing = view_.drawing().on;
    const bool showsTest = view_.showTest() || drawing;
    const QSignalBlocker block(test_);
    test_->setChecked(showsTest);
    test_->setEnabled(!drawing);
    discretize_->setChecked(view_.discretize());
    curveLegend_->setShowTest(showsTest);
    map_->setDiscretized(view_.discretize());
    showLegend();
    chart_->setLogarithmic(view_.logarithmicLoss());
    shown_->setShowTest(showsTest);
    shown_->setCaption(OutputWords::unitCaption(*session_.snapshot(), view_.mapUnit(), view_.pinned()));
}

void OutputPanel::showSnapshot() {
    const auto& snapshot = session_.snapshot();
    chooseView();
    shown_->setSnapshot(snapshot);
    curveLegend_->setHasTruth(snapshot->data->truth != nullptr);
    showUnit(snapshot->data->axes.label);
    showLegend();
    showNumbers();
    if (pointer_)
        showReadout();
    if (!isVisible())
        return;
    if (sinceChart_.hasExpired(chartMilliseconds))
        showChart();
    else if (!chartTimer_->isActive())
        chartTimer_->start();
}

void OutputPanel::showUnit(const Axis& label) {
    if (std::exchange(label_, label) == label)
        return;
    const QString scale = OutputWords::lossScale(label);
    trainLoss_->setToolTip(tr("The loss over the points the network trains on") + scale);
    testLoss_->setToolTip(tr("The loss over the points kept for testing") + scale);
}

void OutputPanel::showLegend() {
    const Snapshot& snapshot = *session_.snapshot();
    legend_->setKey(colorKey(snapshot.experiment, snapshot.data->axes.label, view_.discretize()));
}

void OutputPanel::showNumbers() {
    const Scores& scores = session_.snapshot()->scores;
    trainLoss_->setValue(OutputWords::loss(scores.trainLoss));
    testLoss_->setValue(OutputWords::loss(scores.testLoss));
    const bool hasTest = !session_.snapshot()->data->test.empty();
    accuracy_->setValue(OutputWords::percent(hasTest ? scores.testAccuracy : scores.trainAccuracy));
    accuracy_->setCaption(hasTest ? tr("Test accuracy") : tr("Accuracy"));
    accuracy_->setVisible(session_.snapshot()->experiment.problem != Problem::regression);
}

void OutputPanel::showChart() {
    sinceChart_.start();
    chartTimer_->stop();
    const Snapshot& snapshot = *session_.snapshot();
    chart_->setData(snapshot.history, snapshot.scores, snapshot.state.epoch,
                    OutputWords::editMarks(snapshot.state));
}

void OutputPanel::showEvent(QShowEvent* event) {
    Panel::showEvent(event);
    showChart();
}

void OutputPanel::showReadout() {
    const Snapshot& snapshot = *session_.snapshot();
    if (shown_ == curve_)
        curve_->setReadout(
            OutputWords::curveReadout(snapshot, view_.mapUnit(), pointer_->x(), curve_->nearestPoint()));
    else
        map_->setReadout(OutputWords::readout(snapshot, view_.mapUnit(), pointer_->x(), pointer_->y()));
}

} // namespace nabla
