#include "ui/views/output_view.h"

#include "ui/views/plane_transform.h"

#include <algorithm>
#include <utility>

namespace nabla {
namespace {

// Arrow keys go over the plane in so many steps; with Shift, in so many.
constexpr double smallSteps = 48;
constexpr double largeSteps = 12;

QPointF arrowDirection(const QKeyEvent& event) {
    if (event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))
        return {};
    switch (event.key()) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, 1};
    case Qt::Key_Down:
        return {0, -1};
    default:
        return {};
    }
}

} // namespace

void OutputView::movePointer(const QPointF& place, bool byKeyboard) {
    const PlaneRange& plane = points().range;
    const QPointF limited(std::clamp(place.x(), plane.x0, plane.x1),
                          std::clamp(place.y(), plane.y0, plane.y1));
    if (pointer_ == limited && pointerByKeyboard_ == byKeyboard)
        return;
    pointer_ = limited;
    pointerByKeyboard_ = byKeyboard;
    update();
    Q_EMIT pointerMoved(pointer_->x(), pointer_->y());
}

void OutputView::leavePointer() {
    if (!pointer_)
        return;
    pointer_.reset();
    update();
    Q_EMIT pointerLeft();
}

// The window's own shortcuts (→ is an epoch) must not take the keys of a focused view.
bool OutputView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& keyEvent = *static_cast<QKeyEvent*>(event);
        if (!arrowDirection(keyEvent).isNull() || (keyEvent.key() == Qt::Key_Escape && pointer_) ||
            isDrawingKey(keyEvent)) {
            event->accept();
            return true;
        }
    }
    return KeyboardFocus<QWidget>::event(event);
}

bool OutputView::isDrawingKey(const QKeyEvent& event) const {
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return drawing_ && pointer_;
    case Qt::Key_A:
        return drawing_ && event.modifiers() == Qt::ControlModifier;
    default:
        return drawing_ && (event.key() == Qt::Key_Delete || event.key() == Qt::Key_Backspace ||
                            event.key() == Qt::Key_Escape);
    }
}

/// Return is a stroke of one place.
void OutputView::pressDrawingKey(const QKeyEvent& event) {
    if (event.key() != Qt::Key_Return && event.key() != Qt::Key_Enter)
        return Q_EMIT drawingKeyPressed(event.key());
    if (stroke_)
        return;
    Q_EMIT strokeBegan(*pointer_, event.modifiers() & ~Qt::KeypadModifier);
    Q_EMIT strokeEnded();
}

void OutputView::keyPressEvent(QKeyEvent* event) {
    if (isDrawingKey(*event))
        return pressDrawingKey(*event);
    const QPointF direction = arrowDirection(*event);
    if (!direction.isNull()) {
        const PlaneRange& plane = points().range;
        const double steps = event->modifiers().testFlag(Qt::ShiftModifier) ? largeSteps : smallSteps;
        const QPointF from = pointer_.value_or(QPointF((plane.x0 + plane.x1) / 2, (plane.y0 + plane.y1) / 2));
        movePointer(from + QPointF(direction.x() * (plane.x1 - plane.x0) / steps,
                                   direction.y() * (plane.y1 - plane.y0) / steps),
                    true);
    } else if (event->key() == Qt::Key_Escape && pointer_) {
        leavePointer();
        return;
    }
    KeyboardFocus<QWidget>::keyPressEvent(event);
    event->setAccepted(!direction.isNull());
}

void OutputView::mousePressEvent(QMouseEvent* event) {
    KeyboardFocus<QWidget>::mousePressEvent(event);
    if (!drawing_ || event->button() != Qt::LeftButton || !plotRect().contains(event->position()))
        return;
    event->accept();
    stroke_ = true;
    movePointer(transform().toPlane(event->position()), false);
    Q_EMIT strokeBegan(transform().toPlane(event->position()), event->modifiers());
}

void OutputView::mouseReleaseEvent(QMouseEvent* event) {
    KeyboardFocus<QWidget>::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || !std::exchange(stroke_, false))
        return;
    event->accept();
    Q_EMIT strokeEnded();
}

void OutputView::mouseMoveEvent(QMouseEvent* event) {
    if (stroke_) {
        movePointer(transform().toPlane(event->position()), false);
        Q_EMIT strokeMoved(transform().toPlane(event->position()), event->modifiers());
        return;
    }
    if (plotRect().contains(event->position()))
        movePointer(transform().toPlane(event->position()), false);
    else
        leavePointer();
}

void OutputView::leaveEvent(QEvent* event) {
    KeyboardFocus<QWidget>::leaveEvent(event);
    if (!pointerByKeyboard_)
        leavePointer();
}

void OutputView::focusOutEvent(QFocusEvent* event) {
    KeyboardFocus<QWidget>::focusOutEvent(event);
    if (pointerByKeyboard_)
        leavePointer();
    update();
}

} // namespace nabla
