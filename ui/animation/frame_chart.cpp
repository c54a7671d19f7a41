#include "ui/animation/frame_chart.h"

#include "ui/theme.h"
#include "ui/views/loss_painting.h"
#include "ui/views/nice_steps.h"

#include <QPainter>

namespace nabla {
namespace {

// Room for labels: "0.0025" to the left, half of "400k" to the right, a line of them below.
constexpr QMarginsF labelRoom(43, 8, 14, 22);
constexpr double epochSpacing = 44;
constexpr double lossSpacing = 20;
constexpr double lineWidth = 1.6;
constexpr double dotRadius = 3.5;

void paintLabels(QPainter& painter, const LossPainting& plot) {
    const QRectF& rect = plot.rect();
    QColor grid = theme().line;
    grid.setAlphaF(0.75F);
    painter.setFont(textFont(10));
    for (const double epoch : plot.epochTicks(epochSpacing)) {
        painter.setPen(theme().muted);
        painter.drawText(QRectF(plot.x(epoch) - 30, rect.bottom() + 5, 60, 14), Qt::AlignCenter,
                         axisNumber(epoch));
    }
    for (const double loss : plot.lossTicks(lossSpacing)) {
        const double y = plot.y(loss);
        painter.setPen(QPen(grid, 1));
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y));
        painter.setPen(theme().muted);
        painter.drawText(QRectF(rect.left() - 60, y - 7, 54, 14), Qt::AlignVCenter | Qt::AlignRight,
                         axisNumber(loss));
    }
}

} // namespace

void paintFrameChart(QPainter& painter, const QRectF& rect, const Snapshot& snapshot, std::int64_t lastEpoch,
                     bool logarithmic) {
    const LossPainting plot(snapshot, lastEpoch, logarithmic, rect.marginsRemoved(labelRoom));
    paintLabels(painter, plot);
    plot.paintCurves(painter, lineWidth, dotRadius);
}

} // namespace nabla
