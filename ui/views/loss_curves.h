#pragma once

#include "core/training/loss_history.h"
#include "ui/views/chart_axes.h"

#include <vector>

#include <QList>
#include <QPointF>

namespace nabla {

/// The records of a history, which may be missing, that are before an epoch, and the losses there.
std::vector<LossHistory::Record> recordsUpTo(std::int64_t epoch, const Scores& current,
                                             const LossHistory* history);

/// The chosen loss as points of (epoch, loss), thinned for drawing, non-finite ones left out; on a
/// logarithmic axis none is below `smallestLogLoss`.
QList<QPointF> lossCurve(const std::vector<LossHistory::Record>& records, double LossHistory::Record::*loss,
                         bool logarithmic);

/// The loss axis on which both curves, either may be empty, have room.
AxisScale lossScaleOf(const QList<QPointF>& train, const QList<QPointF>& test, bool logarithmic);

} // namespace nabla
