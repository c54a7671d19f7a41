#include "app/screenshot.h"

#include "app/progress.h"
#include "app/start_options.h"
#include "core/importers/read_work_file.h"
#include "core/support/files.h"
#include "ui/main_window.h"
#include "ui/pictures/picture_actions.h"
#include "ui/pictures/window_recording.h"
#include "ui/views/image_ratio.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QThread>

#include <functional>

namespace nabla {
namespace {

/// Trains without a window up to that epoch, recording the losses as the window would.
Checkpoint train(const NablaFile& work, std::int64_t epochs) {
    Trainer trainer(work.experiment);
    Checkpoint checkpoint;
    checkpoint.history = work.history;
    if (work.state)
        trainer.setState(*work.state);
    Progress progress(epochs);
    const auto record = [&] {
        if (!checkpoint.history.due(trainer.epoch()))
            return;
        const Scores scores = trainer.scores();
        checkpoint.history.add({trainer.epoch(), scores.trainLoss, scores.testLoss});
    };
    record();
    while (trainer.epoch() < epochs) {
        trainer.stepEpoch();
        record();
        progress.show(static_cast<double>(trainer.epoch()));
    }
    checkpoint.state = trainer.state();
    return checkpoint;
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

} // namespace

Status takeScreenshot(MainWindow& window, const StartOptions& options) {
    Session& session = window.session();
    NablaFile work{session.experiment(), std::nullopt};
    if (!options.file.isEmpty()) {
        auto read = readWorkFile(options.file.toStdString());
        if (!read)
            return Error{read.error()};
        work = std::move(read->file);
        if (isOnnxFile(options.file.toStdString()))
            session.restoreWork({}, work, {});
        else
            session.openWork({}, work, options.file);
        session.undoStack().clear();
    }
    window.show();
    std::int64_t epoch = work.state ? work.state->epoch : 0;
    const auto isThere = [&] { return standsAt(session, epoch); };
    const PictureOrder order = orderOf(options, window);
    if (!waitUntil(isThere))
        return Error{"The work was not opened within a minute."};
    if (const QString missing = order.picture->missing(contentOf(window)); !missing.isEmpty())
        return Error{missing.toStdString()};
    if (options.epochs && *options.epochs > epoch) {
        session.continueFrom(work.experiment, train(work, *options.epochs));
        epoch = *options.epochs;
    }
    if (!waitUntil(isThere))
        return Error{"The network was not shown within a minute."};
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
    return writeFile(options.screenshot.toStdString(),
                     {bytes->constData(), static_cast<std::size_t>(bytes->size())});
}

} // namespace nabla
