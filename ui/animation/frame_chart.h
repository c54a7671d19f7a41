#pragma once

#include "core/live/snapshot.h"

#include <QRectF>

#include <cstdint>

class QPainter;

namespace nabla {

/// Paints training and test loss over the epochs, on an axis that has room up to the last epoch to come, as
/// the window's chart does.
void paintFrameChart(QPainter& painter, const QRectF& rect, const Snapshot& snapshot, std::int64_t lastEpoch,
                     bool logarithmic);

} // namespace nabla
