#include "ui/views/curve_view.h"

#include "ui/theme.h"
#include "ui/views/curve_painting.h"
#include "ui/views/image_ratio.h"
#include "ui/views/map_layer.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

namespace nabla {
namespace {

/// Points farther than this from the pointer are not spoken of.
constexpr double farthest = 60;

} // namespace

CurveView::CurveView(QWidget* parent) : OutputView(parent) {
    setAccessibleName(tr("Output as a curve"));
}

QRectF CurveView::plotRect() const {
    return curvePlot(pictureRect());
}

CurveStyle CurveView::style() const {
    return {labels(), showsTest(), picturePixels(), imageRatio(*this)};
}

QImage CurveView::drawnLayer() const {
    return makeCurveLayer(points(), style());
}

QImage CurveView::drawnPicture(const QImage& layer) const {
    QImage picture = layer;
    paintOverCurveLayer(picture, points(), hasCurve(field()) ? &field()->map : nullptr, ghosts(), style());
    return picture;
}

const Point* CurveView::nearestPoint() const {
    if (!pointer())
        return nullptr;
    const QPointF at = transform().toPicture(pointer()->x(), pointer()->y());
    const Point* nearest = nullptr;
    double least = farthest * farthest;
    const std::size_t stride = shownStride(points(), showsTest());
    const auto look = [&](const std::vector<Point>& among) {
        for (std::size_t i = 0; i < among.size(); i += stride) {
            const QPointF away = transform().toPicture(among[i].x, among[i].label) - at;
            if (const double distance = QPointF::dotProduct(away, away); distance < least) {
                least = distance;
                nearest = &among[i];
            }
        }
    };
    look(points().train);
    if (showsTest())
        look(points().test);
    return nearest;
}

void CurveView::markReading(QPainter& painter, const QPointF& at) const {
    const QRectF plot = plotRect();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().strongLine, 1));
    painter.drawLine(QPointF(at.x(), plot.top()), QPointF(at.x(), plot.bottom()));
    painter.setBrush(Qt::NoBrush);
    if (const Point* nearest = nearestPoint()) {
        painter.setPen(QPen(theme().accent, 2));
        painter.drawEllipse(transform().toPicture(nearest->x, nearest->label), 7, 7);
    }
    if (!hasCurve(field()))
        return;
    const Plane& map = field()->map;
    const double share = (at.x() - plot.left()) / plot.width();
    const auto index = std::clamp(static_cast<int>(share * map.pixels), 0, map.pixels - 1);
    const double value = static_cast<double>(map.values[static_cast<std::size_t>(index)]);
    const QPointF place = transform().toPicture(pointer()->x(), value);
    if (!plot.contains(place))
        return;
    painter.setPen(QPen(theme().surface, 1.5));
    painter.setBrush(theme().accent);
    painter.drawEllipse(place, 4.5, 4.5);
}

} // namespace nabla
