#include "ui/views/draw_overlay.h"

#include "core/data/point_editor.h"
#include "ui/theme.h"

#include <QPainter>

#include <cstddef>

namespace nabla {
namespace {

/// Rings around more than these would take longer than a frame.
constexpr std::size_t mostRings = 3000;

/// Dark and light together: seen over every color.
void strokeTwice(QPainter& painter, double width, const auto& stroke) {
    QColor rim = theme().surface;
    rim.setAlphaF(0.85F);
    painter.setPen(QPen(rim, width + 2));
    stroke();
    painter.setPen(QPen(theme().text, width));
    stroke();
}

} // namespace

void paintDrawOverlay(QPainter& painter, const DrawOverlay& overlay, const PlaneTransform& transform,
                      const QRectF& plot, const std::optional<QPointF>& pointer) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(plot);
    painter.setBrush(Qt::NoBrush);
    for (std::size_t k = 0; k < std::min(overlay.selected.size(), mostRings); ++k) {
        const QPointF& place = overlay.selected[k];
        const QPointF center = transform.toPicture(place.x(), place.y());
        strokeTwice(painter, 1.5, [&] { painter.drawEllipse(center, 6.5, 6.5); });
    }
    if (overlay.band) {
        const QRectF band(transform.toPicture(overlay.band->left(), overlay.band->top()),
                          transform.toPicture(overlay.band->right(), overlay.band->bottom()));
        QColor fill = theme().accent;
        fill.setAlphaF(0.14F);
        painter.fillRect(band.normalized(), fill);
        strokeTwice(painter, 1, [&] { painter.drawRect(band.normalized()); });
    }
    if (overlay.radius > 0 && pointer) {
        const double across = overlay.radius / pictureEdge * plot.width();
        const double down = overlay.radius / pictureEdge * plot.height();
        strokeTwice(painter, 1.25, [&] { painter.drawEllipse(*pointer, across, down); });
    }
    painter.restore();
}

} // namespace nabla
