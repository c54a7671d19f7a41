#include "tests/ui/test_program.h"

#include "core/live/saved_work.h"
#include "core/support/files.h"
#include "core/support/folders.h"
#include "core/training/trainer.h"
#include "ui/controls/icon_button.h"
#include "ui/controls/message_bar.h"
#include "ui/controls/push_button.h"
#include "ui/work_recovery.h"

#include <QDateTime>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace nabla {
namespace {

using namespace std::chrono_literals;

/// What a start has that looks for work.
struct Started {
    explicit Started(const std::string& root)
        : session({}), autosave(session, root), recovery(root, bar, session, autosave) {
        autosave.setInterval(20ms);
    }

    void offer() {
        recovery.offer();
        bar.activateWindow();
    }
    QString text() { return bar.isVisible() ? bar.findChild<QLabel*>()->text() : QString(); }
    PushButton* button(const char* name) {
        for (PushButton* button : bar.findChildren<PushButton*>())
            if (button->text() == QLatin1String(name))
                return button;
        return nullptr;
    }

    MessageBar bar;
    Session session;
    Autosave autosave;
    WorkRecovery recovery;
};

NablaFile trained(const char* dataset, int epochs) {
    Experiment experiment;
    experiment.dataset = dataset;
    Trainer trainer(experiment);
    for (int k = 0; k < epochs; ++k)
        trainer.stepEpoch();
    return {experiment, trainer.state(), {}};
}

NablaFile withPointsOfOnesOwn() {
    OwnPoints own;
    own.points = {{1, 2, 1}, {-1, 2, -1}, {3, 0.5, 1}, {0.25, 0, -1}};
    return {*withPoints({}, SharedPoints(std::move(own))), std::nullopt, {}};
}

} // namespace

class WorkRecoveryTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void nothingIsOfferedWhereNothingWasLost() {
        Started started(root());
        started.offer();
        QVERIFY(!started.bar.isVisible());
    }

    void theNewestWorkIsOfferedWithWhatItIs() {
        abandon(60, trained("xor", 2));
        abandon(10, trained("circle", 3), "/home/anna/course.nabla");
        Started started(root());
        started.offer();
        QVERIFY(started.text().startsWith(QLatin1String("Nabla ended unexpectedly.")));
        QVERIFY(started.text().contains(QStringLiteral("“course.nabla”")));
        QVERIFY(started.text().contains(QLatin1String("(circle, epoch 3)")));
        QVERIFY(started.text().contains(QLatin1String("One more is kept")));
    }

    void restoringOpensTheWorkAsAnUndoStepAndGoesOnInItsFolder() {
        const NablaFile work = trained("circle", 3);
        const std::string path = abandon(10, work, "/home/anna/course.nabla");
        Started started(root());
        QSignalSpy restored(&started.recovery, &WorkRecovery::restored);
        started.offer();
        QTest::mouseClick(started.button("&Restore"), Qt::LeftButton);
        QTRY_COMPARE(restored.size(), 1);
        QCOMPARE(restored.front().front().toString(), QStringLiteral("/home/anna/course.nabla"));
        QTRY_VERIFY(started.session.isSettled());
        QVERIFY(started.session.snapshot()->state == *work.state);
        QVERIFY(started.session.experiment() == work.experiment);
        QCOMPARE(started.session.undoStack().undoText(), QStringLiteral("restore work"));
        QVERIFY2(readAutosave(path), "nothing is lost before it is saved again");
        started.session.stepEpoch();
        QTRY_VERIFY(readAutosaveHead(path) && readAutosaveHead(path)->epoch == 4);
        QCOMPARE(readAutosaveHead(path)->document, std::string("/home/anna/course.nabla"));
        QCOMPARE(namesIn(root()).size(), 1U);
        QVERIFY(!AutosaveFolder::take(path));
        started.session.undoStack().undo();
        QTRY_COMPARE(started.session.snapshot()->state.epoch, 0);
    }

    void restoredWorkTakesThePlaceOfWhatTheWindowKept() {
        const NablaFile work = trained("xor", 3);
        const std::string path = abandon(10, work);
        Started started(root());
        started.offer();
        started.session.setPlaying(true);
        QTRY_COMPARE(namesIn(root()).size(), 2U);
        QTest::mouseClick(started.button("&Restore"), Qt::LeftButton);
        QTRY_COMPARE(namesIn(root()).size(), 1U);
        QTRY_VERIFY(started.session.isSettled());
        QVERIFY(!started.session.isPlaying());
        for (int look = 0; look < 10; ++look) {
            QCOMPARE(readAutosave(path)->work.state, work.state);
            QTest::qWait(20);
        }
    }

    void aRestoredStartWithoutTrainingComesBackToo() {
        const NablaFile work = withPointsOfOnesOwn();
        abandon(10, work);
        Started started(root());
        started.offer();
        QVERIFY(started.text().contains(QLatin1String("(your own points, epoch 0)")));
        QTest::mouseClick(started.button("&Restore"), Qt::LeftButton);
        QTRY_VERIFY(started.session.experiment() == work.experiment);
    }

    void theKeyboardReachesBothButtons() {
        const NablaFile work = trained("xor", 2);
        const std::string older = abandon(60, work);
        const std::string newer = abandon(10, trained("circle", 2));
        Started started(root());
        started.offer();
        QVERIFY(QTest::qWaitForWindowActive(&started.bar));
        for (const char* name : {"&Restore", "&Discard"})
            QVERIFY(started.button(name)->focusPolicy() & Qt::TabFocus);
        QTest::keyClick(started.bar.windowHandle(), Qt::Key_D, Qt::AltModifier);
        QTRY_VERIFY(started.text().contains(QLatin1String("exclusive or")));
        QTest::keyClick(started.bar.windowHandle(), Qt::Key_R, Qt::AltModifier);
        QTRY_VERIFY(started.session.experiment() == work.experiment);
    }

    void whatIsDiscardedIsGoneAndTheNextIsOffered() {
        const std::string older = abandon(60, trained("xor", 1));
        const std::string newer = abandon(10, trained("circle", 1));
        Started started(root());
        started.offer();
        QTest::mouseClick(started.button("&Discard"), Qt::LeftButton);
        QVERIFY(!QFile::exists(QString::fromStdString(newer)));
        QVERIFY(readAutosave(older));
        QVERIFY(started.text().contains(QLatin1String("(exclusive or, epoch 1)")));
        QTest::mouseClick(started.button("&Discard"), Qt::LeftButton);
        QVERIFY(!started.bar.isVisible());
        QVERIFY(namesIn(root()).empty());
    }

    void whatIsClosedIsOfferedAgainByTheNextStart() {
        abandon(10, trained("circle", 1));
        Started started(root());
        started.offer();
        {
            Started second(root());
            second.offer();
            QVERIFY2(!second.bar.isVisible(), "no two windows offer the same");
        }
        QTest::mouseClick(started.bar.findChild<IconButton*>(), Qt::LeftButton);
        Started next(root());
        next.offer();
        QVERIFY(next.bar.isVisible());
    }

    void damagedWorkIsSaidAndPutAsideWithoutBeingLost() {
        const std::string broken = abandon(5, trained("xor", 1));
        QVERIFY(writeFile(broken + "/" + autosaveFileName, "nonsense"));
        const std::string torn = abandon(10, withPointsOfOnesOwn());
        for (const std::string& name : namesIn(torn))
            if (name.starts_with("points-"))
                QVERIFY(writeFile(torn + "/" + name, "{\"source\":"));
        abandon(60, trained("circle", 1));
        Started started(root());
        QSignalSpy failed(&started.recovery, &WorkRecovery::failed);
        started.offer();
        QCOMPARE(failed.size(), 1);
        QTest::mouseClick(started.button("&Restore"), Qt::LeftButton);
        QTRY_COMPARE(failed.size(), 2);
        QVERIFY(failed.back().front().toString().contains(QLatin1String("damaged")));
        QCOMPARE(started.session.undoStack().count(), 0);
        QVERIFY2(started.text().contains(QLatin1String("(circle, epoch 1)")), "the next one is offered");
        QCOMPARE(namesIn(root() + "/damaged").size(), 2U);
    }

  private:
    std::string root() const { return folder_->path().toStdString(); }

    /// Leaves work as a window does that ended by force so many seconds ago.
    std::string abandon(int seconds, const NablaFile& work, const std::string& document = {}) const {
        const auto folder = AutosaveFolder::create(root());
        const std::int64_t time = QDateTime::currentMSecsSinceEpoch() - seconds * 1000;
        if (!writeAutosave(folder->path(), document, time, work))
            qFatal("The work cannot be written.");
        return folder->path();
    }

    std::unique_ptr<QTemporaryDir> folder_;
};

static const TestClass<WorkRecoveryTest> listed;

} // namespace nabla

#include "work_recovery_test.moc"
