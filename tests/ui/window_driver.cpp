#include "tests/ui/window_driver.h"

#include "ui/views/network_hit.h"
#include "ui/views/network_view.h"
#include "ui/views/network_words.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QScrollArea>
#include <QToolTip>
#include <QWindow>

#include <algorithm>

namespace nabla {
WindowDriver::WindowDriver(const Experiment& experiment, QSize size, bool remember)
    : window_(experiment, remember) {
    window_.resize(size);
    window_.show();
    window_.activateWindow();
    if (!QTest::qWaitForWindowActive(&window_))
        qFatal("The window does not become active.");
}

void WindowDriver::key(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    QTest::keyClick(window_.windowHandle(), key, modifiers);
}

void WindowDriver::type(const QString& text) {
    for (const QChar letter : text)
        QTest::keyClick(window_.windowHandle(), letter.toLatin1());
}

QPoint WindowDriver::inWindow(QWidget& widget, QPoint place) {
    for (QWidget* parent = widget.parentWidget(); parent; parent = parent->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(parent)) {
            const QPoint there = widget.mapTo(area->widget(), place);
            area->ensureVisible(there.x(), there.y(), 10, 10);
        }
    if (!widget.visibleRegion().contains(place))
        QTest::qFail(qPrintable(widget.objectName() + QStringLiteral(" cannot be seen there")), __FILE__,
                     __LINE__);
    return widget.mapTo(&window_, place);
}

void WindowDriver::click(QWidget& widget, Qt::MouseButton button) {
    clickAt(widget, widget.rect().center(), button);
}

void WindowDriver::clickAt(QWidget& widget, QPoint place, Qt::MouseButton button) {
    QTest::mouseClick(window_.windowHandle(), button, {}, inWindow(widget, place));
}

void WindowDriver::moveTo(QWidget& widget, QPoint place) {
    const QPoint there = inWindow(widget, place);
    QCursor::setPos(window_.mapToGlobal(there));
    QTest::mouseMove(window_.windowHandle(), there);
}

void WindowDriver::drag(QWidget& widget, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers) {
    QWindow* handle = window_.windowHandle();
    QTest::mousePress(handle, Qt::LeftButton, modifiers, inWindow(widget, from));
    for (int step = 1; step <= 4; ++step)
        QTest::mouseMove(handle, inWindow(widget, from + (to - from) * step / 4));
    QTest::mouseRelease(handle, Qt::LeftButton, modifiers, inWindow(widget, to));
}

bool WindowDriver::settles(std::uint64_t after) {
    return QTest::qWaitFor(
        [&] { return snapshot().run > after && snapshot().experiment == session().experiment(); });
}

bool WindowDriver::trainEpochs(int count) {
    const std::int64_t target = state().epoch + count;
    for (int i = 0; i < count; ++i)
        session().stepEpoch();
    return QTest::qWaitFor([&] { return state().epoch == target; });
}

NetworkView& WindowDriver::network() {
    return child<NetworkView>("network");
}

NetworkDiagram WindowDriver::diagram() {
    NetworkDiagram diagram;
    diagram.setRoom(network().size());
    diagram.setSnapshot(session().snapshot(), NetworkWords::featureLabelWidth(snapshot()));
    return diagram;
}

QPoint WindowDriver::placeOf(const DiagramItem& item) {
    const NetworkDiagram shown = diagram();
    if (item.kind != DiagramItem::Kind::edge)
        return itemBox(shown, item).center().toPoint();
    const DiagramEdge* edge = shown.edge(item);
    for (int step = 1; edge && step < 400; ++step) {
        const double x = edge->from.x() + (edge->to.x() - edge->from.x()) * (step % 20 + 0.5) / 20;
        const double low = std::min(edge->from.y(), edge->to.y()) - 2;
        const double high = std::max(edge->from.y(), edge->to.y()) + 2;
        const QPoint place = QPointF(x, low + (high - low) * (step / 20 + 0.5) / 20).toPoint();
        if (itemAt(shown, place) == item)
            return place;
    }
    QTest::qFail("The edge is nowhere to be pointed at", __FILE__, __LINE__);
    return {};
}

void WindowDriver::clickItem(const DiagramItem& item) {
    clickAt(network(), placeOf(item));
}

void WindowDriver::hoverItem(const DiagramItem& item) {
    moveTo(network(), placeOf(item));
}

QString WindowDriver::toolTipAt(const DiagramItem& item) {
    const QPoint place = placeOf(item);
    QHelpEvent wanted(QEvent::ToolTip, place, network().mapToGlobal(place));
    QApplication::sendEvent(&network(), &wanted);
    return QToolTip::text();
}

void WindowDriver::pressDiagramButton(DiagramAction action, int layer) {
    const NetworkLayout layout = diagram().layout();
    for (const DiagramButton& button : layout.buttons)
        if (button.action == action && button.layer == layer)
            return clickAt(network(), button.box.center().toPoint());
    QTest::qFail("The diagram has no such button", __FILE__, __LINE__);
}

void WindowDriver::chooseInMenu(const DiagramItem& item, int entry) {
    const QPoint place = placeOf(item);
    QContextMenuEvent wanted(QContextMenuEvent::Mouse, place, network().mapToGlobal(place));
    QApplication::sendEvent(&network(), &wanted);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    if (!menu)
        return QTest::qFail("There is no menu", __FILE__, __LINE__);
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions().at(entry)).center());
    // The offscreen platform does not do it by itself.
    window_.activateWindow();
    if (!QTest::qWaitForWindowActive(&window_))
        QTest::qFail("The window is not active again", __FILE__, __LINE__);
}

} // namespace nabla
