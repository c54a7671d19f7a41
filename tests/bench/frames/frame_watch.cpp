#include "tests/bench/frames/frame_watch.h"

#include <QEvent>
#include <QWidget>

#include <ctime>

namespace nabla {

double milliseconds(FrameClock::duration duration) {
    return std::chrono::duration<double, std::milli>(duration).count();
}

double millisecondsSinceLaunch() {
    const std::chrono::duration<double> now = std::chrono::system_clock::now().time_since_epoch();
    return (now.count() - qgetenv("FRAMES_LAUNCHED").toDouble()) * 1000;
}

namespace {

/// Milliseconds that this thread has worked.
double workTime() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

} // namespace

bool FrameWatch::notify(QObject* receiver, QEvent* event) {
    look(*receiver, *event);
    if (inside_)
        return QApplication::notify(receiver, event);
    inside_ = true;
    painted_ = false;
    const auto begin = FrameClock::now();
    const double worked = workTime();
    const bool handled = QApplication::notify(receiver, event);
    inside_ = false;
    if (painted_) {
        frames_.push_back({begin, FrameClock::now(), workTime() - worked});
        Q_EMIT framePainted();
    }
    return handled;
}

void FrameWatch::look(QObject& receiver, const QEvent& event) {
    if (event.type() == QEvent::Paint && receiver.isWidgetType() &&
        static_cast<QWidget&>(receiver).window() == window_) {
        painted_ = true;
        ++paints_[&receiver];
    }
    // The only calls that this object gets through the queue.
    if (event.type() == QEvent::MetaCall && receiver.inherits("nabla::EdgePicture"))
        ++edgePictures_;
}

void FrameWatch::watch(const QWidget& window) {
    window_ = &window;
    frames_.clear();
    paints_.clear();
    edgePictures_ = 0;
}

long FrameWatch::paints(const QWidget& widget) const {
    const auto at = paints_.find(&widget);
    return at == paints_.end() ? 0 : at->second;
}

} // namespace nabla
