#include "ui/controls/switch.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QPainter>

namespace nabla {
namespace {

constexpr int trackWidth = 28;
constexpr int trackHeight = 16;
constexpr int ringRoom = 3;
constexpr int gap = 8;

} // namespace

Switch::Switch(const QString& text, QWidget* parent) : KeyboardFocus(text, parent) {
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
}

QSize Switch::sizeHint() const {
    const int words = fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    return {2 * ringRoom + trackWidth + (text().isEmpty() ? 0 : gap + words + 1), 24};
}

void Switch::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    const ControlState state = controlState(*this, isDown(), showsFocusRing());
    const QRectF track(ringRoom, (height() - trackHeight) / 2.0, trackWidth, trackHeight);
    const QColor on = !state.enabled ? t.faint : state.hovered ? t.accentHover : t.accent;
    const QColor off = state.enabled ? (state.hovered ? t.muted : t.strongLine) : t.line;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawRoundedFrame(painter, track, trackHeight / 2.0, isChecked() ? on : off, Qt::transparent, 0.0);
    const double radius = trackHeight / 2.0 - 2.0;
    const double x = isChecked() ? track.right() - trackHeight / 2.0 : track.left() + trackHeight / 2.0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(state.enabled ? t.accentText : t.surface);
    painter.drawEllipse(QPointF(x, track.center().y()), radius, radius);
    if (state.focused)
        drawFocusRing(painter, track.adjusted(-3, -3, 3, 3), trackHeight / 2.0 + 3.0);
    painter.setPen(textColor(state));
    painter.drawText(rect().adjusted(ringRoom + trackWidth + gap, 0, 0, 0),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, text());
}

bool Switch::hitButton(const QPoint& position) const {
    return QRect(0, 0, sizeHint().width(), height()).contains(position);
}

} // namespace nabla
