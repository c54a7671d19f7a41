#pragma once

#include "ui/main_window.h"
#include "ui/views/network_diagram.h"

#include <QTest>

namespace nabla {

class NetworkView;

/// Uses a window as a person does: every press, click and motion goes through the window system.
class WindowDriver {
  public:
    /// Opens a window; one that remembers nothing closes without asking.
    explicit WindowDriver(const Experiment& experiment = {}, QSize size = {1440, 900}, bool remember = false);

    MainWindow& window() { return window_; }
    Session& session() { return window_.session(); }
    ViewState& view() { return window_.view(); }
    const Snapshot& snapshot() { return *session().snapshot(); }
    const TrainingState& state() { return snapshot().state; }

    /// The child of that type and, where given, object name; there must be one.
    template <class Widget>
    Widget& child(const char* name = nullptr) {
        auto* found = window_.findChild<Widget*>(name ? QString::fromLatin1(name) : QString());
        Q_ASSERT_X(found, "WindowDriver::child", name ? name : Widget::staticMetaObject.className());
        return *found;
    }

    /// Presses and releases a key in whatever has the focus.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// Types a text into whatever has the focus.
    void type(const QString& text);
    /// Clicks a widget that can be seen, in its middle or at a place in it.
    void click(QWidget& widget, Qt::MouseButton button = Qt::LeftButton);
    void clickAt(QWidget& widget, QPoint place, Qt::MouseButton button = Qt::LeftButton);
    /// Clicks the button of that object name.
    void click(const char* name) { click(child<QWidget>(name)); }
    /// Moves the pointer.
    void moveTo(QWidget& widget, QPoint place);
    /// Presses at one place, moves by way of the middle, and lets go at another.
    void drag(QWidget& widget, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    /// Waits until the trainer stands under the experiment that is asked for, and a run later than `after`
    /// where given; false after five seconds.
    bool settles(std::uint64_t after = 0);
    /// Trains so many whole epochs by key; false after five seconds.
    bool trainEpochs(int count);

    /// The diagram as it is laid out now.
    NetworkView& network();
    NetworkDiagram diagram();
    /// A place of the diagram at which the pointer is on that item alone.
    QPoint placeOf(const DiagramItem& item);
    void clickItem(const DiagramItem& item);
    void hoverItem(const DiagramItem& item);
    /// The tool tip of an item.
    QString toolTipAt(const DiagramItem& item);
    void pressDiagramButton(DiagramAction action, int layer = -1);
    /// Opens an item's context menu and chooses the entry of that number.
    void chooseInMenu(const DiagramItem& item, int entry);

  private:
    QPoint inWindow(QWidget& widget, QPoint place);

    MainWindow window_;
};

/// An edge, a bias, a neuron or a feature of the diagram.
inline DiagramItem edgeItem(int layer, int to, int from) {
    return {DiagramItem::Kind::edge, layer, to, from};
}
inline DiagramItem biasItem(int layer, int unit) {
    return {DiagramItem::Kind::bias, layer, unit, 0};
}
inline DiagramItem unitItem(int layer, int unit) {
    return {DiagramItem::Kind::unit, layer, unit, 0};
}
inline DiagramItem featureItem(int row) {
    return {DiagramItem::Kind::feature, 0, row, 0};
}

} // namespace nabla
