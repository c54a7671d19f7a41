#include "ui/views/confusion_view.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"
#include "ui/views/nice_steps.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace nabla {
namespace {

/// Room for the names of classes, above and to the left, and for the words beside them.
constexpr double nameRoom = 24;
constexpr double wordRoom = 15;
constexpr double widestName = 72;
constexpr double widestCell = 52;
constexpr double highestCell = 44;
constexpr double cellGap = 2;

QColor mixed(const QColor& from, const QColor& to, double share) {
    const auto mix = [share](int a, int b) { return static_cast<int>(a + share * (b - a)); };
    return {mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue())};
}

} // namespace

ConfusionView::ConfusionView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setAccessibleName(tr("Confusion matrix"));
}

/// A count of three digits has room in every cell.
QSize ConfusionView::sizeHint() const {
    return {static_cast<int>(wordRoom + nameWidth_) + matrix_.classes * (matrix_.classes > 4 ? 34 : 44),
            minimumSizeHint().height()};
}

QSize ConfusionView::minimumSizeHint() const {
    return {static_cast<int>(wordRoom + nameWidth_) + 24 * matrix_.classes,
            static_cast<int>(wordRoom + nameRoom) + 17 * matrix_.classes};
}

void ConfusionView::setMatrix(const ConfusionMatrix& matrix, std::vector<ClassLook> classes) {
    if (matrix == matrix_ && classes == classes_)
        return;
    matrix_ = matrix;
    classes_ = std::move(classes);
    nameWidth_ = nameRoom;
    const QFontMetricsF metrics(textFont(11, QFont::Medium));
    for (const ClassLook& look : classes_)
        nameWidth_ = std::clamp(metrics.horizontalAdvance(look.name) + 8, nameWidth_, widestName);
    updateGeometry();
    QStringList sentences;
    for (int truth = 0; truth < matrix_.classes; ++truth)
        for (int predicted = 0; predicted < matrix_.classes; ++predicted)
            sentences << sentence(truth, predicted);
    setAccessibleDescription(sentences.join(QLatin1Char(' ')));
    update();
}

QString ConfusionView::sentence(int truth, int predicted) const {
    const QString count = countText(matrix_.count(truth, predicted));
    const QString& name = classes_[static_cast<std::size_t>(truth)].name;
    if (truth == predicted)
        return tr("Class %1: %2 told right.").arg(name, count);
    return tr("Class %1: %2 taken for %3.")
        .arg(name, count, classes_[static_cast<std::size_t>(predicted)].name);
}

QRectF ConfusionView::cell(int truth, int predicted) const {
    const double left = wordRoom + nameWidth_;
    const double top = wordRoom + nameRoom;
    const int classes = std::max(1, matrix_.classes);
    const double high = std::min((height() - top) / classes, highestCell);
    const double wide = std::min((width() - left) / classes, widestCell);
    return {left + predicted * wide, top + truth * high, wide - cellGap, high - cellGap};
}

void ConfusionView::paintCell(QPainter& painter, int truth, int predicted) const {
    std::int64_t ofClass = 0;
    for (int k = 0; k < matrix_.classes; ++k)
        ofClass += matrix_.count(truth, k);
    const std::int64_t count = matrix_.count(truth, predicted);
    const double share = ofClass == 0 ? 0 : static_cast<double>(count) / static_cast<double>(ofClass);
    const QRectF box = cell(truth, predicted);
    const Theme& t = theme();
    const QColor& full = truth == predicted ? t.accent : t.warning;
    drawRoundedFrame(painter, box, std::min(4.0, box.height() / 4), mixed(t.hover, full, 0.75 * share),
                     Qt::transparent);
    painter.setFont(numberFont(box.height() > 20 ? 12 : 10));
    painter.setPen(share > 0.5 ? t.accentText : t.text);
    painter.drawText(box, Qt::AlignCenter | Qt::TextDontClip, axisNumber(static_cast<double>(count)));
}

void ConfusionView::paintNames(QPainter& painter) const {
    painter.setFont(textFont(11, QFont::Medium));
    for (int k = 0; k < matrix_.classes; ++k) {
        const ClassLook& look = classes_[static_cast<std::size_t>(k)];
        const QRectF box = cell(k, k);
        painter.setPen(look.color);
        const auto shown = [&](double room) {
            return painter.fontMetrics().elidedText(look.name, Qt::ElideRight, static_cast<int>(room));
        };
        painter.drawText(QRectF(wordRoom, box.top(), nameWidth_ - 5, box.height()),
                         Qt::AlignVCenter | Qt::AlignRight | Qt::TextDontClip, shown(nameWidth_ - 4));
        painter.drawText(QRectF(box.left(), wordRoom, box.width(), nameRoom - 4),
                         Qt::AlignBottom | Qt::AlignHCenter, shown(box.width()));
    }
    const QRectF all = cell(0, 0).united(cell(matrix_.classes - 1, matrix_.classes - 1));
    painter.setFont(textFont(11));
    painter.setPen(theme().muted);
    painter.drawText(QRectF(all.left() - 20, 0, all.width() + 40, wordRoom), Qt::AlignCenter,
                     tr("predicted"));
    painter.translate(0, all.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-all.height() / 2 - 20, 0, all.height() + 40, wordRoom), Qt::AlignCenter,
                     tr("true"));
}

void ConfusionView::paintEvent(QPaintEvent*) {
    if (matrix_.classes == 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int truth = 0; truth < matrix_.classes; ++truth)
        for (int predicted = 0; predicted < matrix_.classes; ++predicted)
            paintCell(painter, truth, predicted);
    paintNames(painter);
}

bool ConfusionView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int truth = 0; truth < matrix_.classes; ++truth)
        for (int predicted = 0; predicted < matrix_.classes; ++predicted)
            if (const QRectF box = cell(truth, predicted); box.contains(help->pos())) {
                QToolTip::showText(help->globalPos(), sentence(truth, predicted), this, box.toAlignedRect());
                return true;
            }
    QToolTip::hideText();
    return true;
}

} // namespace nabla
