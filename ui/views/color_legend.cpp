#include "ui/views/color_legend.h"

#include "ui/axis_text.h"
#include "ui/color_scale.h"
#include "ui/views/nice_steps.h"
#include "ui/views/point_sprites.h"

#include <algorithm>

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace nabla {
namespace {

constexpr double barHeight = 8;
constexpr double gap = 8;

QString signedText(double value) {
    return value > 0 ? QLatin1Char('+') + shortNumber(value) : shortNumber(value);
}

} // namespace

ColorLegend::ColorLegend(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Color legend"));
    describe();
}

void ColorLegend::setProblem(Problem problem) {
    if (problem == problem_)
        return;
    problem_ = problem;
    updateGeometry();
    describe();
}

void ColorLegend::setClasses(const std::vector<QString>& names, bool areOwn) {
    if (names == classes_ && areOwn == hasOwnNames_)
        return;
    classes_ = names;
    hasOwnNames_ = areOwn;
    updateGeometry();
    describe();
}

int ColorLegend::lines() const {
    return problem_ == Problem::multiclass ? (classCount() + classesPerLine - 1) / classesPerLine : 1;
}

void ColorLegend::setDiscretized(bool discretized) {
    if (discretized == discretized_)
        return;
    discretized_ = discretized;
    describe();
}

void ColorLegend::setLow(double low, bool isProbability) {
    if (low == low_ && isProbability == isProbability_)
        return;
    low_ = low;
    isProbability_ = isProbability;
    describe();
}

void ColorLegend::setAxis(const Axis& axis) {
    if (axis == axis_)
        return;
    axis_ = axis;
    describe();
}

/// A plain value has its sign, one with a unit is read; a probability is a part of a hundred.
QString ColorLegend::endText(double output) const {
    if (isProbability_)
        return tr("%1 %").arg(100 * output);
    return axis_.isPlain() ? signedText(output) : shortNumber(axis_.reading(output));
}

QString ColorLegend::description() const {
    if (problem_ == Problem::multiclass && hasOwnNames_)
        return tr("The classes are %1; the paler the color, the less sure the network is.")
            .arg(QStringList(classes_.begin(), classes_.end()).join(tr(", ")));
    if (problem_ == Problem::classification && hasOwnNames_)
        return tr("Orange is %1, blue is %2.").arg(classes_[0], classes_[1]);
    if (problem_ == Problem::multiclass)
        return tr("Every class has a color and a mark; the paler the color, the less sure the network is.");
    if (problem_ == Problem::classification && isProbability_)
        return tr("Orange is class −1, blue is class +1; between them stands the probability of blue.");
    const QString text = problem_ == Problem::classification
                             ? tr("Orange is class −1 (output %1), blue is class +1 (output %2).")
                             : tr("Orange is %1, blue is %2.");
    if (!axis_.isPlain())
        return tr("Orange is %1, blue is %2.")
            .arg(axisReading(axis_, low_, 1 - low_, 0), axisReading(axis_, 1, 1 - low_, 0));
    return text.arg(signedText(low_), signedText(1));
}

void ColorLegend::describe() {
    setAccessibleDescription(description());
    setToolTip(accessibleDescription());
    update();
}

// Returns how much of the width the number, and the point beside it, take.
double ColorLegend::drawEnd(QPainter& painter, double label, bool left, double room) const {
    const QString text = hasOwnNames_ && problem_ == Problem::classification
                             ? painter.fontMetrics().elidedText(classes_[left ? 0 : 1], Qt::ElideRight,
                                                                static_cast<int>(room / 3))
                             : endText(left ? low_ : 1);
    const double ratio = devicePixelRatioF();
    double used = 0;
    if (problem_ == Problem::classification) {
        PointSprites sprites(theme(), 3 * ratio, ratio);
        QImage point = sprites.sprite(label, PointRole::test);
        point.setDevicePixelRatio(ratio);
        const QSizeF size = point.deviceIndependentSize();
        painter.drawImage(QPointF(left ? 0 : room - size.width(), (height() - size.height()) / 2), point);
        used = size.width() + 4;
    }
    const double textWidth = QFontMetricsF(painter.font()).horizontalAdvance(text);
    const double x = left ? used : room - used - textWidth;
    painter.drawText(QRectF(x, 0, textWidth + 1, height()), Qt::AlignVCenter | Qt::AlignLeft, text);
    return used + textWidth + gap;
}

QImage ColorLegend::bar(int pixels) const {
    const ColorTable table = heatTable(theme(), discretized_);
    const auto& colors = table.colors();
    QImage image(pixels, 1, QImage::Format_RGB32);
    auto* pixel = reinterpret_cast<QRgb*>(image.scanLine(0));
    for (int x = 0; x < pixels; ++x)
        pixel[x] = colors[static_cast<std::size_t>(x) * colors.size() / static_cast<std::size_t>(pixels)];
    return image;
}

void ColorLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(textFont(11));
    painter.setPen(theme().muted);
    if (problem_ == Problem::multiclass)
        drawClasses(painter);
    else
        drawBar(painter);
}

void ColorLegend::drawClasses(QPainter& painter) const {
    const double ratio = devicePixelRatioF();
    PointSprites sprites(theme(), 4 * ratio, ratio, PointLabels::classes);
    const int columns = (classCount() + lines() - 1) / lines();
    const double room = static_cast<double>(width()) / columns;
    for (int k = 0; k < classCount(); ++k) {
        QImage mark = sprites.sprite(k, PointRole::test);
        mark.setDevicePixelRatio(ratio);
        const QSizeF size = mark.deviceIndependentSize();
        const QRectF cell(room * (k % columns), lineHeight * (k / columns), room, lineHeight);
        painter.drawImage(QPointF(cell.left(), cell.center().y() - size.height() / 2), mark);
        const QRectF text = cell.adjusted(size.width() + 4, 0, -4, 0);
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(classes_[static_cast<std::size_t>(k)],
                                                          Qt::ElideRight, static_cast<int>(text.width())));
    }
}

// Returns how much of the width the name takes.
double ColorLegend::drawTitle(QPainter& painter) const {
    if (axis_.isPlain())
        return 0;
    const QString title = axisTitle(axis_);
    painter.drawText(QRectF(rect()), Qt::AlignVCenter | Qt::AlignLeft, title);
    return QFontMetricsF(painter.font()).horizontalAdvance(title) + 2 * gap;
}

void ColorLegend::drawBar(QPainter& painter) const {
    const double title = drawTitle(painter);
    const double room = width() - title;
    painter.translate(title, 0);
    const double left = drawEnd(painter, -1, true, room);
    const double right = drawEnd(painter, 1, false, room);
    const QRectF rect(left, (height() - barHeight) / 2, room - left - right, barHeight);
    if (rect.width() < 1)
        return;
    QBrush brush(bar(qMax(1, qRound(rect.width()))));
    brush.setTransform(QTransform::fromTranslate(rect.left(), 0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(brush);
    painter.drawRoundedRect(rect, barHeight / 2, barHeight / 2);
}

} // namespace nabla
