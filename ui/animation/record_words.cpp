#include "ui/animation/record_words.h"

#include "ui/animation/frame_painter.h"
#include "ui/views/nice_steps.h"

#include <QDir>
#include <QLocale>

#include <algorithm>

namespace nabla {

QString RecordWords::bytes(double count) {
    if (count < 1e6)
        return tr("%1 kB").arg(QLocale::c().toString(std::max(1.0, count / 1e3), 'f', 0));
    return tr("%1 MB").arg(QLocale::c().toString(count / 1e6, 'f', count < 1e7 ? 1 : 0));
}

QString RecordWords::estimate(const RecordingPlan& plan, const AnimationFormat& format) {
    const auto frames = static_cast<double>(recordedEpochs(plan).size());
    const QSize size = FramePainter(plan).size();
    const double pixels = frames * size.width() * size.height();
    return tr("%1 frames of %2 × %3 pixels in %4 s, roughly %5")
        .arg(countText(qRound64(frames)))
        .arg(size.width())
        .arg(size.height())
        .arg(QLocale::c().toString(plan.seconds + lastFrameMilliseconds / 1000.0, 'g', 3),
             bytes(pixels / 1000 * format.bytesPerThousandPixels));
}

QString RecordWords::leftOut(const TrainingState& state) {
    if (state.edits.empty())
        return {};
    return tr("The settings are the present ones from the first epoch on: what was changed or edited while "
              "training went on is not repeated, so the end may differ from what you see.");
}

QString RecordWords::ending(const Recording& recording) {
    const QString epoch = countText(recording.lastEpoch);
    if (recording.diverged)
        return tr("It ends at epoch %1: after it, the numbers were not finite any more.").arg(epoch);
    if (recording.stoppedEarly)
        return tr("It ends at epoch %1, where training stopped early.").arg(epoch);
    return {};
}

QString RecordWords::outcome(const Recording& recording, const QString& path) {
    const QString frames =
        recording.frames == 1 ? tr("one frame") : tr("%1 frames").arg(countText(recording.frames));
    const QString written =
        tr("Written to %1: %2, %3.")
            .arg(QDir::toNativeSeparators(path), bytes(static_cast<double>(recording.bytes)), frames);
    const QString why = ending(recording);
    return why.isEmpty() ? written : written + QLatin1Char('\n') + why;
}

} // namespace nabla
