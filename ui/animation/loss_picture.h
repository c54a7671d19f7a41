#pragma once

#include "core/training/loss_history.h"

#include <QRectF>

#include <cstdint>
#include <vector>

class QPainter;

namespace nabla {

/// Paints training and test loss over the epochs, on an axis that has room up to the last epoch to come, as
/// the window's chart does.
void paintLossPicture(QPainter& painter, const QRectF& rect, const std::vector<LossHistory::Record>& records,
                      std::int64_t lastEpoch, bool logarithmic);

} // namespace nabla
