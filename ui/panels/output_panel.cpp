#include "ui/panels/output_panel.h"

#include "core/training/targets.h"
#include "ui/controls/check_box.h"
#include "ui/controls/stat_card.h"
#include "ui/controls/text_labels.h"
#include "ui/panels/output_words.h"
#include "ui/session.h"
#include "ui/view_state.h"
#include "ui/views/color_legend.h"
#include "ui/views/heat_map_view.h"
#include "ui/views/loss_chart.h"

#include <QHBoxLayout>
#include <QTimer>
#include <QVBoxLayout>

namespace nabla {
namespace {

/// The chart is refreshed less often than the rest: it costs most, and changes least. While training runs,
/// that happens together with the rest; the timer only shows what came last.
constexpr int chartMilliseconds = 80;
constexpr int lastChartMilliseconds = 100;

} // namespace

OutputPanel::OutputPanel(Session& session, ViewState& view, QWidget* parent)
    : Panel(Qt::LeftEdge, parent), session_(session), view_(view), map_(new HeatMapView(this)),
      legend_(new ColorLegend(this)), test_(new CheckBox(tr("Test data"), this)),
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
    connect(&session, &Session::fieldChanged, this, [this] { map_->setField(session_.field()); });
    connect(&view, &ViewState::changed, this, &OutputPanel::showView);
    showView();
    showSnapshot();
    showChart();
}

void OutputPanel::layOut() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 12);
    column->setSpacing(10);
    column->addWidget(new Heading(tr("Output"), this));
    column->addWidget(map_);
    column->addWidget(legend_);
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
    trainLoss_->setToolTip(tr("The loss over the points the network trains on"));
    testLoss_->setToolTip(tr("The loss over the points kept for testing"));
    accuracy_->setToolTip(tr("The share of test points, or else training points, that are told right"));
}

void OutputPanel::connectView() {
    connect(test_, &QCheckBox::toggled, &view_, &ViewState::setShowTest);
    connect(discretize_, &QCheckBox::toggled, &view_, &ViewState::setDiscretize);
    connect(chart_, &LossChart::logarithmicChanged, &view_, &ViewState::setLogarithmicLoss);
    connect(map_, &HeatMapView::mapPixelsChanged, &view_, [this] { view_.setMapPixels(map_->mapPixels()); });
    connect(map_, &HeatMapView::pointerMoved, this, [this](double x, double y) {
        pointer_ = QPointF(x, y);
        showReadout();
    });
    connect(map_, &HeatMapView::pointerLeft, this, [this] {
        pointer_.reset();
        map_->setReadout({});
    });
    view_.setMapPixels(map_->mapPixels());
}

void OutputPanel::showView() {
    test_->setChecked(view_.showTest());
    discretize_->setChecked(view_.discretize());
    map_->setShowTest(view_.showTest());
    map_->setDiscretized(view_.discretize());
    legend_->setDiscretized(view_.discretize());
    chart_->setLogarithmic(view_.logarithmicLoss());
    map_->setCaption(OutputWords::unitCaption(*session_.snapshot(), view_.mapUnit(), view_.pinned()));
}

void OutputPanel::showSnapshot() {
    const auto& snapshot = session_.snapshot();
    map_->setSnapshot(snapshot);
    legend_->setProblem(snapshot->experiment.problem);
    legend_->setClasses(snapshot->experiment.classes);
    legend_->setLow(lowestShown(snapshot->experiment), snapshot->experiment.loss == Loss::crossEntropy);
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
    map_->setReadout(
        OutputWords::readout(*session_.snapshot(), view_.mapUnit(), pointer_->x(), pointer_->y()));
}

} // namespace nabla
