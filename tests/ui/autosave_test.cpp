#include "tests/ui/test_program.h"

#include "core/support/files.h"
#include "core/support/folders.h"
#include "core/support/random.h"
#include "ui/autosave.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace nabla {
namespace {

using namespace std::chrono_literals;

constexpr auto soon = 20ms;
/// Some intervals, in milliseconds: so long nothing more may happen.
constexpr int aWhile = 200;

/// A session that is autosaved quickly.
struct Window {
    explicit Window(const std::string& root, const Experiment& experiment = {})
        : session(experiment), autosave(session, root) {
        autosave.setInterval(soon);
    }

    const TrainingState& state() { return session.snapshot()->state; }

    Session session;
    Autosave autosave;
};

/// The folders of all windows below a root.
std::vector<std::string> foldersIn(const std::string& root) {
    std::vector<std::string> folders;
    for (const std::string& name : namesIn(root))
        folders.push_back(root + "/" + name);
    return folders;
}

/// Tells of every change of the work, as if all of it were worth keeping.
void keepWhatGivesWay(Window& window) {
    const auto shown = std::make_shared<std::shared_ptr<WorkFile>>(window.session.file());
    QObject::connect(&window.session, &Session::experimentChanged, &window.autosave, [&window, shown] {
        if (const auto from = std::exchange(*shown, window.session.file()); from != *shown)
            window.autosave.changeWork(from, true);
    });
}

/// Whether a folder holds the session's work as it is now.
bool holds(const std::string& folder, const Session& session) {
    const auto saved = readAutosave(folder);
    return saved && saved->work.state == session.snapshot()->state &&
           saved->work.experiment == session.experiment();
}

QDateTime timeOf(const std::string& folder) {
    return QFileInfo(QString::fromStdString(folder + "/" + autosaveFileName)).lastModified();
}

SharedPoints somePoints(std::size_t count) {
    OwnPoints own;
    Xoshiro256 random(3);
    for (std::size_t k = 0; k < count; ++k)
        own.points.push_back({random.uniform(-6, 6), random.uniform(-6, 6), k % 2 == 0 ? -1.0 : 1.0});
    return SharedPoints(std::move(own));
}

} // namespace

class AutosaveTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void aFreshStartIsNotSaved() {
        Window window(root());
        window.session.setSpeed({10, true});
        window.session.setPlaying(false);
        QTRY_VERIFY(window.session.isSettled());
        QTest::qWait(aWhile);
        QVERIFY(foldersIn(root()).empty());
    }

    void whatChangedIsSavedOnceAndNothingIsWrittenAfterwards() {
        Window window(root());
        window.session.stepEpoch();
        QTRY_COMPARE(foldersIn(root()).size(), 1U);
        const std::string folder = foldersIn(root()).front();
        QTRY_VERIFY(window.state().epoch == 1 && holds(folder, window.session));
        const QDateTime written = timeOf(folder);
        window.session.setSpeed({10, true});
        QTest::qWait(aWhile);
        QCOMPARE(timeOf(folder), written);
    }

    void everyKindOfChangeIsSaved() {
        Window window(root());
        Session& session = window.session;
        session.stepBatch();
        QTRY_COMPARE(foldersIn(root()).size(), 1U);
        const std::string folder = foldersIn(root()).front();
        const auto setting = [](const char* key, const char* text) {
            return [=](Session& s) { s.changeSetting(key, *parseValue(*findParameter(key), text)); };
        };
        const std::vector<std::function<void(Session&)>> changes{
            setting("learning_rate", "0.1"),
            setting("hidden", "3,3"),
            [](Session& s) { s.setParameter(2, 0.75); },
            [](Session& s) { s.setFrozen(1, true); },
            [](Session& s) { s.stepEpoch(); },
            [](Session& s) { s.drawNewWeights(); },
            [](Session& s) { s.changePoints(QStringLiteral("draw"), somePoints(20)); },
            [](Session& s) { s.changePoints(QStringLiteral("draw"), somePoints(21)); },
            [](Session& s) { s.undoStack().undo(); },
            [](Session& s) { s.restart(); }};
        for (const auto& change : changes) {
            change(session);
            QTRY_VERIFY(session.isSettled() && holds(folder, session));
        }
    }

    void aRunningTrainingIsSavedAgainAndAgain() {
        Window window(root());
        window.session.setPlaying(true);
        QTRY_COMPARE(foldersIn(root()).size(), 1U);
        const std::string folder = foldersIn(root()).front();
        for (int round = 0; round < 3; ++round) {
            const auto head = readAutosaveHead(folder);
            const std::int64_t epoch = head ? head->epoch : 0;
            QTRY_VERIFY(readAutosaveHead(folder) && readAutosaveHead(folder)->epoch > epoch);
        }
    }

    void pointsAreWrittenOnceWhileTrainingGoesOn() {
        Window window(root());
        window.session.changePoints(QStringLiteral("draw"), somePoints(100'000));
        window.session.setPlaying(true);
        const auto points = [&] {
            for (const std::string& folder : foldersIn(root()))
                for (const std::string& name : namesIn(folder))
                    if (name.starts_with("points-") && readAutosaveHead(folder))
                        return QFileInfo(QString::fromStdString(folder + "/" + name));
            return QFileInfo();
        };
        QTRY_VERIFY(points().exists());
        const QDateTime written = points().lastModified();
        const std::string folder = foldersIn(root()).front();
        for (int round = 0; round < 5; ++round) {
            const std::int64_t time = readAutosaveHead(folder)->time;
            // Autosaves wait for many times as long as writing takes, which is long where others use the
            // disk.
            QTRY_VERIFY_WITH_TIMEOUT(readAutosaveHead(folder)->time > time, 20'000);
        }
        QCOMPARE(points().lastModified(), written);
    }

    void twoWindowsHaveFoldersOfTheirOwn() {
        std::vector<std::string> folders;
        {
            Experiment other;
            other.dataset = "xor";
            Window one(root());
            Window two(root(), other);
            one.session.stepEpoch();
            two.session.stepEpoch();
            QTRY_COMPARE(foldersIn(root()).size(), 2U);
            folders = foldersIn(root());
            if (readAutosaveHead(folders[0]) && readAutosaveHead(folders[0])->dataset == "xor")
                std::swap(folders[0], folders[1]);
            QTRY_VERIFY(holds(folders[0], one.session) || holds(folders[1], one.session));
            QTRY_VERIFY(holds(folders[1], two.session) || holds(folders[0], two.session));
            QVERIFY2(takeAbandonedWork(root()).empty(), "both are held");
        }
        QCOMPARE(takeAbandonedWork(root()).size(), 2U);
    }

    void theFolderGoesAwayWithAWindowThatWasClosedAndStaysWithOneThatWasNot() {
        {
            Window closed(root());
            closed.session.stepEpoch();
            QTRY_COMPARE(foldersIn(root()).size(), 1U);
            closed.autosave.end();
            closed.session.stepEpoch();
        }
        QVERIFY(foldersIn(root()).empty());
        {
            Window killed(root());
            killed.session.stepEpoch();
            QTRY_COMPARE(takeAbandonedWork(root()).size() + foldersIn(root()).size(), 1U);
            const std::string folder = foldersIn(root()).front();
            QTRY_VERIFY(holds(folder, killed.session));
        }
        QCOMPARE(takeAbandonedWork(root()).size(), 1U);
    }

    void workThatIsInAFileIsNotKeptUntilItChanges() {
        Window window(root());
        window.session.stepEpoch();
        QTRY_COMPARE(foldersIn(root()).size(), 1U);
        QTRY_VERIFY(window.session.isSettled());
        const auto saved = window.session.snapshot();
        window.autosave.setSafe(saved);
        QTRY_VERIFY(foldersIn(root()).empty());
        QTest::qWait(aWhile);
        QVERIFY(foldersIn(root()).empty());
        window.session.stepEpoch();
        QTRY_COMPARE(foldersIn(root()).size(), 1U);
        const std::string folder = foldersIn(root()).front();
        QTRY_VERIFY(window.state().epoch == 2 && holds(folder, window.session));
        // Saving took its time, and the work went on meanwhile.
        window.autosave.setSafe(saved);
        QTest::qWait(aWhile);
        QVERIFY(holds(folder, window.session));
    }

    void workThatGaveWayStaysInItsFolderUntilTheWindowIsClosed() {
        Experiment drawn;
        std::string left;
        {
            Window window(root());
            keepWhatGivesWay(window);
            window.session.changePoints(QStringLiteral("draw"), somePoints(20));
            QTRY_COMPARE(foldersIn(root()).size(), 1U);
            left = foldersIn(root()).front();
            QTRY_VERIFY(holds(left, window.session));
            window.session.changePoints(QStringLiteral("draw"), somePoints(21));
            QTRY_VERIFY(window.session.isSettled());
            drawn = window.session.experiment();
            window.session.replaceExperiment(QStringLiteral("new"), {});
            QTRY_VERIFY(window.session.isSettled());
            window.autosave.setSafe(window.session.snapshot());
            QTest::qWait(aWhile);
            QCOMPARE(foldersIn(root()), std::vector<std::string>{left});
            QVERIFY2(takeAbandonedWork(root()).empty(), "it is held");
            window.session.stepEpoch();
            QTRY_COMPARE(foldersIn(root()).size(), 2U);
            QVERIFY(readAutosave(left) && readAutosave(left)->work.experiment == drawn);
        }
        QCOMPARE(takeAbandonedWork(root()).size(), 2U);
        QVERIFY2(readAutosave(left)->work.experiment == drawn, "the last of it was written, too");
    }

    void workThatGivesWayBeforeItsFirstSaveIsKept() {
        {
            Window window(root());
            keepWhatGivesWay(window);
            window.session.stepEpoch();
            QTRY_COMPARE(foldersIn(root()).size(), 1U);
            window.autosave.setInterval(1h);
            window.session.stepEpoch();
            QTRY_VERIFY(window.state().epoch == 2 && window.session.isSettled());
            QTest::qWait(aWhile);
            window.session.replaceExperiment(QStringLiteral("new"), {});
            QTRY_VERIFY(window.session.isSettled());
            window.session.changePoints(QStringLiteral("draw"), somePoints(20));
            QTRY_VERIFY(window.session.isSettled());
            window.session.replaceExperiment(QStringLiteral("new"), {});
            QTRY_VERIFY(window.session.isSettled());
        }
        const auto drawn = [](const AbandonedWork& work) {
            const auto kept = readAutosave(work.folder.path());
            return kept && kept->work.experiment.points == somePoints(20);
        };
        const auto found = takeAbandonedWork(root());
        QCOMPARE(std::count_if(found.begin(), found.end(), drawn), 1);
    }

    void workThatComesBackGoesOnInItsFolder() {
        {
            Window window(root());
            keepWhatGivesWay(window);
            window.session.changePoints(QStringLiteral("draw"), somePoints(20));
            QTRY_COMPARE(foldersIn(root()).size(), 1U);
            const std::string left = foldersIn(root()).front();
            window.session.replaceExperiment(QStringLiteral("new"), {});
            window.session.stepEpoch();
            QTRY_COMPARE(foldersIn(root()).size(), 2U);
            window.session.undoStack().undo();
            window.session.stepEpoch();
            QTRY_VERIFY(window.session.isSettled() && holds(left, window.session));
            QCOMPARE(foldersIn(root()).size(), 2U);
            window.autosave.setSafe(window.session.snapshot());
            QTRY_COMPARE(foldersIn(root()).size(), 1U);
            QVERIFY2(foldersIn(root()).front() != left, "it is in a file now");
            window.autosave.end();
        }
        QVERIFY2(foldersIn(root()).empty(), "closing removes those that were left, too");
    }

    void closingKeepsTheWorkThatUndoForgotAndRemovesTheOthers() {
        {
            Window window(root());
            keepWhatGivesWay(window);
            window.session.undoStack().setUndoLimit(3);
            std::weak_ptr<WorkFile> forgotten = window.session.file();
            for (const std::size_t count : {20U, 30U, 40U}) {
                window.session.changePoints(QStringLiteral("draw"), somePoints(count));
                QTRY_COMPARE(foldersIn(root()).size(), count / 10 - 1);
                QTRY_VERIFY(window.session.isSettled());
                if (count == 40)
                    break;
                window.session.replaceExperiment(QStringLiteral("new"), {});
                QTRY_VERIFY(window.session.isSettled());
            }
            QVERIFY(forgotten.expired());
            window.autosave.end();
        }
        const auto offered = takeAbandonedWork(root());
        QCOMPARE(offered.size(), 1U);
        const auto kept = readAutosave(offered.front().folder.path());
        QVERIFY(kept && kept->work.experiment.points == somePoints(20));
    }

    void theDocumentStandsBesideTheWork() {
        Window window(root());
        window.autosave.setDocument(QStringLiteral("/home/käthe/kurs.nabla"));
        window.session.stepEpoch();
        QTRY_COMPARE(foldersIn(root()).size(), 1U);
        const std::string folder = foldersIn(root()).front();
        QTRY_VERIFY(readAutosaveHead(folder));
        QCOMPARE(readAutosaveHead(folder)->document, std::string("/home/käthe/kurs.nabla"));
    }

    void whatCannotBeSavedIsSaidOnceAndTriedAgainQuietly() {
        const std::string file = root() + "/file";
        QVERIFY(writeFile(file, ""));
        Window window(file);
        QSignalSpy failed(&window.autosave, &Autosave::failed);
        window.session.stepEpoch();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.front().front().toString().contains(QLatin1String("Cannot write")));
        window.session.stepEpoch();
        QTest::qWait(aWhile);
        QCOMPARE(failed.size(), 1);
        QVERIFY(QFile::remove(QString::fromStdString(file)));
        QTRY_COMPARE(foldersIn(file).size(), 1U);
        const std::string folder = foldersIn(file).front();
        QTRY_VERIFY(holds(folder, window.session));
    }

  private:
    std::string root() const { return folder_->path().toStdString(); }

    std::unique_ptr<QTemporaryDir> folder_;
};

static const TestClass<AutosaveTest> listed;

} // namespace nabla

#include "autosave_test.moc"
