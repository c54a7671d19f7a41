#include "ui/controls/push_button.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QPainter>

namespace nabla {
namespace {

constexpr int iconSide = 16;
constexpr int gap = 7;
constexpr int padding = 14;

} // namespace

PushButton::PushButton(const QString& text, QWidget* parent) : KeyboardFocus(text, parent) {
    setFont(textFont(13, QFont::Medium));
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
}

void PushButton::setIconName(const QString& iconName) {
    iconName_ = iconName;
    updateGeometry();
    update();
}

int PushButton::contentWidth() const {
    const int icon = iconName_.isEmpty() ? 0 : iconSide + (text().isEmpty() ? 0 : gap);
    return icon + fontMetrics().size(Qt::TextShowMnemonic, text()).width();
}

QSize PushButton::sizeHint() const {
    return {contentWidth() + 2 * padding, controlHeight};
}

void PushButton::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    const ControlState state = controlState(*this, isDown(), showsFocusRing());
    const bool filled = isDefault() && state.enabled;
    QPainter painter(this);
    drawControlFrame(painter, rect(), state);
    if (isChecked())
        drawRoundedFrame(painter, rect(), controlRadius, t.selection, t.accent);
    if (filled) {
        const QColor fill = state.pressed ? t.accentPressed : state.hovered ? t.accentHover : t.accent;
        drawRoundedFrame(painter, rect(), controlRadius, fill, fill);
        if (state.focused)
            drawRoundedFrame(painter, QRectF(rect()).adjusted(2, 2, -2, -2), controlRadius - 2.0,
                             Qt::transparent, t.accentText, 1.5);
    }
    const QColor color = filled ? t.accentText : textColor(state);
    QRectF content(0.0, 0.0, contentWidth(), height());
    content.moveCenter(QRectF(rect()).center());
    if (!iconName_.isEmpty()) {
        drawIcon(painter, QRectF(content.left(), 0.0, iconSide, height()), iconName_, iconSide, color);
        content.setLeft(content.left() + iconSide + gap);
    }
    painter.setPen(color);
    painter.drawText(content.adjusted(-1, 0, 1, 0), Qt::AlignCenter | Qt::TextShowMnemonic, text());
}

} // namespace nabla
