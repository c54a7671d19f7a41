#include "ui/views/roc_view.h"

#include "ui/theme.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace nabla {
namespace {

constexpr double wordRoom = 15;

} // namespace

RocView::RocView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setAccessibleName(tr("ROC curve"));
    setToolTip(tr(
        "What share of class +1 is found (upwards) when that share of class −1 may be mistaken for it "
        "(to the right): the closer to the top left corner, the better. A guess runs along the diagonal."));
}

void RocView::setCurves(const RocCurve& train, const RocCurve& test) {
    if (train == train_ && test == test_)
        return;
    train_ = train;
    test_ = test;
    update();
}

QRectF RocView::square() const {
    const double side = std::min(width() - wordRoom, height() - wordRoom) - 2;
    return {wordRoom + 1, 1, side, side};
}

QPolygonF RocView::line(const RocCurve& curve) const {
    const QRectF box = square();
    QPolygonF points;
    for (std::size_t k = 0; k < curve.threshold.size(); ++k)
        points << QPointF(box.left() + curve.falsePositiveRate[k] * box.width(),
                          box.bottom() - curve.truePositiveRate[k] * box.height());
    return points;
}

void RocView::paintGround(QPainter& painter) const {
    const Theme& t = theme();
    const QRectF box = square();
    painter.setPen(QPen(t.line, 1));
    painter.drawRect(box);
    painter.setPen(QPen(t.faint, 1, Qt::DotLine));
    painter.drawLine(box.bottomLeft(), box.topRight());
    painter.setFont(textFont(11));
    painter.setPen(t.muted);
    painter.drawText(QRectF(box.left(), box.bottom(), box.width(), wordRoom), Qt::AlignCenter,
                     tr("false positives"));
    painter.save();
    painter.translate(0, box.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-box.height() / 2, 0, box.height(), wordRoom), Qt::AlignCenter,
                     tr("true positives"));
    painter.restore();
}

void RocView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter);
    painter.setPen(QPen(theme().muted, 1.6));
    painter.drawPolyline(line(test_));
    painter.setPen(QPen(theme().text, 1.6));
    painter.drawPolyline(line(train_));
}

} // namespace nabla
