#include "tests/bench/frames/clicker.h"

#include "ui/controls/check_box.h"
#include "ui/views/heat_map_view.h"
#include "ui/views/network_view.h"
#include "ui/views/network_words.h"

#include <QWindow>

#include <algorithm>
#include <random>

QT_BEGIN_NAMESPACE
/// What Qt Test's clicks go through: the window system's own way into the program. Declared here because Qt
/// Test does so too, and is not needed for more.
Q_GUI_EXPORT void qt_handleMouseEvent(QWindow* window, const QPointF& local, const QPointF& global,
                                      Qt::MouseButtons state, Qt::MouseButton button, QEvent::Type type,
                                      Qt::KeyboardModifiers mods, int timestamp);
QT_END_NAMESPACE

namespace nabla {
namespace {

QWidget* checkBox(const MainWindow& window, const QString& text) {
    const auto boxes = window.findChildren<CheckBox*>();
    return *std::find_if(boxes.begin(), boxes.end(),
                         [&](const CheckBox* box) { return box->text() == text; });
}

} // namespace

Clicker::Clicker(MainWindow& window, FrameWatch& watch)
    : window_(window), watch_(watch), discretize_(checkBox(window, QStringLiteral("Discretize"))),
      diagram_(window.findChild<NetworkView*>()), map_(window.findChild<HeatMapView*>()) {
    connect(&watch_, &FrameWatch::framePainted, this, &Clicker::lookAtFrame);
    thread_ = std::thread([this] { clickNowAndThen(); });
}

Clicker::~Clicker() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

/// The moment of a click is taken on a thread of its own, so that one that comes while a frame is being
/// painted waits for it as a person's click does.
void Clicker::clickNowAndThen() {
    std::mt19937 random(1);
    std::uniform_int_distribution<int> microseconds(300'000, 700'000);
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, std::chrono::microseconds(microseconds(random)), [this] { return stop_; }))
        QMetaObject::invokeMethod(
            this, [this, now = FrameClock::now()] { deliver(now); }, Qt::QueuedConnection);
}

void Clicker::deliver(FrameClock::time_point clicked) {
    if (clicked_)
        return;
    const bool neuron = std::exchange(neuronIsNext_, !neuronIsNext_);
    clicked_ = clicked;
    awaited_.clear();
    if (neuron) {
        mapClicked_ = clicked;
        awaited_ = {{diagram_, watch_.paints(*diagram_)}};
        press(*diagram_, this->neuron());
    } else {
        mapClicked_.reset();
        awaited_ = {{discretize_, watch_.paints(*discretize_)}, {map_, watch_.paints(*map_)}};
        press(*discretize_, discretize_->rect().center());
    }
}

void Clicker::press(const QWidget& widget, QPoint place) {
    const QPoint local = widget.mapTo(&window_, place);
    const QPoint global = window_.mapToGlobal(local);
    const auto now = static_cast<int>(milliseconds(FrameClock::now().time_since_epoch()));
    QWindow* handle = window_.windowHandle();
    qt_handleMouseEvent(handle, local, global, Qt::NoButton, Qt::NoButton, QEvent::MouseMove, {}, now);
    qt_handleMouseEvent(handle, local, global, Qt::LeftButton, Qt::LeftButton, QEvent::MouseButtonPress, {},
                        now);
    qt_handleMouseEvent(handle, local, global, Qt::NoButton, Qt::LeftButton, QEvent::MouseButtonRelease, {},
                        now);
}

void Clicker::lookAtFrame() {
    const auto& frames = watch_.frames();
    const auto end = frames.back().end;
    if (mapClicked_ && mapFollows()) {
        answers_.mapMilliseconds.push_back(milliseconds(end - *mapClicked_));
        mapClicked_.reset();
    }
    if (!clicked_)
        return;
    std::erase_if(awaited_, [&](const Awaited& one) { return watch_.paints(*one.widget) > one.paints; });
    if (!awaited_.empty())
        return;
    const auto meanwhile = std::count_if(
        frames.begin(), frames.end(), [&](const FrameWatch::Frame& frame) { return frame.end > *clicked_; });
    answers_.milliseconds.push_back(milliseconds(end - *clicked_));
    answers_.frames.push_back(static_cast<double>(meanwhile));
    clicked_.reset();
}

/// Whether the newest pictures have the unit on the map that was asked for.
bool Clicker::mapFollows() const {
    const auto& field = window_.session().field();
    return field && field->request.mapUnit == window_.view().fieldRequest().mapUnit;
}

/// The first neuron of the first hidden layer.
QPoint Clicker::neuron() const {
    const auto& snapshot = window_.session().snapshot();
    NetworkDiagram diagram;
    diagram.setRoom(diagram_->size());
    diagram.setSnapshot(snapshot, NetworkWords::featureLabelWidth(*snapshot));
    return diagram.layout().units.at(1).at(0).center().toPoint();
}

} // namespace nabla
