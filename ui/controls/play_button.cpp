#include "ui/controls/play_button.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QPainter>

namespace nabla {
namespace {

constexpr int diameter = 44;

} // namespace

PlayButton::PlayButton(QWidget* parent) : KeyboardFocus(parent) {
    setCheckable(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::toggled, this, &PlayButton::nameAfterState);
    nameAfterState();
}

QSize PlayButton::sizeHint() const {
    return {diameter, diameter};
}

void PlayButton::nameAfterState() {
    const QString name = isChecked() ? tr("Pause") : tr("Play");
    setAccessibleName(name);
    setToolTip(tr("%1 (Space)").arg(name));
}

void PlayButton::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    const ControlState state = controlState(*this, isDown(), showsFocusRing());
    const QColor fill = !state.enabled  ? t.faint
                        : state.pressed ? t.accentPressed
                        : state.hovered ? t.accentHover
                                        : t.accent;
    const QRectF circle(0.0, 0.0, diameter, diameter);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawEllipse(circle);
    if (state.focused) {
        // Inside the disk, where it is seen whatever lies around it.
        painter.setPen(QPen(t.accentText, 2.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(circle.adjusted(4.0, 4.0, -4.0, -4.0));
    }
    drawIcon(painter, circle, isChecked() ? QStringLiteral("pause") : QStringLiteral("play"), 22,
             t.accentText);
}

bool PlayButton::hitButton(const QPoint& position) const {
    const QPointF offset = position - QPointF(diameter / 2.0, diameter / 2.0);
    return QPointF::dotProduct(offset, offset) <= diameter * diameter / 4.0;
}

} // namespace nabla
