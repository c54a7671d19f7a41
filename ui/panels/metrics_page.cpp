#include "ui/panels/metrics_page.h"

#include "core/training/measure.h"
#include "ui/controls/segmented_switch.h"
#include "ui/controls/text_labels.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/view_state.h"
#include "ui/views/confusion_view.h"
#include "ui/views/roc_view.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <cmath>
#include <optional>

namespace nabla {
namespace {

/// In less width the area under the ROC curve has to do for the curve.
constexpr int roomForAll = 440;

using Reading = std::optional<double>;

Reading accuracyOf(const SetMetrics& metrics) {
    return metrics.confusion ? Reading(accuracy(*metrics.confusion)) : std::nullopt;
}

/// Without points there is a dash rather than zero.
template <double ClassScores::*member>
Reading macro(const SetMetrics& metrics) {
    if (!metrics.confusion)
        return std::nullopt;
    const double all = accuracy(*metrics.confusion);
    return std::isnan(all) ? all : macroScores(*metrics.confusion).*member;
}

Reading areaOf(const SetMetrics& metrics) {
    return metrics.roc ? Reading(metrics.roc->area) : std::nullopt;
}

Reading rSquaredOf(const SetMetrics& metrics) {
    return metrics.rSquared;
}

QLabel* numberLabel(QWidget* parent) {
    auto* label = new QLabel(QStringLiteral("–"), parent);
    label->setFont(numberFont(12));
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    // As wide as any number that it will show, so that nothing moves.
    label->setMinimumWidth(label->fontMetrics().horizontalAdvance(QStringLiteral("−0.000")) + 2);
    return label;
}

QString numberText(const Reading& value) {
    if (!value || std::isnan(*value))
        return QStringLiteral("–");
    return QString::number(*value, 'f', 3).replace(QLatin1Char('-'), QChar(0x2212));
}

} // namespace

MetricsPage::MetricsPage(Session& session, ViewState& view, QWidget* parent)
    : QWidget(parent), session_(session), view_(view), table_(new QWidget(this)),
      set_(new SegmentedSwitch(tr("Train"), tr("Test"), this)), confusion_(new ConfusionView(this)),
      confusionColumn_(makeConfusion()), roc_(new RocView(this)) {
    fillTable();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(18, 8, 18, 10);
    row->setSpacing(16);
    row->addWidget(table_, 0, Qt::AlignTop);
    row->addSpacing(4);
    row->addWidget(confusionColumn_);
    row->addWidget(roc_);
    row->addStretch(1);
    table_->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(set_, &QAbstractButton::toggled, this, &MetricsPage::refresh);
    connect(&session, &Session::fieldChanged, this, &MetricsPage::refresh);
    refresh();
}

void MetricsPage::fillTable() {
    auto* grid = new QGridLayout(table_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(4);
    grid->addWidget(new Caption(tr("Train"), table_), 0, 1, Qt::AlignRight);
    grid->addWidget(new Caption(tr("Test"), table_), 0, 2, Qt::AlignRight);
    addRow(tr("Accuracy"), tr("The share of points told right"), accuracyOf);
    addRow(tr("Precision"),
           tr("Of the points taken for a class, the share that is; the mean over the classes"),
           macro<&ClassScores::precision>);
    addRow(tr("Recall"), tr("Of the points of a class, the share found; the mean over the classes"),
           macro<&ClassScores::recall>);
    addRow(tr("F1"), tr("The harmonic mean of precision and recall; the mean over the classes"),
           macro<&ClassScores::f1>);
    addRow(
        tr("AUC"),
        tr("The area under the ROC curve: the chance that a point of class +1 scores above one of class −1"),
        areaOf);
    addRow(tr("R²"),
           tr("The share of the values' variance that the network explains: 1 is perfect, 0 no better than "
              "their mean"),
           rSquaredOf);
}

void MetricsPage::addRow(const QString& name, const QString& help,
                         std::optional<double> (*value)(const SetMetrics&)) {
    auto* grid = static_cast<QGridLayout*>(table_->layout());
    Row row{new QLabel(name, table_), numberLabel(table_), numberLabel(table_), value};
    row.train->setAccessibleName(tr("%1, training data").arg(name));
    row.test->setAccessibleName(tr("%1, test data").arg(name));
    int column = 0;
    for (QLabel* label : {row.name, row.train, row.test}) {
        label->setToolTip(help);
        grid->addWidget(label, static_cast<int>(rows_.size()) + 1, column++);
    }
    rows_.push_back(row);
}

QWidget* MetricsPage::makeConfusion() {
    auto* holder = new QWidget(this);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(set_, 0, Qt::AlignHCenter);
    column->addWidget(confusion_, 1);
    set_->setObjectName(QStringLiteral("confusion_set"));
    set_->setAccessibleName(tr("Confusion matrix of the test data"));
    set_->setToolTip(tr("Whose confusion matrix is shown"));
    return holder;
}

void MetricsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    view_.setMetricsWanted(true);
}

void MetricsPage::resizeEvent(QResizeEvent*) {
    refresh();
}

void MetricsPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    view_.setMetricsWanted(false);
}

void MetricsPage::refresh() {
    const auto& field = session_.field();
    if (!field || !field->metrics)
        return;
    const Metrics& metrics = *field->metrics;
    const bool classifies = metrics.train.confusion.has_value();
    for (const Row& row : rows_) {
        const Reading train = row.value(metrics.train);
        const Reading test = row.value(metrics.test);
        row.train->setText(numberText(train));
        row.test->setText(numberText(test));
        for (QLabel* label : {row.name, row.train, row.test})
            label->setVisible(train.has_value());
    }
    confusionColumn_->setVisible(classifies);
    if (classifies)
        confusion_->setTable({*(set_->isChecked() ? metrics.test : metrics.train).confusion,
                              classLooks(field->snapshot->experiment)});
    roc_->setVisible(metrics.train.roc.has_value() && width() >= roomForAll);
    if (metrics.train.roc)
        roc_->setCurves(*metrics.train.roc, *metrics.test.roc);
}

} // namespace nabla
