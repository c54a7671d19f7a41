#include "ui/views/scale_switch.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QPainter>

namespace nabla {

ScaleSwitch::ScaleSwitch(QWidget* parent) : KeyboardFocus<QAbstractButton>(parent) {
    setCheckable(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Logarithmic loss axis"));
    setToolTip(tr("Linear or logarithmic loss axis: small losses are told apart on the logarithmic one"));
}

void ScaleSwitch::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    drawRoundedFrame(painter, rect(), 6, t.surface, underMouse() ? t.strongLine : t.line);
    const double half = width() / 2.0;
    const QRectF left(0, 0, half, height());
    const QRectF chosen = (isChecked() ? left.translated(half, 0) : left).adjusted(2, 2, -2, -2);
    drawRoundedFrame(painter, chosen, 4, t.selection, Qt::transparent);
    const auto drawSegment = [&](const QRectF& segment, const QString& text, bool current) {
        painter.setFont(textFont(11, current ? QFont::Medium : QFont::Normal));
        painter.setPen(current ? t.text : t.muted);
        painter.drawText(segment, Qt::AlignCenter, text);
    };
    drawSegment(left, tr("Lin"), !isChecked());
    drawSegment(left.translated(half, 0), tr("Log"), isChecked());
    if (showsFocusRing())
        drawFocusRing(painter, rect(), 6);
}

} // namespace nabla
