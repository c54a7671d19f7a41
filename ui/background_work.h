#pragma once

#include "core/support/result.h"

#include <QCoreApplication>
#include <QObject>
#include <QThreadPool>

#include <memory>
#include <new>

namespace nabla {

/// Does work such as reading and writing files off the window's thread. Whoever destroys it waits until all
/// of it is done.
class BackgroundWork : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;
    ~BackgroundWork() override { pool_.waitForDone(); }

    /// Calls `work` on another thread, and then `finish` with its Result on this object's.
    template <class Work, class Finish>
    void run(Work work, Finish finish) {
        pool_.start([this, work = std::move(work), finish = std::move(finish)] {
            using Outcome = decltype(work());
            auto outcome = std::make_shared<Outcome>(Error{});
            try {
                *outcome = work();
            } catch (const std::bad_alloc&) {
                *outcome = Error{"There is not enough memory."};
            }
            QMetaObject::invokeMethod(
                this, [outcome, finish] { finish(*std::move(outcome)); }, Qt::QueuedConnection);
        });
    }

    /// Waits until all of it is done and has been told how it ended.
    void finish() {
        pool_.waitForDone();
        QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
    }

  private:
    QThreadPool pool_;
};

} // namespace nabla
