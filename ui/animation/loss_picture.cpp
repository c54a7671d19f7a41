#include "ui/animation/loss_picture.h"

#include "ui/theme.h"
#include "ui/views/loss_curves.h"
#include "ui/views/nice_steps.h"

#include <QPainter>

#include <cmath>

namespace nabla {
namespace {

using Record = LossHistory::Record;

// Room for labels: "0.0025" to the left, half of "400k" to the right, a line of them below.
constexpr QMarginsF labelRoom(43, 8, 14, 22);
constexpr double epochSpacing = 44;
constexpr double lossSpacing = 20;
constexpr double dotRadius = 3.5;

/// Where epochs and losses are in a picture.
struct Plot {
    QRectF rect;
    AxisScale epochs;
    AxisScale losses;
    bool logarithmic;

    double x(double epoch) const {
        return rect.left() + (epoch - epochs.low) / (epochs.high - epochs.low) * rect.width();
    }
    double y(double loss) const {
        const auto along = [this](double value) { return logarithmic ? std::log10(value) : value; };
        const double low = along(losses.low);
        return rect.bottom() - (along(loss) - low) / (along(losses.high) - low) * rect.height();
    }
};

void paintLabels(QPainter& painter, const Plot& plot) {
    const QRectF& rect = plot.rect;
    QColor grid = theme().line;
    grid.setAlphaF(0.75F);
    painter.setFont(textFont(10));
    for (const double epoch : labelValues(withRoom(plot.epochs, false, rect.width(), epochSpacing), false)) {
        painter.setPen(theme().muted);
        painter.drawText(QRectF(plot.x(epoch) - 30, rect.bottom() + 5, 60, 14), Qt::AlignCenter,
                         axisNumber(epoch));
    }
    const AxisScale losses = withRoom(plot.losses, plot.logarithmic, rect.height(), lossSpacing);
    for (const double loss : labelValues(losses, plot.logarithmic)) {
        const double y = plot.y(loss);
        painter.setPen(QPen(grid, 1));
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y));
        painter.setPen(theme().muted);
        painter.drawText(QRectF(rect.left() - 60, y - 7, 54, 14), Qt::AlignVCenter | Qt::AlignRight,
                         axisNumber(loss));
    }
}

/// A curve, and a dot at its newest value.
void paintCurve(QPainter& painter, const Plot& plot, const QList<QPointF>& curve, const QColor& color) {
    if (curve.isEmpty())
        return;
    QList<QPointF> places;
    for (const QPointF& point : curve)
        places.append({plot.x(point.x()), plot.y(point.y())});
    painter.setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(places.constData(), static_cast<int>(places.size()));
    painter.setPen(QPen(theme().surface, 1.5));
    painter.setBrush(color);
    painter.drawEllipse(places.last(), dotRadius, dotRadius);
}

} // namespace

void paintLossPicture(QPainter& painter, const QRectF& rect, const std::vector<Record>& records,
                      std::int64_t lastEpoch, bool logarithmic) {
    const QList<QPointF> train = lossCurve(records, &Record::train, logarithmic);
    const QList<QPointF> test = lossCurve(records, &Record::test, logarithmic);
    const Plot plot{rect.marginsRemoved(labelRoom), epochScale(lastEpoch),
                    lossScaleOf(train, test, logarithmic), logarithmic};
    paintLabels(painter, plot);
    paintCurve(painter, plot, test, theme().muted);
    paintCurve(painter, plot, train, theme().text);
}

} // namespace nabla
