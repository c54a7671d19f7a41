#pragma once

#include <QObject>
#include <QPicture>
#include <QTimer>

#include <functional>

class QWidget;

namespace nabla {

class Session;
class ViewState;

/// What a window paints, as drawing commands with the images as they are now; notes, which go by themselves,
/// go before.
QPicture recordWindow(QWidget& window);

/// Records a window whose images are as fine as a picture's: it asks for them, waits until they are there,
/// and gives the window back its own.
class WindowRecording : public QObject {
  public:
    /// `done` is called once with the recording; this object then deletes itself.
    WindowRecording(QWidget& window, Session& session, ViewState& view, double ratio,
                    std::function<void(const QPicture&)> done);

  private:
    bool isReady() const;
    void look();

    QWidget& window_;
    Session& session_;
    ViewState& view_;
    std::function<void(const QPicture&)> done_;
    QTimer timer_;
    int looks_ = 0;
};

} // namespace nabla
