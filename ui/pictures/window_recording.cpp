#include "ui/pictures/window_recording.h"

#include "ui/controls/message_bar.h"
#include "ui/session.h"
#include "ui/view_state.h"
#include "ui/views/image_ratio.h"

#include <QLayout>
#include <QPainter>
#include <QWidget>

#include <utility>

namespace nabla {
namespace {

constexpr int lookMilliseconds = 20;
/// So that what is drawn on other threads is there, too.
constexpr int fewestLooks = 15;
/// A picture of what there is by then is better than none.
constexpr int mostLooks = 500;

/// Notes, such as that another picture was saved, are no part of a window's picture.
void dismissNotes(const QWidget& window) {
    for (MessageBar* bar : window.findChildren<MessageBar*>())
        bar->dismissNote();
    if (window.layout())
        window.layout()->activate();
}

} // namespace

QPicture recordWindow(QWidget& window) {
    dismissNotes(window);
    QPicture picture;
    QPainter painter(&picture);
    window.render(&painter, QPoint(), QRegion(), QWidget::DrawWindowBackground | QWidget::DrawChildren);
    painter.end();
    return picture;
}

WindowRecording::WindowRecording(QWidget& window, Session& session, ViewState& view, double ratio,
                                 std::function<void(const QPicture&)> done)
    : QObject(&window), window_(window), session_(session), view_(view), done_(std::move(done)) {
    dismissNotes(window);
    setImageRatio(window, ratio);
    connect(&timer_, &QTimer::timeout, this, &WindowRecording::look);
    timer_.start(lookMilliseconds);
}

bool WindowRecording::isReady() const {
    const auto& field = session_.field();
    return looks_ >= fewestLooks && field && field->request == view_.fieldRequest();
}

void WindowRecording::look() {
    if (++looks_ < mostLooks && !isReady())
        return;
    timer_.stop();
    const QPicture picture = recordWindow(window_);
    setImageRatio(window_, 0);
    done_(picture);
    deleteLater();
}

} // namespace nabla
