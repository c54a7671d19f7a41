#include "app/screenshot.h"

#include "app/interrupt.h"
#include "app/progress.h"
#include "app/start_options.h"
#include "core/importers/read_work_file.h"
#include "core/live/saved_work.h"
#include "core/live/train_to.h"
#include "core/support/files.h"
#include "ui/animation/record_words.h"
#include "ui/main_window.h"
#include "ui/pictures/picture_actions.h"
#include "ui/pictures/window_recording.h"
#include "ui/views/image_ratio.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QThread>

#include <cstdio>
#include <functional>
#include <string>

namespace nabla {
namespace {

/// Trains without a window up to that epoch, or where a recording would end.
void train(LiveTraining& training, std::int64_t last) {
    RecordingPlan plan;
    plan.firstEpoch = training.epoch();
    plan.lastEpoch = last;
    const std::atomic<bool> cancelled{false};
    Progress progress(last - plan.firstEpoch);
    for (const std::int64_t epoch : recordedEpochs(plan))
        if (!trainTo(training, epoch, cancelled,
                     [&] { progress.show(static_cast<double>(training.epoch() - plan.firstEpoch)); }))
            return;
}

void sayEnding(const LiveTraining& training, const QString& path) {
    Recording reached;
    reached.lastEpoch = training.epoch();
    reached.stoppedEarly = training.hasStoppedEarly();
    reached.diverged = training.hasDiverged();
    if (const QString why = RecordWords::ending(reached); !why.isEmpty())
        std::fprintf(stderr, "%s: %s\n", qPrintable(path), qPrintable(why));
}

/// Lets the window work until something is so.
bool waitUntil(const std::function<bool()>& isSo) {
    constexpr int patience = 60'000;
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < patience) {
        QCoreApplication::processEvents();
        if (isSo())
            return true;
        QThread::msleep(5);
    }
    return false;
}

std::int64_t epochOf(const NablaFile& work) {
    return work.state ? work.state->epoch : 0;
}

/// Whether a window's work stands at that epoch.
bool standsAt(const Session& session, std::int64_t epoch) {
    return session.isSettled() && session.snapshot()->state.epoch == epoch;
}

/// Whether it shows pictures of that work in the sizes it asked for.
bool showsPictures(MainWindow& window) {
    const auto& field = window.session().field();
    return field && field->snapshot == window.session().snapshot() &&
           field->request == window.view().fieldRequest() && field->map.pixels > 0;
}

void letTimersRun() {
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 200)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

/// As fine as the screen at least.
PictureOrder orderOf(const StartOptions& options, const QWidget& window) {
    return {findPicture(options.picture), findPictureFormat(QFileInfo(options.screenshot).suffix()), theme(),
            options.scale * window.devicePixelRatioF()};
}

PictureContent contentOf(MainWindow& window) {
    PictureContent content = pictureContent(window.session(), window.view());
    content.windowSize = window.size();
    return content;
}

/// The window as it is painted with images as fine as the picture's; nothing within a minute is an error.
Result<QPicture> record(MainWindow& window, const PictureOrder& order) {
    setImageRatio(window, evaluationScale(*order.format, order.scale));
    if (!waitUntil([&] { return showsPictures(window); }))
        return Error{"The window was not painted within a minute."};
    letTimersRun();
    return recordWindow(window);
}

/// Puts the work into the window; what was asked of it must be possible.
Status openWork(MainWindow& window, const NablaFile& work, const StartOptions& options) {
    Session& session = window.session();
    if (isOnnxFile(options.file.toStdString()))
        session.restoreWork({}, work, {});
    else
        session.openWork({}, work, options.file);
    session.undoStack().clear();
    window.show();
    const std::int64_t epoch = epochOf(work);
    if (!waitUntil([&] { return standsAt(session, epoch); }))
        return Error{"The work was not opened within a minute."};
    if (const QString missing = orderOf(options, window).picture->missing(contentOf(window));
        !missing.isEmpty())
        return Error{missing.toStdString()};
    return Done{};
}

Status trainFurther(Session& session, const NablaFile& work, const StartOptions& options) {
    LiveTraining training(work.experiment, nullptr);
    if (work.state)
        training.begin(work.experiment, checkpointOf(work));
    train(training, *options.epochs);
    sayEnding(training, options.screenshot);
    session.continueFrom(work.experiment, training.checkpoint());
    if (!waitUntil([&] { return standsAt(session, training.epoch()); }))
        return Error{"The network was not shown within a minute."};
    return Done{};
}

Status writePicture(MainWindow& window, const StartOptions& options) {
    const PictureOrder order = orderOf(options, window);
    PictureContent content = contentOf(window);
    if (order.picture->asWindow) {
        const auto recorded = record(window, order);
        if (!recorded)
            return Error{recorded.error()};
        content.window = *recorded;
    }
    const auto bytes = makePicture(order, content);
    if (!bytes)
        return Error{bytes.error()};
    const InterruptHeld held;
    return writeFile(options.screenshot.toStdString(),
                     {bytes->constData(), static_cast<std::size_t>(bytes->size())});
}

} // namespace

Status takeScreenshot(MainWindow& window, const NablaFile& work, const StartOptions& options) {
    if (Status writable = checkWritable(options.screenshot.toStdString()); !writable)
        return writable;
    const std::int64_t epoch = epochOf(work);
    if (options.epochs && *options.epochs < epoch)
        return Error{"--epochs " + std::to_string(*options.epochs) + ": training stands at epoch " +
                     std::to_string(epoch) + " already."};
    if (Status opened = openWork(window, work, options); !opened)
        return opened;
    if (options.epochs && *options.epochs > epoch)
        if (Status trained = trainFurther(window.session(), work, options); !trained)
            return trained;
    return writePicture(window, options);
}

} // namespace nabla
