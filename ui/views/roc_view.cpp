#include "ui/views/roc_view.h"

#include "ui/theme.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <utility>

namespace nabla {
namespace {

constexpr double wordRoom = 15;

QPolygonF line(const RocCurve& curve, const QRectF& square) {
    QPolygonF points;
    for (std::size_t k = 0; k < curve.threshold.size(); ++k)
        points << QPointF(square.left() + curve.falsePositiveRate[k] * square.width(),
                          square.bottom() - curve.truePositiveRate[k] * square.height());
    return points;
}

void paintGround(QPainter& painter, const QRectF& square) {
    const Theme& t = theme();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(t.line, 1));
    painter.drawRect(square);
    painter.setPen(QPen(t.faint, 1, Qt::DotLine));
    painter.drawLine(square.bottomLeft(), square.topRight());
    painter.setFont(textFont(11));
    painter.setPen(t.muted);
    painter.drawText(QRectF(square.left(), square.bottom(), square.width(), wordRoom), Qt::AlignCenter,
                     RocView::tr("false positives"));
    painter.save();
    painter.translate(square.left() - wordRoom - 1, square.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-square.height() / 2, 0, square.height(), wordRoom), Qt::AlignCenter,
                     RocView::tr("true positives"));
    painter.restore();
}

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

void RocView::paint(QPainter& painter, const QRectF& box, const RocCurve& train, const RocCurve& test) {
    const double side = std::min(box.width() - wordRoom, box.height() - wordRoom) - 2;
    const QRectF square(box.left() + wordRoom + 1, box.top() + 1, side, side);
    paintGround(painter, square);
    for (const auto& [curve, color] : {std::pair(&test, theme().muted), std::pair(&train, theme().text)}) {
        painter.setPen(QPen(color, 1.6));
        painter.drawPolyline(line(*curve, square));
    }
}

void RocView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter, rect(), train_, test_);
}

} // namespace nabla
