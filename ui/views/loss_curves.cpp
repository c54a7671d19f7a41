#include "ui/views/loss_curves.h"

#include "ui/views/thin_series.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nabla {
namespace {

constexpr std::size_t mostPoints = 300;

} // namespace

std::vector<LossHistory::Record> recordsUpTo(std::int64_t epoch, const Scores& current,
                                             const LossHistory* history) {
    std::vector<LossHistory::Record> records;
    if (history)
        records = history->records();
    while (!records.empty() && records.back().epoch >= epoch)
        records.pop_back();
    records.push_back({epoch, current.trainLoss, current.testLoss});
    return records;
}

QList<QPointF> lossCurve(const std::vector<LossHistory::Record>& records, double LossHistory::Record::*loss,
                         bool logarithmic) {
    QList<QPointF> points;
    points.reserve(static_cast<qsizetype>(records.size()));
    for (const LossHistory::Record& record : records)
        if (const double value = record.*loss; std::isfinite(value))
            points.append(
                {static_cast<double>(record.epoch), logarithmic ? std::max(value, smallestLogLoss) : value});
    return thinSeries(points, mostPoints);
}

AxisScale lossScaleOf(const QList<QPointF>& train, const QList<QPointF>& test, bool logarithmic) {
    double smallest = std::numeric_limits<double>::infinity();
    double largest = 0;
    for (const auto* points : {&train, &test})
        for (const QPointF& point : *points) {
            smallest = std::min(smallest, point.y());
            largest = std::max(largest, point.y());
        }
    if (smallest > largest)
        return logarithmic ? logLossScale(0.1, 1) : lossScale(1);
    return logarithmic ? logLossScale(smallest, largest) : lossScale(largest);
}

} // namespace nabla
