#include "ui/views/loss_plot.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"
#include "ui/views/nice_steps.h"
#include "ui/views/reading_card.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QChart>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QPainter>
#include <QValueAxis>

namespace nabla {
namespace {

// Room for labels: "0.0025" to the left, half of "400k" to the right, a line of them below; above, the card.
constexpr QMarginsF labelRoom(43, 32, 14, 24);
constexpr double labelSpacing = 20;
constexpr double markReach = 5;
/// Left of the card, for the chart's title.
constexpr double titleRoom = 34;

QLineSeries* addSeries(QChart& chart) {
    auto* series = new QLineSeries(&chart);
    chart.addSeries(series);
    return series;
}

void addAxis(QChart& chart, QAbstractAxis& axis, Qt::Alignment side) {
    axis.setLabelsVisible(false);
    axis.setGridLineVisible(false);
    axis.setLineVisible(false);
    chart.addAxis(&axis, side);
}

} // namespace

LossPlot::LossPlot(QWidget* parent)
    : QChartView(new QChart, parent), train_(addSeries(*chart())), test_(addSeries(*chart())),
      epochs_(new QValueAxis(this)), losses_(new QValueAxis(this)), logLosses_(new QLogValueAxis(this)) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setRenderHint(QPainter::Antialiasing);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->legend()->hide();
    chart()->setAnimationOptions(QChart::NoAnimation);
    addAxis(*chart(), *epochs_, Qt::AlignBottom);
    addAxis(*chart(), *losses_, Qt::AlignLeft);
    addAxis(*chart(), *logLosses_, Qt::AlignLeft);
    train_->attachAxis(epochs_);
    test_->attachAxis(epochs_);
    useLossAxis(false);
    takeColors();
}

void LossPlot::takeColors() {
    train_->setPen(QPen(theme().text, 1.6));
    test_->setPen(QPen(theme().muted, 1.6));
}

void LossPlot::setCurves(const QList<QPointF>& train, const QList<QPointF>& test) {
    train_->replace(train);
    test_->replace(test);
}

void LossPlot::useLossAxis(bool logarithmic) {
    QAbstractAxis* const from = logarithmic ? static_cast<QAbstractAxis*>(losses_) : logLosses_;
    QAbstractAxis* const to = logarithmic ? static_cast<QAbstractAxis*>(logLosses_) : losses_;
    for (QLineSeries* series : {train_, test_}) {
        if (series->attachedAxes().contains(from))
            series->detachAxis(from);
        series->attachAxis(to);
    }
    logarithmic_ = logarithmic;
}

void LossPlot::setScales(const AxisScale& epochs, const AxisScale& losses, bool logarithmic) {
    if (epochs == epochScale_ && losses == lossScale_ && logarithmic == logarithmic_)
        return;
    epochScale_ = epochs;
    lossScale_ = losses;
    if (logarithmic != logarithmic_)
        useLossAxis(logarithmic);
    epochs_->setRange(epochs.low, epochs.high);
    if (logarithmic)
        logLosses_->setRange(losses.low, losses.high);
    else
        losses_->setRange(losses.low, losses.high);
}

void LossPlot::setMarks(std::vector<EditMark> marks) {
    marks_ = std::move(marks);
    viewport()->update();
}

void LossPlot::setReading(const std::optional<PlotReading>& reading) {
    if (reading == reading_)
        return;
    reading_ = reading;
    viewport()->update();
}

QRectF LossPlot::plotRect() const {
    return chart()->plotArea();
}

double LossPlot::placeOf(double epoch) const {
    const QRectF plot = chart()->plotArea();
    return plot.left() + epoch / epochs_->max() * plot.width();
}

double LossPlot::epochAt(double x) const {
    const QRectF plot = chart()->plotArea();
    return (x - plot.left()) / plot.width() * epochs_->max();
}

