#include "ui/axis_text.h"
#include "ui/pictures/all.h"
#include "ui/views/color_key.h"
#include "ui/views/curve_legend.h"
#include "ui/views/curve_painting.h"
#include "ui/views/map_layer.h"
#include "ui/views/output_image.h"
#include "ui/views/plane_transform.h"

#include <QPainter>

#include <cmath>

// The output over the plane, or over data of one dimension as a curve, with axes, points and legend.

namespace nabla::picture {
namespace {

/// Logical pixels of the plane's edge.
constexpr double edge = 400;
/// Room for numbers and names of the axes, to the left and below.
constexpr double axisRoom = 58;
constexpr double margin = 16;
constexpr double legendGap = 12;
constexpr int mostNumbers = 8;

bool isCurve(const PictureContent& content) {
    return content.snapshot->data->dimensions == 1;
}

ColorKey keyOf(const PictureContent& content) {
    return colorKey(content.snapshot->experiment, content.snapshot->data->axes.label, content.discretized);
}

double legendHeight(const PictureContent& content) {
    return ColorKey::lineHeight * (isCurve(content) ? 1 : keyOf(content).lines() + 1);
}

QSizeF size(const PictureContent& content) {
    return {axisRoom + edge + margin, margin + edge + axisRoom + legendGap + legendHeight(content) + margin};
}

FieldRequest request(double scale) {
    FieldRequest request;
    request.mapPixels = static_cast<int>(std::lround(edge * scale));
    return request;
}

void paintMark(QPainter& painter, const PointLabels labels, const QPointF& center, double label,
               PointRole role) {
    constexpr double radius = 4;
    paintPoint(painter, theme(), center, radius, pointRim(radius, 1), labels, label, role);
}

void paintPoints(QPainter& painter, const PictureContent& content, const QRectF& plot) {
    const Dataset& data = *content.snapshot->data;
    const PointLabels labels = pointLabels(content.snapshot->experiment);
    const std::size_t all = data.train.size() + (content.showTest ? data.test.size() : 0);
    const double radius = pointRadius(plot.width(), all, labels);
    const std::size_t stride = shownStride(data, content.showTest);
    const PlaneTransform transform(data.range, plot);
    const auto paint = [&](const std::vector<Point>& points, PointRole role) {
        for (std::size_t k = 0; k < points.size(); k += stride) {
            const QPointF at = placeOf(points[k], labels);
            const QPointF place = transform.toPicture(at.x(), at.y());
            if (plot.contains(place))
                paintPoint(painter, theme(), place, radius, pointRim(radius, 1), labels, points[k].label,
                           role);
        }
    };
    if (content.showTest)
        paint(data.test, PointRole::test);
    paint(data.train, PointRole::train);
}

void paintAxes(QPainter& painter, const Dataset& data, const QRectF& plot) {
    const PlaneTransform transform(data.range, plot);
    const PlaneRange& range = data.range;
    constexpr double tickLength = 4;
    painter.setFont(textFont(12));
    for (const AxisTick& tick : axisTicks(data.axes.x, range.x0, range.x1, mostNumbers)) {
        const QPointF at(transform.toPicture(tick.value, 0).x(), plot.bottom());
        painter.setPen(theme().strongLine);
        painter.drawLine(at, at + QPointF(0, tickLength));
        painter.setPen(theme().text);
        painter.drawText(QRectF(at.x() - 40, at.y() + 7, 80, 16), Qt::AlignCenter, tick.text);
    }
    for (const AxisTick& tick : axisTicks(data.axes.y, range.y0, range.y1, mostNumbers)) {
        const QPointF at(plot.left(), transform.toPicture(0, tick.value).y());
        painter.setPen(theme().strongLine);
        painter.drawLine(at, at - QPointF(tickLength, 0));
        painter.setPen(theme().text);
        painter.drawText(QRectF(at.x() - 88, at.y() - 8, 80, 16), Qt::AlignRight | Qt::AlignVCenter,
                         tick.text);
    }
}

void paintTitles(QPainter& painter, const Axes& axes, const QRectF& plot) {
    painter.setFont(textFont(13, QFont::Medium));
    painter.setPen(theme().text);
    painter.drawText(QRectF(plot.left(), plot.bottom() + 30, plot.width(), 18), Qt::AlignCenter,
                     axisTitle(axes.x, painter.font(), plot.width()));
    painter.save();
    painter.translate(plot.left() - 46, plot.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-plot.height() / 2, -9, plot.height(), 18), Qt::AlignCenter,
                     axisTitle(axes.y, painter.font(), plot.height()));
    painter.restore();
}

/// Which rims are whose points, and whether all are shown.
void paintRoles(QPainter& painter, const PictureContent& content, const QRectF& box) {
    const PointLabels labels = pointLabels(content.snapshot->experiment);
    const double label = labels == PointLabels::classes ? 0 : 1;
    double x = box.left() + 5;
    const auto entry = [&](PointRole role, const QString& text) {
        paintMark(painter, labels, QPointF(x, box.center().y()), label, role);
        painter.setPen(theme().muted);
        painter.setFont(textFont(11));
        painter.drawText(QRectF(x + 10, box.top(), 200, box.height()), Qt::AlignVCenter | Qt::AlignLeft,
                         text);
        x += 30 + painter.fontMetrics().horizontalAdvance(text);
    };
    entry(PointRole::train, PictureWords::tr("training data"));
    if (content.showTest)
        entry(PointRole::test, PictureWords::tr("test data"));
    if (const std::size_t stride = shownStride(*content.snapshot->data, content.showTest); stride > 1)
        painter.drawText(box, Qt::AlignVCenter | Qt::AlignRight,
                         PictureWords::tr("one of %1 points is shown").arg(stride));
}

void paintPlane(QPainter& painter, const PictureContent& content, const QRectF& plot, const QRectF& legend) {
    if (hasPlaneMap(content.field.get()))
        painter.drawImage(plot, outputImage(*content.field, theme(), content.discretized));
    paintPoints(painter, content, plot);
    painter.setPen(QPen(theme().strongLine, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(plot);
    paintAxes(painter, *content.snapshot->data, plot);
    paintTitles(painter, content.snapshot->data->axes, plot);
    const ColorKey key = keyOf(content);
    const QRectF keyBox(legend.left(), legend.top(), legend.width(), ColorKey::lineHeight * key.lines());
    ColorKeyPainter(painter, key, keyBox).paint();
    paintRoles(painter, content, {legend.left(), keyBox.bottom(), legend.width(), ColorKey::lineHeight});
}

void paintLine(QPainter& painter, const PictureContent& content, const QRectF& plot, const QRectF& legend) {
    const Dataset& data = *content.snapshot->data;
    const bool few = hasFewPoints(data, content.showTest);
    paintCurveGrid(painter, data, plot);
    paintCurveNumbers(painter, data, plot);
    paintTruth(painter, data, plot);
    if (!few)
        paintPoints(painter, content, plot);
    if (hasCurve(content.field.get()))
        paintCurve(painter, content.field->map, data, plot);
    if (few)
        paintPoints(painter, content, plot);
    painter.save();
    painter.translate(legend.topLeft());
    CurveLegend::paint(painter, legend.size(), data.truth != nullptr, content.showTest);
    painter.restore();
}

void paint(QPainter& painter, const PictureContent& content, const QSizeF&) {
    const QRectF plot(axisRoom, margin, edge, edge);
    const bool curve = isCurve(content);
    const double below = curve ? curveNumberRoom.bottom() : axisRoom - 6;
    const QRectF legend(plot.left(), plot.bottom() + below + legendGap, plot.width(), legendHeight(content));
    (curve ? paintLine : paintPlane)(painter, content, plot, legend);
}

} // namespace

Picture output() {
    return {"map",
            QT_TRANSLATE_NOOP("Pictures", "Output map"),
            QT_TRANSLATE_NOOP("Pictures",
                              "The output over the plane, or over data of one dimension as a curve, with "
                              "axes, points and legend."),
            [](const PictureContent&) { return QString(); },
            size,
            request,
            paint};
}

} // namespace nabla::picture
