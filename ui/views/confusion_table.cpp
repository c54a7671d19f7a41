#include "ui/views/confusion_table.h"

#include "ui/contrast.h"
#include "ui/controls/painting.h"
#include "ui/theme.h"
#include "ui/views/confusion_view.h"
#include "ui/views/nice_steps.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

/// Room for the names of classes, above and to the left, and for the words beside them.
constexpr double nameRoom = 24;
constexpr double wordRoom = 15;
constexpr double widestCell = 52;
constexpr double highestCell = 44;
constexpr double cellGap = 2;
/// A class's mark before its name, as in legends of maps.
constexpr double markRadius = 3.5;
constexpr double markRoom = 15;
/// Between names that stand side by side.
constexpr double nameGap = 8;

QColor mixed(const QColor& from, const QColor& to, double share) {
    const auto mix = [share](int a, int b) { return static_cast<int>(a + share * (b - a)); };
    return {mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue())};
}

/// A mark and as much of the name as there is room for, at the middle or the right end of the box.
void paintName(QPainter& painter, const QRectF& box, const ClassLook& look, Qt::Alignment side) {
    const QString text = painter.fontMetrics().elidedText(look.name, Qt::ElideRight,
                                                          static_cast<int>(box.width() - markRoom) + 1);
    const double width = markRoom + painter.fontMetrics().horizontalAdvance(text);
    const double left = side == Qt::AlignRight ? box.right() - width : box.center().x() - width / 2;
    painter.save();
    paintPoint(painter, theme(), QPointF(left + markRoom / 2 - 1, box.center().y()), markRadius,
               pointRim(markRadius, 1), look.labels, look.label, PointRole::test);
    painter.restore();
    painter.setPen(theme().text);
    painter.drawText(QRectF(left + markRoom, box.top(), width, box.height()),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, text);
}

} // namespace

double ConfusionTable::namesWidth() const {
    double width = nameRoom + nameGap;
    const QFontMetricsF metrics(textFont(11, QFont::Medium));
    for (const ClassLook& look : classes)
        width = std::clamp(markRoom + std::ceil(metrics.horizontalAdvance(look.name)) + nameGap, width,
                           widestName);
    return width;
}

QSizeF ConfusionTable::usualSize() const {
    const double wide = std::max(matrix.classes > 4 ? 34.0 : 44.0, namesWidth());
    return {wordRoom + namesWidth() + matrix.classes * wide, leastSize().height()};
}

QSizeF ConfusionTable::leastSize() const {
    return {wordRoom + namesWidth() + 24 * matrix.classes, wordRoom + nameRoom + 17 * matrix.classes};
}

QSizeF ConfusionTable::fullSize() const {
    return {wordRoom + namesWidth() + matrix.classes * std::max(namesWidth(), widestCell),
            wordRoom + nameRoom + matrix.classes * highestCell};
}

QRectF ConfusionTable::cell(const QSizeF& size, int truth, int predicted) const {
    const double left = wordRoom + namesWidth();
    const double top = wordRoom + nameRoom;
    const int count = std::max(1, matrix.classes);
    const double high = std::min((size.height() - top) / count, highestCell);
    const double wide = std::min((size.width() - left) / count, std::max(namesWidth(), widestCell));
    return {left + predicted * wide, top + truth * high, wide - cellGap, high - cellGap};
}

void ConfusionTable::paintCell(QPainter& painter, const QSizeF& size, int truth, int predicted) const {
    std::int64_t ofClass = 0;
    for (int k = 0; k < matrix.classes; ++k)
        ofClass += matrix.count(truth, k);
    const std::int64_t count = matrix.count(truth, predicted);
    const double share = ofClass == 0 ? 0 : static_cast<double>(count) / static_cast<double>(ofClass);
    const QRectF box = cell(size, truth, predicted);
    const Theme& t = theme();
    const QColor& full = truth == predicted ? t.accent : t.warning;
    const QColor ground = mixed(t.hover, full, 0.75 * share);
    drawRoundedFrame(painter, box, std::min(4.0, box.height() / 4), ground, Qt::transparent);
    painter.setFont(numberFont(box.height() > 20 ? 12 : 10));
    painter.setPen(readableOn(ground, t.text));
    painter.drawText(box, Qt::AlignCenter | Qt::TextDontClip, axisNumber(static_cast<double>(count)));
}

void ConfusionTable::paintNames(QPainter& painter, const QSizeF& size) const {
    const double nameWidth = namesWidth();
    painter.setFont(textFont(11, QFont::Medium));
    for (int k = 0; k < matrix.classes; ++k) {
        const ClassLook& look = classes[static_cast<std::size_t>(k)];
        const QRectF box = cell(size, k, k);
        paintName(painter, QRectF(wordRoom, box.top(), nameWidth - nameGap + 2, box.height()), look,
                  Qt::AlignRight);
        paintName(painter, QRectF(box.left(), wordRoom + 4, box.width(), nameRoom - 6), look,
                  Qt::AlignHCenter);
    }
}

void ConfusionTable::paintWords(QPainter& painter, const QSizeF& size) const {
    const QRectF all = cell(size, 0, 0).united(cell(size, matrix.classes - 1, matrix.classes - 1));
    painter.setFont(textFont(11));
    painter.setPen(theme().muted);
    painter.drawText(QRectF(all.left() - 20, 0, all.width() + 40, wordRoom), Qt::AlignCenter,
                     ConfusionView::tr("predicted"));
    painter.save();
    painter.translate(0, all.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-all.height() / 2 - 20, 0, all.height() + 40, wordRoom), Qt::AlignCenter,
                     ConfusionView::tr("true"));
    painter.restore();
}

void ConfusionTable::paint(QPainter& painter, const QSizeF& size) const {
    for (int truth = 0; truth < matrix.classes; ++truth)
        for (int predicted = 0; predicted < matrix.classes; ++predicted)
            paintCell(painter, size, truth, predicted);
    paintNames(painter, size);
    paintWords(painter, size);
}

} // namespace nabla
