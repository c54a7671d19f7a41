#include "tests/ui/desk.h"
#include "tests/ui/recording.h"
#include "tests/ui/test_program.h"
#include "tests/ui/window_driver.h"

#include "ui/animation/frame_preview.h"
#include "ui/animation/record_dialog.h"
#include "ui/animation/training_recorder.h"
#include "ui/controls/check_box.h"
#include "ui/controls/combo_box.h"
#include "ui/controls/number_edit.h"
#include "ui/controls/progress_bar.h"
#include "ui/controls/push_button.h"
#include "ui/theme.h"

#include <QAction>
#include <QFileDialog>
#include <QLabel>
#include <QTemporaryDir>

namespace nabla {
namespace {

/// Uses the dialog as a person does.
class RecordDriver {
  public:
    explicit RecordDriver(const RecordingPlan& plan, const TrainingState* state = nullptr)
        : dialog_(snapshotOf(plan.experiment, state), RecordingChoice{plan}) {
        dialog_.show();
        dialog_.activateWindow();
        if (!QTest::qWaitForWindowActive(&dialog_))
            qFatal("The dialog is not shown.");
    }

    template <class Widget>
    Widget& child(const char* name = nullptr) {
        auto* found = dialog_.findChild<Widget*>(name ? QString::fromLatin1(name) : QString());
        Q_ASSERT_X(found, "RecordDriver::child", name);
        return *found;
    }
    RecordDialog& dialog() { return dialog_; }
    QString status() { return child<QLabel>("status").text(); }
    bool isProblem() { return child<QLabel>("status").palette().windowText().color() == theme().warning; }
    bool isBusy() { return child<TrainingRecorder>().isBusy(); }

    void enter(const char* field, const QString& text) {
        auto& edit = child<NumberEdit>(field);
        edit.setFocus(Qt::TabFocusReason);
        edit.selectAll();
        QTest::keyClicks(&edit, text);
        QTest::keyClick(&edit, Qt::Key_Tab);
    }
    void chooseFormat(int index) {
        auto& list = child<ComboBox>("format");
        list.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&list, Qt::Key_Home);
        for (int i = 0; i < index; ++i)
            QTest::keyClick(&list, Qt::Key_Down);
    }
    /// Presses record and enters a name in the dialog for files.
    void recordInto(const QString& path) {
        QTest::mouseClick(&child<PushButton>("record"), Qt::LeftButton);
        QFileDialog* files = nullptr;
        const auto isOpen = [&] {
            files = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            return files && files->isVisible();
        };
        QVERIFY(QTest::qWaitFor(isOpen));
        files->setDirectory(QFileInfo(path).path());
        files->selectFile(QFileInfo(path).fileName());
        QTest::keyClick(files, Qt::Key_Return);
    }

  private:
    static std::shared_ptr<const Snapshot> snapshotOf(const Experiment& experiment,
                                                      const TrainingState* state) {
        LiveTraining training(experiment, nullptr);
        const auto snapshot = training.snapshot();
        if (state)
            snapshot->state.edits = state->edits;
        return snapshot;
    }

    RecordDialog dialog_;
};

QAction& recordAction(WindowDriver& driver) {
    for (QAction* action : driver.window().findChildren<QAction*>())
        if (action->text() == QStringLiteral("Record training…"))
            return *action;
    qFatal("There is no such action.");
}

/// For as long as it lives, no program is found.
class WithoutPrograms {
  public:
    WithoutPrograms() : before_(qgetenv("PATH")) { qputenv("PATH", "/nonexistent"); }
    ~WithoutPrograms() { qputenv("PATH", before_); }

  private:
    QByteArray before_;
};

} // namespace

class RecordDialogTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyAvailableFormatIsRecordedByHand_data() {
        QTest::addColumn<int>("index");
        const auto formats = animationFormats();
        for (std::size_t i = 0; i < formats.size(); ++i)
            if (formats[i].missing().isEmpty())
                QTest::newRow(formats[i].key) << static_cast<int>(i);
    }
    void everyAvailableFormatIsRecordedByHand() {
        QFETCH(int, index);
        const QString key = QLatin1String(animationFormats()[static_cast<std::size_t>(index)].key);
        RecordDriver driver(shortPlan());
        driver.chooseFormat(index);
        driver.enter("last", QStringLiteral("20"));
        driver.enter("seconds", QStringLiteral("0,5"));
        QVERIFY2(driver.status().startsWith(QStringLiteral("10 frames of 120 × ")),
                 qPrintable(driver.status()));
        driver.recordInto(folder_.filePath(QStringLiteral("mine")));
        QVERIFY(QTest::qWaitFor([&] { return driver.isBusy(); }));
        QVERIFY(driver.child<ProgressBar>().isVisible());
        QVERIFY(QTest::qWaitFor([&] { return !driver.isBusy(); }));
        const QFileInfo file(folder_.filePath(QStringLiteral("mine.")) + key);
        QVERIFY(file.size() > 500);
        QVERIFY2(driver.status().contains(file.filePath()) &&
                     driver.status().contains(QLatin1String("10 frames")),
                 qPrintable(driver.status()));
        QVERIFY(!driver.isProblem());
        QVERIFY(!driver.child<ProgressBar>().isVisible());
    }

    void theNamesEndingDecidesAboutTheFormat() {
        RecordDriver driver(shortPlan());
        driver.recordInto(folder_.filePath(QStringLiteral("big.webp")));
        QVERIFY(QTest::qWaitFor([&] { return driver.isBusy(); }));
        QCOMPARE(driver.child<ComboBox>("format").currentText(), QStringLiteral("WebP"));
        QVERIFY(QTest::qWaitFor([&] { return !driver.isBusy(); }));
        QVERIFY(QFileInfo::exists(folder_.filePath(QStringLiteral("big.webp"))));
        QVERIFY(!QFileInfo::exists(folder_.filePath(QStringLiteral("big.webp.gif"))));
    }

    void anEndingThatCannotBeWrittenIsSaid() {
        const WithoutPrograms without;
        RecordDriver driver(shortPlan());
        driver.recordInto(folder_.filePath(QStringLiteral("film.mp4")));
        QVERIFY(QTest::qWaitFor([&] { return driver.status().contains(QLatin1String("ffmpeg")); }));
        QVERIFY(!driver.isBusy());
        QVERIFY(!driver.child<PushButton>("record").isEnabled());
    }

    void escapeGivesUpWhatIsTypedAndThenTheDialog() {
        RecordDriver driver(shortPlan());
        auto& seconds = driver.child<NumberEdit>("seconds");
        seconds.setFocus(Qt::TabFocusReason);
        QTest::keyClicks(&seconds, QStringLiteral("9"));
        QTest::keyClick(&seconds, Qt::Key_Escape);
        QVERIFY(driver.dialog().isVisible());
        QCOMPARE(seconds.text(), QStringLiteral("0.3"));
        QTest::keyClick(&seconds, Qt::Key_Escape);
        QVERIFY(!driver.dialog().isVisible());
    }

    void thePreviewShowsTheFrameAndWhatIsChosen() {
        RecordDriver driver(shortPlan());
        auto& preview = driver.child<FramePreview>();
        const auto showsFrame = [&] {
            const QImage shown = preview.grab().toImage();
            return shown.pixel(shown.rect().center()) != shown.pixel(0, 0);
        };
        QVERIFY(QTest::qWaitFor(showsFrame));
        const QImage with = preview.grab().toImage();
        QTest::mouseClick(&driver.child<CheckBox>("chart"), Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(QTest::qWaitFor([&] { return preview.grab().toImage() != with; }));
    }

    void cancelStopsAndLeavesNoFile() {
        RecordingPlan plan = shortPlan();
        plan.lastEpoch = mostRecordedEpochs;
        RecordDriver driver(plan);
        int frames = 0;
        connect(&driver.child<TrainingRecorder>(), &TrainingRecorder::frameMade, this, [&] { ++frames; });
        driver.recordInto(folder_.filePath(QStringLiteral("never.gif")));
        QVERIFY(QTest::qWaitFor([&] { return frames > 0; }));
        QVERIFY(driver.isBusy());
        QTest::mouseClick(&driver.child<PushButton>("cancel"), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return !driver.isBusy(); }));
        QCOMPARE(driver.status(), QStringLiteral("The recording was cancelled; no file was written."));
        QVERIFY(!QFileInfo::exists(folder_.filePath(QStringLiteral("never.gif"))));
        QVERIFY(driver.dialog().isVisible());
        QVERIFY(driver.child<PushButton>("record").isEnabled());
        QTest::keyClick(&driver.dialog(), Qt::Key_Escape);
        QVERIFY(!driver.dialog().isVisible());
    }

    void aDialogThatIsGoneStopsWhatItBegan() {
        RecordingPlan plan = shortPlan();
        plan.lastEpoch = mostRecordedEpochs;
        const QString path = folder_.filePath(QStringLiteral("gone.gif"));
        {
            RecordDriver driver(plan);
            driver.dialog().recordTo(path);
            QVERIFY(driver.isBusy());
        }
        QVERIFY(!QFileInfo::exists(path));
    }

    void aPlaceThatCannotBeWrittenIsSaid() {
        RecordDriver driver(shortPlan());
        driver.dialog().recordTo(QStringLiteral("/no/such/folder/a.gif"));
        QVERIFY(QTest::qWaitFor([&] { return !driver.isBusy(); }));
        QVERIFY(driver.status().startsWith(QLatin1String("Cannot write")));
        QVERIFY(driver.isProblem());
    }

    void whatIsMissingIsSaidBefore() {
        const WithoutPrograms without;
        RecordDriver driver(shortPlan());
        QVERIFY(driver.child<PushButton>("record").isEnabled());
        driver.chooseFormat(2);
        QCOMPARE(driver.child<ComboBox>("format").currentText(), QStringLiteral("MP4"));
        QVERIFY(driver.status().contains(QLatin1String("ffmpeg")));
        QVERIFY(driver.isProblem());
        QVERIFY(!driver.child<PushButton>("record").isEnabled());
        driver.chooseFormat(0);
        QVERIFY(driver.child<PushButton>("record").isEnabled());
    }

    void editsThatARecordingCannotCarryAreSaidBefore() {
        TrainingState state;
        RecordDriver plain(shortPlan(), &state);
        QVERIFY(!plain.status().contains(QLatin1String("not repeated")));
        state.edits = {{10, 1, "learning_rate", "0.1"}};
        RecordDriver edited(shortPlan(), &state);
        QVERIFY(edited.status().contains(QLatin1String("not repeated")));
    }

    void theFirstEpochStaysBeforeTheLast() {
        RecordDriver driver(shortPlan());
        driver.enter("first", QStringLiteral("90"));
        QCOMPARE(driver.child<NumberEdit>("last").value(), 91.0);
        driver.enter("last", QStringLiteral("5"));
        QCOMPARE(driver.child<NumberEdit>("first").value(), 4.0);
    }

    void theMenuOpensItForThePresentTraining() {
        WindowDriver driver;
        QVERIFY(driver.trainEpochs(7));
        driver.view().setShowTest(true);
        double last = 0;
        bool test = false;
        QTimer::singleShot(0, &driver.window(), [&] {
            auto* dialog = qobject_cast<RecordDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            last = dialog->findChild<NumberEdit*>(QStringLiteral("last"))->value();
            test = dialog->findChild<CheckBox*>(QStringLiteral("test"))->isChecked();
            dialog->reject();
        });
        recordAction(driver).trigger();
        QCOMPARE(last, 7.0);
        QVERIFY(test);
    }

    void whatIsChosenIsThereTheNextTimeAndNamesFollowTheDocument() {
        Desk desk;
        const auto open = [&](const std::function<void(RecordDialog&)>& use) {
            QTimer::singleShot(0, &desk.driver.window(), [&] {
                auto* dialog = qobject_cast<RecordDialog*>(QApplication::activeModalWidget());
                QVERIFY(dialog);
                use(*dialog);
                dialog->reject();
            });
            recordAction(desk.driver).trigger();
        };
        const auto suggested = [&](RecordDialog& dialog) {
            dialog.findChild<PushButton*>(QStringLiteral("record"))->click();
            auto* files = dialog.findChild<QFileDialog*>();
            const QString path = files->selectedFiles().constFirst();
            files->close();
            return path;
        };
        open([&](RecordDialog& dialog) {
            auto& format = *dialog.findChild<ComboBox*>(QStringLiteral("format"));
            format.setFocus();
            QTest::keyClick(&format, Qt::Key_Down);
            auto& seconds = *dialog.findChild<NumberEdit*>(QStringLiteral("seconds"));
            seconds.selectAll();
            QTest::keyClicks(&seconds, QStringLiteral("3\r"));
            dialog.findChild<CheckBox*>(QStringLiteral("chart"))->click();
            QVERIFY2(suggested(dialog).endsWith(QStringLiteral("/circle-training.webp")),
                     qPrintable(suggested(dialog)));
        });
        QVERIFY(desk.driver.trainEpochs(3));
        desk.activate();
        desk.saveAs("house.nabla");
        open([&](RecordDialog& dialog) {
            const RecordingChoice choice = dialog.choice();
            QCOMPARE(choice.format->key, "webp");
            QCOMPARE(choice.plan.seconds, 3.0);
            QVERIFY(!choice.plan.look.chart);
            QCOMPARE(choice.plan.lastEpoch, std::int64_t{3});
            QCOMPARE(suggested(dialog), desk.path("house-training.webp"));
        });
    }

    void nothingIsCutOffOnASmallScreen() {
        for (const ThemeMode mode : {ThemeMode::dark, ThemeMode::light}) {
            applyTheme(*qApp, mode);
            RecordDriver driver(shortPlan());
            driver.dialog().resize(driver.dialog().minimumSizeHint());
            // That of 1366 × 768 pixels at one and a half, less the window's title and the screen's edges.
            QVERIFY(driver.dialog().height() <= 512 - 56 && driver.dialog().width() <= 910 - 32);
            for (QWidget* widget : driver.dialog().findChildren<QWidget*>())
                if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus) {
                    QVERIFY(widget->height() >= widget->minimumSizeHint().height());
                    QVERIFY(widget->inherits("QLineEdit") || !widget->accessibleName().isEmpty() ||
                            widget->inherits("QAbstractButton") || widget->inherits("QLabel"));
                }
        }
    }

  private:
    QTemporaryDir folder_;
};

static const TestClass<RecordDialogTest> listed;

} // namespace nabla

#include "record_dialog_test.moc"
