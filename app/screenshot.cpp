#include "app/screenshot.h"

#include "app/progress.h"
#include "core/support/files.h"
#include "ui/main_window.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QPixmap>
#include <QThread>

namespace nabla {
namespace {

/// Trains without a window, recording the losses as the window would.
Checkpoint train(const Experiment& experiment, std::int64_t epochs) {
    Trainer trainer(experiment);
    Checkpoint checkpoint;
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
        if (field && field->snapshot->state.epoch == epoch &&
            field->request == window.view().fieldRequest() && field->map.pixels > 0)
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

} // namespace

Status takeScreenshot(MainWindow& window, std::int64_t epochs, const QString& path) {
    window.show();
    if (epochs > 0)
        window.session().continueFrom(window.session().experiment(),
                                      train(window.session().experiment(), epochs));
    if (!waitForPictures(window, epochs))
        return Error{"The window was not painted within a minute."};
    letTimersRun();
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    if (!window.grab().save(&buffer, "PNG"))
        return Error{"The picture could not be made."};
    return writeFile(path.toStdString(), {png.constData(), static_cast<std::size_t>(png.size())});
}

} // namespace nabla
