#include "ui/views/curve_view.h"

#include "ui/axis_text.h"
#include "ui/theme.h"
#include "ui/views/map_layer.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include <QPainter>
#include <QPainterPath>

namespace nabla {
namespace {

// Room for numbers: "−1.5" to the left, a line of them below, half of one to the right and above.
constexpr QMarginsF numberRoom(32, 7, 8, 21);
constexpr int mostNumbers = 8;
/// Points farther than this from the pointer are not spoken of.
constexpr double farthest = 60;

QImage emptyImage(int pixels) {
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

/// A line through values that are even over the range; what is not finite leaves a gap, what is far outside
/// goes only a little beyond.
QPainterPath lineThrough(const PlaneTransform& transform, const PlaneRange& range, int count,
                         const std::function<double(int)>& valueAt) {
    const double height = range.y1 - range.y0;
    QPainterPath path;
    bool down = false;
    for (int i = 0; i < count; ++i) {
        const double x = range.x0 + (range.x1 - range.x0) * (i + 0.5) / count;
        const double value = valueAt(i);
        if (!std::isfinite(value)) {
            down = false;
            continue;
        }
        const QPointF place = transform.toPicture(x, std::clamp(value, range.y0 - height, range.y1 + height));
        if (std::exchange(down, true))
            path.lineTo(place);
        else
            path.moveTo(place);
    }
    return path;
}

} // namespace

CurveView::CurveView(QWidget* parent) : OutputView(parent) {
    setAccessibleName(tr("Output as a curve"));
}

QRectF CurveView::plotRect() const {
    return pictureRect().marginsRemoved(numberRoom);
}

QRectF CurveView::plotInPicture() const {
    return plotRect().translated(-pictureRect().topLeft());
}

/// After the data were changed, there may still be the map of a plane.
bool CurveView::hasCurve() const {
    return field() && field()->map.pixels > 0 && field()->map.rows == 1;
}

QImage CurveView::drawnLayer() const {
    const double ratio = devicePixelRatioF();
    QImage layer = emptyImage(picturePixels());
    QPainter painter(&layer);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(ratio, ratio);
    drawGrid(painter);
    drawNumbers(painter);
    painter.setClipRect(plotInPicture());
    drawTruth(painter);
    painter.setClipping(false);
    if (!hasFewPoints())
        drawPoints(painter);
    return layer;
}

/// Many points would hide the curve, and it would hide a few.
bool CurveView::hasFewPoints() const {
    return points().train.size() + (showsTest() ? points().test.size() : 0) <= fewPoints;
}

void CurveView::drawPoints(QPainter& painter) const {
    const double ratio = devicePixelRatioF();
    const QRectF plot = plotInPicture();
    painter.save();
    painter.resetTransform();
    painter.translate(plot.topLeft() * ratio);
    paintPoints(painter, points(), labels(), showsTest(), plot.size() * ratio, ratio);
    painter.restore();
}

QImage CurveView::drawnPicture(const QImage& layer) const {
    const double ratio = devicePixelRatioF();
    const QRectF plot = plotInPicture();
    QImage picture = layer;
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    painter.translate(plot.topLeft() * ratio);
    paintGhosts(painter, ghosts(), points().range, labels(), plot.size() * ratio, ratio);
    painter.restore();
    painter.scale(ratio, ratio);
    painter.setClipRect(plot);
    drawCurve(painter);
    painter.setClipping(false);
    if (hasFewPoints())
        drawPoints(painter);
    return picture;
}

void CurveView::drawGrid(QPainter& painter) const {
    const PlaneRange& range = points().range;
    const QRectF plot = plotInPicture();
    const PlaneTransform transform(range, plot);
    const auto penFor = [](double value) { return QPen(value == 0 ? theme().strongLine : theme().line, 1); };
    for (const AxisTick& tick : axisTicks(points().axes.x, range.x0, range.x1, mostNumbers)) {
        const double x = std::floor(transform.toPicture(tick.value, 0).x()) + 0.5;
        painter.setPen(penFor(tick.value));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
    for (const AxisTick& tick : axisTicks(points().axes.label, range.y0, range.y1, mostNumbers)) {
        const double y = std::floor(transform.toPicture(0, tick.value).y()) + 0.5;
        painter.setPen(penFor(tick.value));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
}

void CurveView::drawTruth(QPainter& painter) const {
    const auto truth = points().truth;
    if (!truth)
        return;
    const PlaneRange& range = points().range;
    constexpr int count = 200;
    const auto valueAt = [&](int i) { return truth(range.x0 + (range.x1 - range.x0) * (i + 0.5) / count); };
    painter.strokePath(lineThrough(PlaneTransform(range, plotInPicture()), range, count, valueAt),
                       QPen(theme().muted, 1.5));
}

void CurveView::drawCurve(QPainter& painter) const {
    if (!hasCurve())
        return;
    const auto& values = field()->map.values;
    const auto valueAt = [&](int i) { return static_cast<double>(values[static_cast<std::size_t>(i)]); };
    const QPainterPath path = lineThrough(PlaneTransform(points().range, plotInPicture()), points().range,
                                          field()->map.pixels, valueAt);
    for (const auto& [color, width] : {std::pair(theme().surface, 5.0), std::pair(theme().accent, 3.0)})
        painter.strokePath(path, QPen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
}

void CurveView::drawNumbers(QPainter& painter) const {
    const PlaneRange& range = points().range;
    const Axes& axes = points().axes;
    const QRectF plot = plotInPicture();
    const PlaneTransform transform(range, plot);
    painter.setFont(textFont(11));
    painter.setPen(theme().muted);
    for (const AxisTick& tick : axisTicks(axes.x, range.x0, range.x1, mostNumbers))
        painter.drawText(QRectF(transform.toPicture(tick.value, 0).x() - 30, plot.bottom() + 5, 60, 14),
                         Qt::AlignCenter, tick.text);
    for (const AxisTick& tick : axisTicks(axes.label, range.y0, range.y1, mostNumbers))
        painter.drawText(QRectF(0, transform.toPicture(0, tick.value).y() - 7, plot.left() - 6, 14),
                         Qt::AlignVCenter | Qt::AlignRight, tick.text);
    const QRectF inside = plot.adjusted(6, 4, -6, -4);
    const auto title = [&](const Axis& axis) {
        return painter.fontMetrics().elidedText(axisTitle(axis), Qt::ElideRight, qRound(inside.width()));
    };
    painter.drawText(inside, Qt::AlignRight | Qt::AlignBottom, title(axes.x));
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignTop, title(axes.label));
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
    if (!hasCurve())
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
