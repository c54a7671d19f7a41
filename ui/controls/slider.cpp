#include "ui/controls/slider.h"

#include "ui/controls/painting.h"
#include "ui/theme.h"

#include <algorithm>

#include <QPainter>
#include <QStyle>

namespace nabla {
namespace {

constexpr double handleRadius = 6.5;
// Room for the ring around the handle at both ends.
constexpr double margin = 8.0;
constexpr double trackHeight = 4.0;

void drawTrack(QPainter& painter, double from, double to, double middle, const QColor& color) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(from, middle - trackHeight / 2.0, to - from, trackHeight),
                            trackHeight / 2.0, trackHeight / 2.0);
}

void drawHandle(QPainter& painter, const QPointF& center, const ControlState& state) {
    const Theme& t = theme();
    QColor halo = t.accent;
    halo.setAlphaF(0.16F);
    if (state.focused || state.hovered || state.pressed) {
        // As elsewhere, the keyboard's ring is a full line.
        painter.setPen(state.focused ? QPen(t.text, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(halo);
        painter.drawEllipse(center, margin - 0.75, margin - 0.75);
    }
    painter.setPen(QPen(state.enabled ? t.accent : t.faint, state.pressed ? 3.0 : 2.0));
    painter.setBrush(t.surface);
    painter.drawEllipse(center, handleRadius - 1.0, handleRadius - 1.0);
}

} // namespace

Slider::Slider(QWidget* parent) : KeyboardFocus(Qt::Horizontal, parent) {}

QSize Slider::sizeHint() const {
    return {160, 18};
}

QSize Slider::minimumSizeHint() const {
    return {64, 18};
}

double Slider::handleCenter() const {
    const double span = maximum() - minimum();
    const double share = span > 0.0 ? (sliderPosition() - minimum()) / span : 0.0;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    return margin + (mirrored ? 1.0 - share : share) * (width() - 2.0 * margin);
}

int Slider::positionAt(double x) const {
    const double room = std::max(1.0, width() - 2.0 * margin);
    const double share = std::clamp((x - margin) / room, 0.0, 1.0);
    const double span = maximum() - minimum();
    return minimum() + qRound((layoutDirection() == Qt::RightToLeft ? 1.0 - share : share) * span);
}

void Slider::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    const ControlState state = controlState(*this, isSliderDown(), showsFocusRing());
    const QPointF center(handleCenter(), height() / 2.0);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // The track is as wide as the texts above it; only the handle needs the margin.
    drawTrack(painter, 0.0, width(), center.y(), t.track);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    drawTrack(painter, mirrored ? center.x() : 0.0, mirrored ? width() : center.x(), center.y(),
              state.enabled ? t.accent : t.faint);
    drawHandle(painter, center, state);
}

void Slider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    setByKeyboard(false);
    setSliderDown(true);
    setSliderPosition(positionAt(event->position().x()));
    update();
}

void Slider::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown())
        setSliderPosition(positionAt(event->position().x()));
}

void Slider::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && isSliderDown()) {
        setSliderDown(false);
        update();
    }
}

} // namespace nabla
