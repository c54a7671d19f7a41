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

QImage emptyImage(int pixels) {
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

} // namespace

CurveView::CurveView(QWidget* parent) : OutputView(parent) {
    setAccessibleName(tr("Output as a curve"));
}

QRectF CurveView::plotRect() const {
    return pictureRect().marginsRemoved(curveNumberRoom);
}

QRectF CurveView::plotInPicture() const {
    return plotRect().translated(-pictureRect().topLeft());
}

QImage CurveView::drawnLayer() const {
    const double ratio = imageRatio(*this);
    QImage layer = emptyImage(picturePixels());
    QPainter painter(&layer);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(ratio, ratio);
    const QRectF plot = plotInPicture();
    paintCurveGrid(painter, points(), plot);
    paintCurveNumbers(painter, points(), plot);
    paintTruth(painter, points(), plot);
    if (!hasFewPoints())
        drawPoints(painter);
    return layer;
}

/// Many points would hide the curve, and it would hide a few.
bool CurveView::hasFewPoints() const {
    return points().train.size() + (showsTest() ? points().test.size() : 0) <= fewPoints;
}

void CurveView::drawPoints(QPainter& painter) const {
    const double ratio = imageRatio(*this);
    const QRectF plot = plotInPicture();
    painter.save();
    painter.resetTransform();
    painter.translate(plot.topLeft() * ratio);
    paintPoints(painter, points(), labels(), showsTest(), plot.size() * ratio, ratio);
    painter.restore();
}

QImage CurveView::drawnPicture(const QImage& layer) const {
    const double ratio = imageRatio(*this);
    const QRectF plot = plotInPicture();
    QImage picture = layer;
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    painter.translate(plot.topLeft() * ratio);
    paintGhosts(painter, ghosts(), points().range, labels(), plot.size() * ratio, ratio);
    painter.restore();
    painter.scale(ratio, ratio);
    if (hasCurve(field()))
        paintCurve(painter, field()->map, points(), plot);
    if (hasFewPoints())
        drawPoints(painter);
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
