#pragma once

#include <QColor>
#include <QRectF>
#include <QString>

class QPainter;
class QWidget;

namespace nabla {

/// Height of fields and buttons; with its caption a field is 48 px, six steps of the grid.
constexpr int controlHeight = 28;
/// Corner radius of fields, buttons and tiles.
constexpr double controlRadius = 7.0;
/// Corner radius of cards.
constexpr double cardRadius = 10.0;

/// What a control looks like just now.
struct ControlState {
    bool enabled = true;
    bool hovered = false;
    bool pressed = false;
    bool focused = false; ///< by keyboard: a ring is due
};

/// State of a widget; whether it is pressed and shows its ring is known to the control alone.
ControlState controlState(const QWidget& widget, bool pressed, bool focused);

/// Fills a rounded rectangle and strokes its border inside `rect`, so that nothing is cut off.
void drawRoundedFrame(QPainter& painter, const QRectF& rect, double radius, const QColor& fill,
                      const QColor& border, double width = 1.0);

/// Ground and border of a field or outlined button, with its focus ring.
void drawControlFrame(QPainter& painter, const QRectF& rect, const ControlState& state,
                      double radius = controlRadius);

/// Focus ring just inside `rect`.
void drawFocusRing(QPainter& painter, const QRectF& rect, double radius);

/// Icon centered in `rect`, `size` logical pixels wide and high, at the painter's resolution.
void drawIcon(QPainter& painter, const QRectF& rect, const QString& name, int size, const QColor& color);

/// Small arrow around `center` that points down, turned clockwise by so many degrees.
void drawArrow(QPainter& painter, const QPointF& center, double turn, const QColor& color);

/// Color of a control's text: the theme's text, or faint where disabled.
QColor textColor(const ControlState& state);

} // namespace nabla
