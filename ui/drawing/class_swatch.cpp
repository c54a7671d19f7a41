#include "ui/drawing/class_swatch.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QPainter>

namespace nabla {

ClassSwatch::ClassSwatch(double label, PointLabels labels, const QString& name, QWidget* parent)
    : KeyboardFocus<QAbstractButton>(parent), label_(label), labels_(labels) {
    setCheckable(true);
    setAutoExclusive(true);
    setAccessibleName(name);
    setToolTip(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ClassSwatch::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    const QRectF frame = rect().toRectF().adjusted(1, 1, -1, -1);
    QPainter painter(this);
    if (isChecked())
        drawRoundedFrame(painter, frame, controlRadius, t.selection, t.accent, 2);
    else if (underMouse())
        drawRoundedFrame(painter, frame, controlRadius, t.hover, Qt::transparent);
    const double ratio = devicePixelRatioF();
    PointSprites sprites(t, 6.5 * ratio, ratio, labels_);
    QImage mark = sprites.sprite(label_, PointRole::train);
    mark.setDevicePixelRatio(ratio);
    const QSizeF size = QSizeF(mark.size()) / ratio;
    painter.drawImage(QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), mark);
    if (showsFocusRing())
        drawFocusRing(painter, rect(), controlRadius);
}

} // namespace nabla
