#include "ui/views/color_key.h"

#include "core/training/targets.h"
#include "ui/axis_text.h"
#include "ui/class_names.h"
#include "ui/color_scale.h"
#include "ui/views/nice_steps.h"
#include "ui/views/point_sprites.h"

#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainter>

namespace nabla {
namespace {

constexpr double barHeight = 8;
constexpr double gap = 8;
constexpr double pointRadius = 3;
constexpr double classRadius = 4;

QString signedText(double value) {
    return value > 0 ? QLatin1Char('+') + shortNumber(value) : shortNumber(value);
}

/// How wide a point of that radius is with its rim.
double widthOf(double radius) {
    return 2 * (radius + pointRim(radius, 1));
}

/// The map's colors from left to right; a gradient, as patterns are lost in SVG.
QLinearGradient gradient(const QRectF& bar, bool discretized) {
    const ColorTable table = heatTable(theme(), discretized);
    const auto& colors = table.colors();
    const auto colorAt = [&](std::size_t index) { return QColor::fromRgb(colors[index]); };
    constexpr std::size_t middle = ColorTable::size / 2;
    constexpr double step = 1e-4;
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    gradient.setColorAt(0, colorAt(0));
    gradient.setColorAt(0.5 - step, colorAt(middle - 1));
    gradient.setColorAt(0.5, colorAt(middle));
    gradient.setColorAt(1, colorAt(colors.size() - 1));
    return gradient;
}

} // namespace

ColorKey colorKey(const Experiment& experiment, const Axis& label, bool discretized) {
    return {experiment.problem,
            classNames(experiment),
            hasNamedClasses(experiment),
            discretized,
            lowestShown(experiment),
            experiment.loss == Loss::crossEntropy,
            label};
}

ColorKeyPainter::ColorKeyPainter(QPainter& painter, const ColorKey& key, const QRectF& box)
    : painter_(painter), key_(key), box_(box) {}

void ColorKeyPainter::paint() {
    painter_.setFont(textFont(11));
    painter_.setPen(theme().muted);
    if (key_.problem == Problem::multiclass)
        paintClasses();
    else
        paintBar();
}

/// A plain value has its sign, one with a unit is read; a probability is a part of a hundred.
QString ColorKeyPainter::endText(const ColorKey& key, double output) {
    if (key.isProbability)
        return tr("%1 %").arg(100 * output);
    return key.axis.isPlain() ? signedText(output) : shortNumber(key.axis.reading(output));
}

// Returns how much of the width the number, and the point beside it, take.
double ColorKeyPainter::paintEnd(double label, bool left, double room) {
    const QString text = key_.hasOwnNames && key_.problem == Problem::classification
                             ? painter_.fontMetrics().elidedText(key_.classes[left ? 0 : 1], Qt::ElideRight,
                                                                 static_cast<int>(room / 3))
                             : endText(key_, left ? key_.low : 1);
    const double end = left ? box_.right() - room : box_.right();
    double used = 0;
    if (key_.problem == Problem::classification) {
        const double wide = widthOf(pointRadius);
        const QPointF center(left ? end + wide / 2 : end - wide / 2, box_.center().y());
        painter_.save();
        paintPoint(painter_, theme(), center, pointRadius, pointRim(pointRadius, 1), PointLabels::values,
                   label, PointRole::test);
        painter_.restore();
        used = wide + 4;
    }
    const double textWidth = QFontMetricsF(painter_.font()).horizontalAdvance(text);
    const double x = left ? end + used : end - used - textWidth;
    painter_.drawText(QRectF(x, box_.top(), textWidth + 1, box_.height()), Qt::AlignVCenter | Qt::AlignLeft,
                      text);
    return used + textWidth + gap;
}

void ColorKeyPainter::paintClasses() {
    const int columns = (key_.classCount() + key_.lines() - 1) / key_.lines();
    const double room = box_.width() / columns;
    const double wide = widthOf(1.35 * classRadius);
    for (int k = 0; k < key_.classCount(); ++k) {
        const QRectF cell(box_.left() + room * (k % columns),
                          box_.top() + ColorKey::lineHeight * (k / columns), room, ColorKey::lineHeight);
        painter_.save();
        paintPoint(painter_, theme(), QPointF(cell.left() + wide / 2, cell.center().y()), classRadius,
                   pointRim(classRadius, 1), PointLabels::classes, k, PointRole::test);
        painter_.restore();
        const QRectF text = cell.adjusted(wide + 4, 0, -4, 0);
        painter_.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                          painter_.fontMetrics().elidedText(key_.classes[static_cast<std::size_t>(k)],
                                                            Qt::ElideRight, static_cast<int>(text.width())));
    }
}

// Returns how much of the width the name takes.
double ColorKeyPainter::paintTitle() {
    if (key_.axis.isPlain())
        return 0;
    const QString title = axisTitle(key_.axis);
    painter_.drawText(box_, Qt::AlignVCenter | Qt::AlignLeft, title);
    return QFontMetricsF(painter_.font()).horizontalAdvance(title) + 2 * gap;
}

void ColorKeyPainter::paintBar() {
    const double title = paintTitle();
    const double room = box_.width() - title;
    const double left = paintEnd(-1, true, room);
    const double right = paintEnd(1, false, room);
    const QRectF bar(box_.left() + title + left, box_.center().y() - barHeight / 2, room - left - right,
                     barHeight);
    if (bar.width() < 1)
        return;
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(gradient(bar, key_.discretized));
    painter_.drawRoundedRect(bar, barHeight / 2, barHeight / 2);
}

} // namespace nabla