const EditMark* LossPlot::markAt(const QPointF& place) const {
    if (std::abs(place.y() - chart()->plotArea().bottom()) > 2 * markReach)
        return nullptr;
    const auto hit = std::find_if(marks_.begin(), marks_.end(), [&](const EditMark& mark) {
        return std::abs(placeOf(static_cast<double>(mark.epoch)) - place.x()) <= markReach;
    });
    return hit == marks_.end() ? nullptr : &*hit;
}

void LossPlot::resizeEvent(QResizeEvent* event) {
    QChartView::resizeEvent(event);
    chart()->setPlotArea(QRectF(rect()).marginsRemoved(labelRoom));
}

void LossPlot::paintEvent(QPaintEvent* event) {
    QChartView::paintEvent(event);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    drawLabels(painter);
    drawMarks(painter);
    drawEnds(painter);
    drawReading(painter);
}

std::vector<double> LossPlot::lossTicks() const {
    const double height = chart()->plotArea().height();
    return labelValues(withRoom(lossScale_, logarithmic_, height, labelSpacing), logarithmic_);
}

double LossPlot::heightOf(double loss) const {
    return chart()->mapToPosition(QPointF(0, loss), train_).y();
}

// Grid and labels are painted here: Qt Charts leaves the grid of its dynamic ticks behind when the plot is
// resized, cuts numbers off where it finds them too wide, and knows no 400k.
void LossPlot::drawBackground(QPainter* painter, const QRectF&) {
    const QRectF plot = chart()->plotArea();
    QColor color = theme().line;
    color.setAlphaF(0.75F);
    painter->setPen(color);
    for (const double loss : lossTicks()) {
        const double y = std::floor(heightOf(loss)) + 0.5;
        painter->drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
}

void LossPlot::drawLabels(QPainter& painter) const {
    const QRectF plot = chart()->plotArea();
    painter.setFont(textFont(10));
    painter.setPen(theme().muted);
    for (const double epoch : labelValues(withRoom(epochScale_, false, plot.width(), 44), false)) {
        const QRectF room(placeOf(epoch) - 30, plot.bottom() + 5, 60, 14);
        painter.drawText(room, Qt::AlignCenter, axisNumber(epoch));
    }
    for (const double loss : lossTicks()) {
        const QRectF room(0, heightOf(loss) - 7, plot.left() - 6, 14);
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight, axisNumber(loss));
    }
}

void LossPlot::drawMarks(QPainter& painter) const {
    const double bottom = chart()->plotArea().bottom();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().accent);
    for (const EditMark& mark : marks_) {
        const double x = placeOf(static_cast<double>(mark.epoch));
        painter.drawRoundedRect(QRectF(x - 1, bottom - 4, 2, 8), 1, 1);
    }
}

// A dot at the newest value: it shows even where there is no line yet.
void LossPlot::drawEnds(QPainter& painter) const {
    for (QLineSeries* series : {test_, train_}) {
        if (series->count() == 0)
            continue;
        painter.setPen(QPen(theme().surface, 1.5));
        painter.setBrush(series->color());
        painter.drawEllipse(chart()->mapToPosition(series->at(series->count() - 1), series), 3.5, 3.5);
    }
}

void LossPlot::drawReading(QPainter& painter) const {
    if (!reading_)
        return;
    const QRectF plot = chart()->plotArea();
    const double x = std::clamp(placeOf(reading_->epoch), plot.left(), plot.right());
    painter.setPen(QPen(theme().strongLine, 1));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    QRectF card(QPointF(0, 0), readingCardSize(reading_->lines));
    const bool fitsAbove = card.width() <= width() - corner_.width();
    const double left = fitsAbove ? std::min(titleRoom, width() - corner_.width() - card.width()) : 0.0;
    const double right = fitsAbove ? width() - corner_.width() : width();
    card.moveTop(fitsAbove ? 0 : corner_.height());
    card.moveLeft(std::clamp(x - card.width() / 2, left, std::max(left, right - card.width())));
    drawReadingCard(painter, reading_->lines, card);
}

} // namespace nabla
