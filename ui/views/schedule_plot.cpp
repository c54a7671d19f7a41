#include "ui/views/schedule_plot.h"

#include "core/training/schedules.h"
#include "ui/theme.h"
#include "ui/views/chart_axes.h"
#include "ui/views/nice_steps.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

// Room for the caption and half a label above, for labels to the left and below, for half of one to the
// right.
constexpr QMarginsF labelRoom(40, 26, 12, 18);

QColor translucent(QColor color, double opacity) {
    color.setAlphaF(static_cast<float>(opacity));
    return color;
}

} // namespace

SchedulePlot::SchedulePlot(QWidget* parent) : Illustration(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Learning rate over the epochs"));
    refresh();
}

void SchedulePlot::setExperiment(const Experiment& experiment) {
    experiment_ = experiment;
    refresh();
}

void SchedulePlot::setEpoch(std::int64_t epoch) {
    if (epoch == epoch_)
        return;
    epoch_ = epoch;
    refresh();
}

void SchedulePlot::refresh() {
    // A little beyond the present epoch, so that the axis does not move at each.
    const double beyond = 1.25 * static_cast<double>(epoch_);
    const auto course = static_cast<double>(scheduleLength(experiment_));
    lastEpoch_ = beyond > course ? epochScale(std::llround(beyond)).high : course;
    highestRate_ = 0;
    for (int k = 0; k <= 200; ++k)
        highestRate_ = std::max(highestRate_,
                                learningRateAt(experiment_, static_cast<std::int64_t>(lastEpoch_ * k / 200)));
    if (!(highestRate_ > 0))
        highestRate_ = 1;
    const QString rate = shortNumber(learningRateAt(experiment_, epoch_), 4);
    setAccessibleDescription(tr("In epoch %1 it is %2.").arg(countText(epoch_), rate));
    update();
}

QRectF SchedulePlot::plotRect() const {
    return QRectF(rect()).marginsRemoved(labelRoom);
}

double SchedulePlot::place(double rate) const {
    return plotRect().bottom() - rate / highestRate_ * plotRect().height();
}

QPointF SchedulePlot::placeOf(std::int64_t epoch) const {
    const QRectF plot = plotRect();
    return {plot.left() + static_cast<double>(epoch) / lastEpoch_ * plot.width(),
            place(learningRateAt(experiment_, epoch))};
}

/// A point for every epoch, or, where there are more epochs than pixels, for every half pixel.
QPolygonF SchedulePlot::curve() const {
    const double step = std::max(1.0, std::floor(lastEpoch_ / (2 * plotRect().width())));
    QPolygonF points;
    for (double epoch = 0; epoch <= lastEpoch_; epoch += step)
        points << placeOf(static_cast<std::int64_t>(epoch));
    return points;
}

void SchedulePlot::drawCaption(QPainter& painter) const {
    const QRectF line(0, 0, width(), 16);
    painter.setFont(textFont(11));
    painter.setPen(theme().muted);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, tr("Rate over the epochs"));
    painter.setFont(numberFont(11));
    painter.setPen(theme().text);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter,
                     shortNumber(learningRateAt(experiment_, epoch_), 3));
}

void SchedulePlot::drawGrid(QPainter& painter) const {
    const QRectF plot = plotRect();
    painter.setFont(textFont(10));
    for (const double rate : niceTicks(0, highestRate_, 3)) {
        const double y = std::round(place(rate)) + 0.5;
        painter.setPen(theme().line);
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(theme().muted);
        painter.drawText(QRectF(0, y - 8, plot.left() - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                         axisNumber(rate));
    }
    for (const double epoch : niceTicks(0, lastEpoch_, 4)) {
        const double x = plot.left() + epoch / lastEpoch_ * plot.width();
        painter.drawText(QRectF(x - 30, plot.bottom() + 3, 60, 15), Qt::AlignHCenter | Qt::AlignTop,
                         axisNumber(epoch));
    }
}

void SchedulePlot::drawPresent(QPainter& painter) const {
    const QPointF now = placeOf(epoch_);
    painter.setPen(QPen(translucent(theme().accent, 0.5), 1));
    painter.drawLine(QPointF(now.x(), plotRect().bottom()), now);
    painter.setPen(QPen(theme().surface, 1.5));
    painter.setBrush(theme().accent);
    painter.drawEllipse(now, 4, 4);
}

void SchedulePlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawCaption(painter);
    drawGrid(painter);
    painter.setPen(QPen(theme().text, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(curve());
    drawPresent(painter);
}

} // namespace nabla
