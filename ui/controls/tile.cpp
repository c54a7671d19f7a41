#include "ui/controls/tile.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <QPainter>

namespace nabla {
namespace {

constexpr int side = 48;
constexpr int picture = 36;

} // namespace

Tile::Tile(const QString& name, QWidget* parent) : KeyboardFocus(parent) {
    setAccessibleName(name);
    setToolTip(name);
    setCheckable(true);
    setAutoExclusive(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Tile::setPicture(const QPixmap& newPicture) {
    picture_ = newPicture;
    update();
}

int Tile::pictureSize() {
    return picture;
}

QSize Tile::sizeHint() const {
    return {side, side};
}

void Tile::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    const ControlState state = controlState(*this, isDown(), showsFocusRing());
    const QRectF all(0.0, 0.0, side, side);
    const QRectF frame = all.adjusted(inset, inset, -inset, -inset);
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    drawControlFrame(painter, frame, {state.enabled, state.hovered, state.pressed, false});
    QRectF target(0.0, 0.0, picture, picture);
    target.moveCenter(all.center());
    painter.setOpacity(state.enabled ? 1.0 : 0.4);
    painter.drawPixmap(target, picture_, picture_.rect().toRectF());
    painter.setOpacity(1.0);
    if (isChecked())
        drawRoundedFrame(painter, frame.adjusted(-1, -1, 1, 1), controlRadius + 1.0, Qt::transparent,
                         t.accent, 2.0);
    if (state.focused)
        drawRoundedFrame(painter, all, controlRadius + inset, Qt::transparent, t.text, 1.5);
}

} // namespace nabla
