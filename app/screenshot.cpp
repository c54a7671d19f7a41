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

/// Lets the window work until it shows pictures of that epoch in the sizes it asked for.
bool waitForPictures(MainWindow& window, std::int64_t epoch) {
    constexpr int patience = 60'000;
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < patience) {
        QCoreApplication::processEvents();
        const auto& field = window.session().field();
        if (field && window.session().isSettled() && field->snapshot == window.session().snapshot() &&
            field->snapshot->state.epoch == epoch && field->request == window.view().fieldRequest() &&
            field->map.pixels > 0)
            return true;
        QThread::msleep(5);
    }
    return false;
}

void letTimersRun() {
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 200)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

/// PNG where the file's name does not say another format, as fine as the screen at least.
PictureOrder orderOf(const StartOptions& options, const QWidget& window) {
    const PictureFormat* named = findPictureFormat(QFileInfo(options.screenshot).suffix());
    return {findPicture(options.picture), named ? named : &pictureFormats().front(), theme(),
            options.scale * window.devicePixelRatioF()};
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
    if (options.epochs && *options.epochs > epoch) {
        session.continueFrom(work.experiment, train(work, *options.epochs));
        epoch = *options.epochs;
    }
    const PictureOrder order = orderOf(options, window);
    setImageRatio(window, evaluationScale(*order.format, order.scale));
    if (!waitForPictures(window, epoch))
        return Error{"The window was not painted within a minute."};
    letTimersRun();
    PictureContent content = pictureContent(session, window.view());
    content.window = recordWindow(window);
    content.windowSize = window.size();
    const auto bytes = makePicture(order, content);
    if (!bytes)
        return Error{bytes.error()};
    return writeFile(options.screenshot.toStdString(),
                     {bytes->constData(), static_cast<std::size_t>(bytes->size())});
}

} // namespace nabla
