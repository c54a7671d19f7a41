#include "ui/controls/check_box.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QPainter>

namespace nabla {
namespace {

constexpr int boxSide = 16;
constexpr int ringRoom = 3;
constexpr int gap = 8;

} // namespace

CheckBox::CheckBox(const QString& text, QWidget* parent) : KeyboardFocus(text, parent) {
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
}

QSize CheckBox::sizeHint() const {
    const int words = fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    return {2 * ringRoom + boxSide + (text().isEmpty() ? 0 : gap + words + 1), 24};
}

void CheckBox::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    const ControlState state = controlState(*this, isDown(), showsFocusRing());
    const QRectF box(ringRoom, (height() - boxSide) / 2.0, boxSide, boxSide);
    QPainter painter(this);
    if (checkState() == Qt::Unchecked) {
        const QColor fill = state.pressed ? t.pressed : state.hovered ? t.hover : t.surface;
        drawRoundedFrame(painter, box, 4.0, fill, state.hovered ? t.muted : t.strongLine, 1.5);
    } else {
        const QColor fill = !state.enabled ? t.faint : state.hovered ? t.accentHover : t.accent;
        drawRoundedFrame(painter, box, 4.0, fill, fill);
        drawIcon(painter, box,
                 checkState() == Qt::Checked ? QStringLiteral("check") : QStringLiteral("minus"), 12,
                 t.accentText);
    }
    if (state.focused)
        drawFocusRing(painter, box.adjusted(-3, -3, 3, 3), 6.5);
    painter.setPen(textColor(state));
    painter.drawText(rect().adjusted(ringRoom + boxSide + gap, 0, 0, 0),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, text());
}

bool CheckBox::hitButton(const QPoint& position) const {
    return QRect(0, 0, sizeHint().width(), height()).contains(position);
}

} // namespace nabla
