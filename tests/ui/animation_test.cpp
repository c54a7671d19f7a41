#include "tests/ui/read_animation.h"
#include "tests/ui/recording.h"
#include "tests/ui/test_program.h"
#include "tests/ui/window_driver.h"

#include "core/experiment/parameters.h"
#include "ui/animation/frame_painter.h"
#include "ui/animation/gif_palette.h"
#include "ui/theme.h"
#include "ui/views/heat_map_view.h"

#include <QDir>
#include <QTemporaryDir>

#include <cmath>
#include <cstdlib>
#include <numeric>

namespace nabla {
namespace {

/// The mean difference of two images' channels.
double difference(const QImage& a, const QImage& b) {
    if (a.size() != b.size())
        return 255;
    double sum = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            sum +=
                std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) + std::abs(qBlue(p) - qBlue(q));
        }
    return sum / (3.0 * a.width() * a.height());
}

/// The frame that is seen so many milliseconds after the beginning.
const QImage& seenAt(const ReadAnimation& read, int time) {
    std::size_t frame = 0;
    for (int end = read.times[0]; end <= time && frame + 1 < read.frames.size(); end += read.times[frame])
        ++frame;
    return read.frames[frame];
}

void eachFormat() {
    QTest::addColumn<QString>("key");
    for (const AnimationFormat& format : animationFormats())
        QTest::newRow(format.key) << QString::fromLatin1(format.key);
}

const AnimationFormat& formatOf(const QString& key) {
    return *animationFormatOf(QStringLiteral("a.") + key);
}

RecordingPlan planOf(const std::vector<std::pair<std::string, std::string>>& settings) {
    RecordingPlan plan = shortPlan();
    for (const auto& [key, text] : settings) {
        const auto changed = withSetting(plan.experiment, key, text);
        if (!changed)
            qFatal("%s", changed.error().c_str());
        plan.experiment = *changed;
    }
    return plan;
}

} // namespace

class AnimationTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void everyFormatReadsBackAsItWasShown_data() { eachFormat(); }
    void everyFormatReadsBackAsItWasShown() {
        QFETCH(QString, key);
        const AnimationReader* reader = animationReader(key);
        QVERIFY2(reader, "no test reads this format");
        if (const QString why = formatOf(key).missing() + reader->missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        const RecordingPlan plan = shortPlan();
        const WatchedRecording watched = record(plan, formatOf(key), path(key));
        QVERIFY2(watched.made, watched.made ? "" : watched.made.error().c_str());
        QCOMPARE(watched.made->frames, 6);
        QCOMPARE(watched.frames.size(), std::size_t{6});
        QCOMPARE(watched.made->lastEpoch, plan.lastEpoch);
        QCOMPARE(watched.made->bytes, static_cast<std::size_t>(QFileInfo(path(key)).size()));
        const ReadAnimation read = reader->read(path(key));
        QVERIFY(!read.frames.empty());
        QVERIFY(read.loops);
        QCOMPARE(std::accumulate(read.times.begin(), read.times.end(), 0), 300 + lastFrameMilliseconds);
        const std::vector<int> times = frameTimes(plan, 6);
        int time = times[0] / 2;
        for (std::size_t i = 0; i < 6; time += times[i++]) {
            QCOMPARE(seenAt(read, time).size(), watched.made->size);
            const double away = difference(seenAt(read, time), watched.frames[i]);
            QVERIFY2(away < 3, qPrintable(QStringLiteral("frame %1: %2").arg(i).arg(away)));
        }
        QVERIFY(difference(read.frames.front(), read.frames.back()) > 6);
    }

    void theFileMayBeReadByOthers_data() { eachFormat(); }
    void theFileMayBeReadByOthers() {
        QFETCH(QString, key);
        if (const QString why = formatOf(key).missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        QFile plain(folder_->filePath(QStringLiteral("plain")));
        QVERIFY(plain.open(QIODevice::WriteOnly));
        QVERIFY(record(shortPlan(), formatOf(key), path(key)).made);
        QCOMPARE(QFile(path(key)).permissions(), plain.permissions());
    }

    void aCancelledRecordingLeavesTheFolderAsItWas_data() { eachFormat(); }
    void aCancelledRecordingLeavesTheFolderAsItWas() {
        QFETCH(QString, key);
        if (const QString why = formatOf(key).missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        QFile before(path(key));
        QVERIFY(before.open(QIODevice::WriteOnly) && before.write("before") == 6);
        before.close();
        for (const std::size_t frames : {1, 3, 6}) {
            const WatchedRecording watched = record(shortPlan(), formatOf(key), path(key), frames);
            QVERIFY(!watched.made);
            QCOMPARE(watched.made.error(), std::string("The recording was cancelled."));
            QCOMPARE(watched.frames.size(), frames);
        }
        QCOMPARE(QDir(folder_->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
        QVERIFY(before.open(QIODevice::ReadOnly));
        QCOMPARE(before.readAll(), QByteArray("before"));
    }

    void aPlaceThatCannotBeWrittenIsSaidBeforeTraining_data() { eachFormat(); }
    void aPlaceThatCannotBeWrittenIsSaidBeforeTraining() {
        QFETCH(QString, key);
        const WatchedRecording watched =
            record(shortPlan(), formatOf(key), QStringLiteral("/no/such/folder/a.") + key);
        QVERIFY(!watched.made);
        QVERIFY(watched.frames.empty());
        QVERIFY(watched.made.error().starts_with("Cannot write '/no/such/folder/a."));
    }

    void thePlanAloneMakesTheFrames() {
        const RecordingPlan plan = planOf(
            {{"dataset", "xor"}, {"augment_noise", "1"}, {"keep_probability", "0.8"}, {"optimizer", "adam"}});
        const AnimationFormat& format = animationFormats()[0];
        const WatchedRecording first = record(plan, format, path(QStringLiteral("gif")));
        const WatchedRecording second = record(plan, format, path(QStringLiteral("gif")));
        QVERIFY(first.made && second.made);
        QVERIFY(first.frames == second.frames);
        QVERIFY(std::is_sorted(first.done.begin(), first.done.end()));
        QCOMPARE(first.done.back(), 1.0);
        QVERIFY(first.epochs == recordedEpochs(shortPlan()));
    }

    /// The map in the frame has the very pixels of the window's, but for its border.
    void theLastFrameShowsTheMapOfTheWindow() {
        WindowDriver driver;
        driver.view().setShowTest(true);
        QVERIFY(driver.trainEpochs(12));
        auto& view = driver.child<HeatMapView>();
        const int edge = std::min(view.width(), view.height());
        QVERIFY(edge >= 120 && edge <= 336);
        const auto isShown = [&] {
            const auto& field = driver.session().field();
            return field && field->snapshot == driver.session().snapshot() && field->map.pixels == edge;
        };
        QVERIFY(QTest::qWaitFor(isShown));
        RecordingPlan plan = shortPlan();
        plan.lastEpoch = 12;
        plan.look.width = edge + 24;
        plan.look.showTest = true;
        const WatchedRecording watched = record(plan, animationFormats()[0], path(QStringLiteral("gif")));
        QVERIFY(watched.made);
        const QRect inside = QRect(0, 0, edge, edge).adjusted(8, 8, -8, -8);
        const QImage window = view.grab(QRect((view.width() - edge) / 2, 0, edge, edge)).toImage();
        const QImage frame = watched.frames.back().copy(12, 40, edge, edge);
        QVERIFY(difference(window.copy(inside), frame.copy(inside)) < 0.5);
        QVERIFY(difference(window.copy(inside),
                           watched.frames.front().copy(12, 40, edge, edge).copy(inside)) > 3);
    }

    void everyKindOfDataIsPainted_data() {
        QTest::addColumn<QString>("problem");
        QTest::addColumn<QString>("dataset");
        for (const auto& [problem, dataset] : {std::pair("classification", "circle"),
                                               {"regression", "reg-gauss"},
                                               {"multiclass", "multi-blobs"},
                                               {"regression", "sineCurve"}})
            QTest::newRow(dataset) << QString::fromLatin1(problem) << QString::fromLatin1(dataset);
    }
    void everyKindOfDataIsPainted() {
        QFETCH(QString, problem);
        QFETCH(QString, dataset);
        RecordingPlan plan = planOf({{"problem", problem.toStdString()}, {"dataset", dataset.toStdString()}});
        const WatchedRecording whole = record(plan, animationFormats()[0], path(QStringLiteral("gif")));
        QVERIFY(whole.made);
        QVERIFY(difference(whole.frames.front(), whole.frames.back()) > 1);
        plan.look.chart = false;
        const WatchedRecording map = record(plan, animationFormats()[0], path(QStringLiteral("gif")));
        QVERIFY(map.made);
        QVERIFY(map.made->size.height() < whole.made->size.height());
        QCOMPARE(map.made->size.width(), 120);
    }

    /// Others play animations again at once, so the end would hardly be seen.
    void theLastFrameStaysWhereverTrainingEnds() {
        using Settings = std::vector<std::pair<std::string, std::string>>;
        const Settings diverging{{"problem", "regression"}, {"activation", "linear"}};
        const auto with = [&](const char* learningRate) {
            Settings settings = diverging;
            settings.emplace_back("learning_rate", learningRate);
            return settings;
        };
        for (const Settings& settings :
             {Settings{}, with("10"), with("3"), Settings{{"noise", "50"}, {"early_stopping", "1"}}}) {
            const WatchedRecording watched =
                record(planOf(settings), animationFormats()[0], path(QStringLiteral("gif")));
            QVERIFY(watched.made);
            const ReadAnimation read =
                animationReader(QStringLiteral("gif"))->read(path(QStringLiteral("gif")));
            QCOMPARE(static_cast<int>(read.frames.size()), watched.made->frames);
            QVERIFY(read.times.back() >= lastFrameMilliseconds);
            for (std::size_t i = 0; i + 1 < read.times.size(); ++i)
                QVERIFY(read.times[i] < lastFrameMilliseconds);
        }
    }

    void framesOfSeveralClassesNameThem() {
        const QSize plain = FramePainter(planOf({})).size();
        for (const auto& [classes, lines] : {std::pair("3", 1), std::pair("8", 2)}) {
            const RecordingPlan plan = planOf({{"problem", "multiclass"}, {"classes", classes}});
            const QSize size = FramePainter(plan).size();
            QCOMPARE(size.width(), plain.width());
            QVERIFY(size.height() >= plain.height() + lines * ColorKey::lineHeight);
        }
    }

    void anEarlierEndIsToldOf() {
        RecordingPlan plan =
            planOf({{"learning_rate", "10"}, {"problem", "regression"}, {"activation", "linear"}});
        const WatchedRecording diverged = record(plan, animationFormats()[0], path(QStringLiteral("gif")));
        QVERIFY(diverged.made && diverged.made->diverged);
        QVERIFY(diverged.made->frames >= 1 && diverged.made->lastEpoch < plan.lastEpoch);
        plan = planOf({{"noise", "50"}, {"early_stopping", "1"}, {"learning_rate", "0.3"}});
        const WatchedRecording stopped = record(plan, animationFormats()[0], path(QStringLiteral("gif")));
        QVERIFY(stopped.made && stopped.made->stoppedEarly && !stopped.made->diverged);
        QVERIFY(stopped.made->lastEpoch < plan.lastEpoch);
        QCOMPARE(stopped.done.back(), 1.0);
    }

    void epochsIncreaseFromTheFirstToTheLast() {
        RecordingPlan plan;
        for (const Pace pace : {Pace::growing, Pace::even})
            for (const std::int64_t first : {0, 1, 700})
                for (const std::int64_t span : {1, 2, 5, 118, 119, 120, 1000, 123456}) {
                    plan.pace = pace;
                    plan.firstEpoch = first;
                    plan.lastEpoch = first + span;
                    const std::vector<std::int64_t> epochs = recordedEpochs(plan);
                    QCOMPARE(static_cast<std::int64_t>(epochs.size()), std::min<std::int64_t>(span + 1, 120));
                    QCOMPARE(epochs.front(), first);
                    QCOMPARE(epochs.back(), first + span);
                    QVERIFY(std::adjacent_find(epochs.begin(), epochs.end(), std::greater_equal<>()) ==
                            epochs.end());
                }
        plan.pace = Pace::growing;
        QCOMPARE(recordedEpochs(plan)[5] - recordedEpochs(plan)[0], std::int64_t{5});
    }

    void aPaletteOfFewColorsIsExactAndOneOfManyIsClose() {
        const std::vector<QRgb> few{qRgb(1, 2, 3), qRgb(1, 2, 4), qRgb(250, 0, 0), qRgb(1, 2, 3)};
        const GifPalette exact(few, 255);
        QCOMPARE(exact.colors().size(), std::size_t{3});
        for (const QRgb color : few)
            QCOMPARE(exact.colors()[exact.indexOf(color)], color);
        // A ramp that is most of the picture, and a few dots of another color.
        std::vector<QRgb> many;
        for (int i = 0; i < 768; ++i)
            many.insert(many.end(), 400, qRgb(i / 3, 255 - i / 3, 100 + i / 8));
        many.insert(many.end(), 20, qRgb(255, 0, 255));
        const GifPalette close(many, 255);
        QCOMPARE(close.colors().size(), std::size_t{255});
        for (const QRgb color : many) {
            const QRgb shown = close.colors()[close.indexOf(color)];
            QVERIFY(std::abs(qRed(shown) - qRed(color)) <= 3 &&
                    std::abs(qGreen(shown) - qGreen(color)) <= 3 &&
                    std::abs(qBlue(shown) - qBlue(color)) <= 3);
        }
    }

    void aFrameLikeTheOneBeforeIsAFrameToo_data() { eachFormat(); }
    void aFrameLikeTheOneBeforeIsAFrameToo() {
        QFETCH(QString, key);
        const AnimationReader* reader = animationReader(key);
        if (const QString why = formatOf(key).missing() + reader->missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        QImage image(64, 48, QImage::Format_RGB32);
        image.fill(theme().accent);
        auto writer = formatOf(key).make({image.size(), 20});
        QVERIFY(writer);
        for (const int time : {50, 33, 17})
            QVERIFY((*writer)->add(image, time));
        image.fill(theme().surface);
        QVERIFY((*writer)->add(image, 100));
        const auto content = (*writer)->finish();
        QVERIFY(content);
        QFile file(path(key));
        QVERIFY(file.open(QIODevice::WriteOnly) &&
                file.write(QByteArray::fromStdString(*content)) == static_cast<qint64>(content->size()));
        file.close();
        const ReadAnimation read = reader->read(path(key));
        QCOMPARE(std::accumulate(read.times.begin(), read.times.end(), 0), 200);
        QVERIFY(difference(read.frames.back(), image) < 2);
    }

  private:
    QString path(const QString& key) const { return folder_->filePath(QStringLiteral("a.") + key); }

    std::unique_ptr<QTemporaryDir> folder_;
};

static const TestClass<AnimationTest> listed;

} // namespace nabla

#include "animation_test.moc"
