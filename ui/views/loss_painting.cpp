#include "ui/views/loss_painting.h"

#include "ui/theme.h"
#include "ui/views/loss_curves.h"

#include <cmath>

#include <QPainter>
#include <QPolygonF>

namespace nabla {

using Record = LossHistory::Record;

LossPainting::LossPainting(const Snapshot& snapshot, std::int64_t lastEpoch, bool logarithmic,
                           const QRectF& rect)
    : rect_(rect), logarithmic_(logarithmic), epochs_(epochScale(lastEpoch)) {
    const auto records = recordsUpTo(snapshot.state.epoch, snapshot.scores, snapshot.history.get());
    train_ = lossCurve(records, &Record::train, logarithmic);
    test_ = lossCurve(records, &Record::test, logarithmic);
    losses_ = lossScaleOf(train_, test_, logarithmic);
}

double LossPainting::x(double epoch) const {
    return rect_.left() + (epoch - epochs_.low) / (epochs_.high - epochs_.low) * rect_.width();
}

double LossPainting::y(double loss) const {
    const auto along = [this](double value) { return logarithmic_ ? std::log10(value) : value; };
    const double low = along(losses_.low);
    return rect_.bottom() - (along(loss) - low) / (along(losses_.high) - low) * rect_.height();
}

std::vector<double> LossPainting::epochTicks(double spacing) const {
    return labelValues(withRoom(epochs_, false, rect_.width(), spacing), false);
}

std::vector<double> LossPainting::lossTicks(double spacing) const {
    return labelValues(withRoom(losses_, logarithmic_, rect_.height(), spacing), logarithmic_);
}

void LossPainting::paintCurves(QPainter& painter, double lineWidth, double dotRadius) const {
    paintCurve(painter, test_, theme().muted, lineWidth, dotRadius);
    paintCurve(painter, train_, theme().text, lineWidth, dotRadius);
}

void LossPainting::paintCurve(QPainter& painter, const QList<QPointF>& curve, const QColor& color,
                              double lineWidth, double dotRadius) const {
    if (curve.isEmpty())
        return;
    QPolygonF line;
    for (const QPointF& point : curve)
        line << QPointF(x(point.x()), y(point.y()));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    painter.setPen(QPen(theme().surface, 1.5));
    painter.setBrush(color);
    painter.drawEllipse(line.back(), dotRadius, dotRadius);
}

} // namespace nabla
