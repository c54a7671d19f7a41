#pragma once

#include "core/live/mailbox.h"
#include "ui/animation/record_training.h"
#include "ui/background_work.h"

#include <QImage>
#include <QObject>

#include <atomic>

namespace nabla {

/// Records training off the window's thread, one recording at a time.
class TrainingRecorder : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;
    /// What is under way is given up.
    ~TrainingRecorder() override;

    /// Begins; nothing may be under way.
    void start(const RecordingPlan& plan, const AnimationFormat& format, const QString& path);
    /// Gives up what is under way; that is finished soon, and leaves no file.
    void cancel();

    bool isBusy() const { return busy_; }
    /// Whether the last recording was given up.
    bool isCancelled() const { return cancelled_; }

  Q_SIGNALS:
    /// The newest frame, and how much is done, from 0 to 1; frames that follow too fast are left out.
    void frameMade(const QImage& frame, double done);
    /// It is written, or there is why not.
    void finished(const nabla::Result<nabla::Recording>& recording);

  private:
    struct Progress {
        QImage frame;
        double done = 0;
    };
    void tell(const QImage& frame, double done);

    bool busy_ = false;
    std::atomic<bool> cancelled_{false};
    Mailbox<Progress> progress_;
    /// Last, so that its threads end before what they speak to is gone.
    BackgroundWork background_;
};

} // namespace nabla
