#include "ui/views/curve_painting.h"

#include "ui/axis_text.h"
#include "ui/theme.h"
#include "ui/views/plane_transform.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>

#include <QPainter>
#include <QPainterPath>

namespace nabla {
namespace {

constexpr int mostNumbers = 8;

/// The part of a line whose y is within the plot: a clip path would be lost in SVG.
std::optional<QLineF> within(const QRectF& plot, const QLineF& line) {
    double from = 0;
    double to = 1;
    const double rise = line.dy();
    for (const auto& [edge, sign] : {std::pair(plot.top(), 1.0), std::pair(plot.bottom(), -1.0)}) {
        const double inside = sign * (line.y1() - edge);
        const double way = sign * rise;
        if (way == 0 && inside < 0)
            return std::nullopt;
        if (way > 0)
            from = std::max(from, -inside / way);
        else if (way < 0)
            to = std::min(to, -inside / way);
    }
    if (from >= to)
        return std::nullopt;
    return QLineF(line.pointAt(from), line.pointAt(to));
}

/// A line through values that are even over the range; what is not finite or outside leaves a gap.
QPainterPath lineThrough(const QRectF& plot, const PlaneRange& range, int count,
                         const std::function<double(int)>& valueAt) {
    const PlaneTransform transform(range, plot);
    const double height = range.y1 - range.y0;
    QPainterPath path;
    std::optional<QPointF> last;
    for (int i = 0; i < count; ++i) {
        const double x = range.x0 + (range.x1 - range.x0) * (i + 0.5) / count;
        const double value = valueAt(i);
        const auto before = std::exchange(last, std::nullopt);
        if (!std::isfinite(value))
            continue;
        // Not so far outside that lines lose their precision.
        const double limited = std::clamp(value, range.y0 - 1e3 * height, range.y1 + 1e3 * height);
        last = transform.toPicture(x, limited);
        const auto seen = before ? within(plot, QLineF(*before, *last)) : std::nullopt;
        if (!seen)
            continue;
        if (path.isEmpty() || path.currentPosition() != seen->p1())
            path.moveTo(seen->p1());
        path.lineTo(seen->p2());
    }
    return path;
}

} // namespace

bool hasCurve(const Field* field) {
    return field && field->map.pixels > 0 && field->map.rows == 1;
}

void paintCurveGrid(QPainter& painter, const Dataset& data, const QRectF& plot) {
    const PlaneRange& range = data.range;
    const PlaneTransform transform(range, plot);
    const auto penFor = [](double value) { return QPen(value == 0 ? theme().strongLine : theme().line, 1); };
    for (const AxisTick& tick : axisTicks(data.axes.x, range.x0, range.x1, mostNumbers)) {
        const double x = std::floor(transform.toPicture(tick.value, 0).x()) + 0.5;
        painter.setPen(penFor(tick.value));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
    for (const AxisTick& tick : axisTicks(data.axes.label, range.y0, range.y1, mostNumbers)) {
        const double y = std::floor(transform.toPicture(0, tick.value).y()) + 0.5;
        painter.setPen(penFor(tick.value));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
}

void paintTruth(QPainter& painter, const Dataset& data, const QRectF& plot) {
    const auto truth = data.truth;
    if (!truth)
        return;
    const PlaneRange& range = data.range;
    constexpr int count = 200;
    const auto valueAt = [&](int i) { return truth(range.x0 + (range.x1 - range.x0) * (i + 0.5) / count); };
    painter.strokePath(lineThrough(plot, range, count, valueAt), QPen(theme().muted, 1.5));
}

void paintCurve(QPainter& painter, const Plane& output, const Dataset& data, const QRectF& plot) {
    const auto valueAt = [&](int i) {
        return static_cast<double>(output.values[static_cast<std::size_t>(i)]);
    };
    const QPainterPath path = lineThrough(plot, data.range, output.pixels, valueAt);
    for (const auto& [color, width] : {std::pair(theme().surface, 5.0), std::pair(theme().accent, 3.0)})
        painter.strokePath(path, QPen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
}

void paintCurveNumbers(QPainter& painter, const Dataset& data, const QRectF& plot) {
    const PlaneRange& range = data.range;
    const Axes& axes = data.axes;
    const PlaneTransform transform(range, plot);
    painter.setFont(textFont(11));
    painter.setPen(theme().muted);
    for (const AxisTick& tick : axisTicks(axes.x, range.x0, range.x1, mostNumbers))
        painter.drawText(QRectF(transform.toPicture(tick.value, 0).x() - 30, plot.bottom() + 5, 60, 14),
                         Qt::AlignCenter, tick.text);
    for (const AxisTick& tick : axisTicks(axes.label, range.y0, range.y1, mostNumbers))
        painter.drawText(QRectF(plot.left() - 66, transform.toPicture(0, tick.value).y() - 7, 60, 14),
                         Qt::AlignVCenter | Qt::AlignRight, tick.text);
    const QRectF inside = plot.adjusted(6, 4, -6, -4);
    const auto title = [&](const Axis& axis) { return axisTitle(axis, painter.font(), inside.width()); };
    painter.drawText(inside, Qt::AlignRight | Qt::AlignBottom, title(axes.x));
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignTop, title(axes.label));
}

} // namespace nabla
