#pragma once

#include <QApplication>

#include <chrono>
#include <unordered_map>
#include <vector>

namespace nabla {

using FrameClock = std::chrono::steady_clock;

/// Milliseconds between two moments.
double milliseconds(FrameClock::duration duration);

/// Milliseconds since the moment in the environment's FRAMES_LAUNCHED, in seconds of the system's clock, at
/// which whoever launched this process did so.
double millisecondsSinceLaunch();

/// An application that sees every event delivered, and so knows when a window was painted: a frame is an
/// event whose handling painted widgets of the window, from its beginning until the picture is handed over.
class FrameWatch : public QApplication {
    Q_OBJECT

  public:
    struct Frame {
        FrameClock::time_point begin;
        FrameClock::time_point end;
        /// Milliseconds that the window's thread really worked, not waiting for a core or the window system.
        double work;
    };

    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override;

    /// Forgets what was seen, and looks at this window from now on.
    void watch(const QWidget& window);
    const std::vector<Frame>& frames() const { return frames_; }
    /// How often a widget was painted.
    long paints(const QWidget& widget) const;
    /// How many pictures of edges came from their own thread.
    long edgePictures() const { return edgePictures_; }

  Q_SIGNALS:
    /// A frame has ended.
    void framePainted();

  private:
    void look(QObject& receiver, const QEvent& event);

    const QWidget* window_ = nullptr;
    std::vector<Frame> frames_;
    std::unordered_map<const QObject*, long> paints_;
    long edgePictures_ = 0;
    bool inside_ = false;
    bool painted_ = false;
};

} // namespace nabla
