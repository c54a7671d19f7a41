#include "tests/ui/test_program.h"
#include "tests/ui/window_driver.h"

#include "core/live/saved_work.h"
#include "core/support/files.h"
#include "core/support/folders.h"
#include "ui/controls/drop_area.h"
#include "ui/controls/message_bar.h"
#include "ui/controls/push_button.h"
#include "ui/document.h"
#include "ui/panels/brand.h"
#include "ui/recent_files.h"
#include "ui/save_question.h"

#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

namespace nabla {
namespace {

/// A window as users have it, which asks before it closes, and a folder for its files.
struct Desk {
    Desk() { recentFiles::clear(); }

    QTemporaryDir folder;
    /// Where this window alone keeps its autosaves.
    QTemporaryDir ownData;
    const bool isApart = qputenv("XDG_DATA_HOME", QFile::encodeName(ownData.path()));
    WindowDriver driver{{}, {1440, 900}, true};

    Document& document() { return driver.window().document(); }
    QString path(const char* name) const { return folder.filePath(QLatin1String(name)); }
    QString title() { return driver.window().windowTitle(); }
    QString message() {
        return driver.child<MessageBar>().isVisible() ? driver.child<MessageBar>().accessibleName()
                                                      : QString();
    }
    QString text(const char* name) { return QString::fromStdString(*readFile(path(name).toStdString())); }

    /// The dialog that is open, once there is one of that kind.
    template <class Dialog>
    Dialog* dialog() {
        const auto open = [] { return qobject_cast<Dialog*>(QApplication::activeModalWidget()); };
        return QTest::qWaitFor([&] { return open() != nullptr; }) ? open() : nullptr;
    }

    /// Names a file in the dialog that a key opened.
    void nameFile(const QString& name) {
        auto* files = dialog<QFileDialog>();
        QVERIFY(files);
        auto* edit = files->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
        QVERIFY(edit);
        edit->setText(name);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        activate();
    }
    /// The offscreen platform does not do it by itself.
    void activate() {
        driver.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&driver.window()));
    }

    void saveAs(const char* name) {
        driver.key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        nameFile(path(name));
        QTRY_COMPARE(document().path(), path(name));
        QVERIFY(!document().isModified());
    }
    /// Opens what should be opened.
    void open(const char* name) {
        driver.key(Qt::Key_O, Qt::ControlModifier);
        nameFile(path(name));
        QTRY_COMPARE(document().path(), path(name));
        QTRY_VERIFY(driver.session().isSettled());
    }
    void save() {
        QSignalSpy saved(&document(), &Document::saved);
        driver.key(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(saved.size(), 1);
    }
    /// Writes a file with another experiment.
    void write(const char* name, const NablaFile& work) {
        QVERIFY(writeFile(path(name).toStdString(), nablaFileText(work)));
    }
    void drop(QMimeData& data) {
        QWidget& window = driver.window();
        QDragEnterEvent enter({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&window, &enter);
        auto& area = driver.child<DropArea>();
        QVERIFY(area.isVisible() && enter.isAccepted());
        QDropEvent dropped({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&window, &dropped);
        QVERIFY(!area.isVisible());
    }
    void addLayer() {
        driver.pressDiagramButton(DiagramAction::addLayer);
        QVERIFY(driver.settles());
    }
};

/// While it lives, writing any file beyond its first bytes fails, as on a disk that is full.
class ShortFiles {
  public:
    ShortFiles() {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit few{100, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &few);
    }
    ~ShortFiles() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        ::signal(SIGXFSZ, signal_);
    }

  private:
    rlimit before_{};
    void (*signal_)(int) = ::signal(SIGXFSZ, SIG_IGN);
};

NablaFile otherWork() {
    NablaFile work;
    work.experiment.hidden = {7};
    work.experiment.dataset = "spiral";
    return work;
}

/// An ONNX model of two inputs and an output, by MatMul.
QByteArray onnxModel() {
    return QByteArray::fromBase64(
        "CAg6WAoVCgF4CgF3EgF5GgJuMCIGTWF0TXVsEgFnKhAIAggBEAoqBYB8jo0CQgF3WhQKAXgSDwoNCAES"
        "CQoDEgFOCgIIAmIUCgF5Eg8KDQgBEgkKAxIBTgoCCAFCBAoAEBE=");
}

QMimeData* withFiles(const QStringList& paths) {
    QList<QUrl> urls;
    for (const QString& path : paths)
        urls << QUrl::fromLocalFile(path);
    auto* data = new QMimeData;
    data->setUrls(urls);
    return data;
}

} // namespace

class DocumentTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aNewWindowIsUntitledAndNothingIsLostByClosingIt() {
        Desk desk;
        QCOMPARE(desk.title(), QStringLiteral("Untitled[*] – Nabla"));
        QVERIFY(!desk.driver.window().isWindowModified());
        QVERIFY(desk.driver.trainEpochs(2));
        QVERIFY(desk.driver.window().isWindowModified());
        QVERIFY(desk.driver.window().close());
    }

    void savingAsksForANameOnceAndMarksTheWorkSaved() {
        Desk desk;
        desk.addLayer();
        QVERIFY(desk.driver.trainEpochs(2));
        QVERIFY(desk.driver.window().isWindowModified());
        QVERIFY(desk.driver.child<Brand>().accessibleName().contains(QLatin1String("not saved")));
        desk.driver.key(Qt::Key_S, Qt::ControlModifier);
        desk.nameFile(desk.path("three layers"));
        QTRY_VERIFY(!desk.driver.window().isWindowModified());
        QCOMPARE(desk.title(), QStringLiteral("three layers[*] – Nabla"));
        QVERIFY(!desk.driver.child<Brand>().accessibleName().contains(QLatin1String("not saved")));
        QCOMPARE(desk.text("three layers.nabla"),
                 QString::fromStdString(nablaFileText(savedWork(desk.driver.snapshot()))));
        QVERIFY(desk.driver.trainEpochs(1));
        QVERIFY(desk.driver.window().isWindowModified());
        desk.save();
        QVERIFY(!QApplication::activeModalWidget());
        QVERIFY(!desk.driver.window().isWindowModified());
        QCOMPARE(desk.text("three layers.nabla"),
                 QString::fromStdString(nablaFileText(savedWork(desk.driver.snapshot()))));
    }

    void undoBackToWhatWasSavedIsNotModified() {
        Desk desk;
        desk.saveAs("a.nabla");
        desk.addLayer();
        QVERIFY(desk.document().isModified());
        desk.driver.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(!desk.document().isModified());
        desk.driver.session().setParameter(0, 1.5);
        QTRY_VERIFY(desk.document().isModified());
        desk.driver.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(!desk.document().isModified());
    }

    void openedWorkGoesOnExactlyAndStartsPaused() {
        Desk desk;
        QVERIFY(desk.driver.trainEpochs(3));
        desk.saveAs("a.nabla");
        const TrainingState saved = desk.driver.state();
        QVERIFY(desk.driver.trainEpochs(2));
        const TrainingState wanted = desk.driver.state();
        desk.driver.key(Qt::Key_N, Qt::ControlModifier);
        QTRY_COMPARE(desk.title(), QStringLiteral("Untitled[*] – Nabla"));
        desk.driver.key(Qt::Key_Space);
        desk.open("a.nabla");
        QVERIFY(!desk.driver.session().isPlaying());
        QVERIFY(desk.driver.state() == saved);
        QVERIFY(!desk.document().isModified());
        QVERIFY(desk.driver.trainEpochs(2));
        QVERIFY(desk.driver.state() == wanted);
        QVERIFY(desk.document().isModified());
    }

    void theFileBelongsToTheUndoStep() {
        Desk desk;
        desk.write("other.nabla", otherWork());
        const QString other = desk.text("other.nabla");
        desk.saveAs("mine.nabla");
        desk.open("other.nabla");
        QCOMPARE(desk.driver.session().undoStack().undoText(), QStringLiteral("open “other.nabla”"));
        desk.driver.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(desk.driver.session().isSettled());
        QCOMPARE(desk.document().path(), desk.path("mine.nabla"));
        QVERIFY(!desk.document().isModified());
        desk.addLayer();
        desk.save();
        QCOMPARE(desk.text("other.nabla"), other);
        QCOMPARE(parseNablaFile(desk.text("mine.nabla").toStdString())->experiment.hidden.size(), 3U);
        desk.driver.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(desk.document().isModified());
        QCOMPARE(desk.document().path(), desk.path("mine.nabla"));
    }

    void redoOfOpeningBringsItsFileBack() {
        Desk desk;
        desk.write("other.nabla", otherWork());
        desk.open("other.nabla");
        desk.driver.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.document().path(), QString());
        desk.driver.key(Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(desk.document().path(), desk.path("other.nabla"));
        QTRY_VERIFY(desk.driver.session().isSettled() && !desk.document().isModified());
        desk.driver.key(Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(desk.document().path(), QString());
        QVERIFY(desk.driver.session().experiment() == Experiment{});
    }

    void examplesAndLinksNeverGoIntoTheFileThatWasOpen() {
        Desk desk;
        desk.saveAs("mine.nabla");
        const auto data = std::make_unique<QMimeData>();
        data->setText(QStringLiteral("https://playground.tensorflow.org/#networkShape=3&seed=0.1"));
        desk.drop(*data);
        QCOMPARE(desk.driver.session().experiment().hidden, std::vector<int>{3});
        QCOMPARE(desk.document().path(), QString());
        desk.driver.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.document().path(), desk.path("mine.nabla"));
    }

    void whatCannotBeOpenedLeavesTheWorkAlone_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("told");
        QTest::newRow("nothing") << QByteArray() << QString();
        QTest::newRow("garbage") << QByteArray("\x00\xff{]", 4) << QString();
        QTest::newRow("cut off") << QByteArray(
                                        "{\"format\": \"nabla\", \"version\": 2, \"experiment\": {\"hid")
                                 << QString();
        QTest::newRow("newer") << QByteArray("{\"format\": \"nabla\", \"version\": 99}")
                               << QStringLiteral("99");
    }

    void whatCannotBeOpenedLeavesTheWorkAlone() {
        QFETCH(QByteArray, content);
        QFETCH(QString, told);
        Desk desk;
        QVERIFY(desk.driver.trainEpochs(1));
        const TrainingState before = desk.driver.state();
        QFile file(desk.path("bad.nabla"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        desk.document().open(desk.path("bad.nabla"));
        QTRY_VERIFY(desk.message().contains(desk.path("bad.nabla")));
        QVERIFY2(desk.message().contains(told), qPrintable(desk.message()));
        QVERIFY(desk.driver.state() == before);
        QCOMPARE(desk.driver.session().undoStack().count(), 0);
        QCOMPARE(desk.document().path(), QString());
        QVERIFY(recentFiles::all().isEmpty());
    }

    void whatIsGivenUpIsNotOpened() {
        Desk desk;
        desk.write("first.nabla", otherWork());
        NablaFile second = otherWork();
        second.experiment.hidden = {5};
        desk.write("second.nabla", second);
        desk.document().open(desk.path("first.nabla"));
        desk.document().open(desk.path("second.nabla"));
        QTRY_COMPARE(desk.document().path(), desk.path("second.nabla"));
        QTest::qWait(50);
        QCOMPARE(desk.driver.session().undoStack().count(), 1);
        QCOMPARE(desk.driver.session().experiment().hidden, std::vector<int>{5});
    }

    void whatCannotBeSavedStaysModifiedAndSaysWhy() {
        Desk desk;
        desk.addLayer();
        QSignalSpy saved(&desk.document(), &Document::saved);
        desk.document().save(desk.path("no such folder/a.nabla"));
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(saved.first().first().toBool(), false);
        QVERIFY(desk.message().contains(QLatin1String("No such file or directory")));
        QVERIFY(desk.document().isModified());
        QCOMPARE(desk.document().path(), QString());
    }

    void aFileThatCannotBeWrittenToItsEndLeavesTheOldOneWhole() {
        Desk desk;
        desk.saveAs("a.nabla");
        const QString old = desk.text("a.nabla");
        desk.addLayer();
        QSignalSpy saved(&desk.document(), &Document::saved);
        {
            const ShortFiles shortFiles;
            desk.driver.key(Qt::Key_S, Qt::ControlModifier);
            QTRY_COMPARE(saved.size(), 1);
        }
        QCOMPARE(saved.first().first().toBool(), false);
        QVERIFY2(desk.message().contains(QLatin1String("File too large")), qPrintable(desk.message()));
        QVERIFY(desk.document().isModified());
        QCOMPARE(desk.text("a.nabla"), old);
        QCOMPARE(QDir(desk.folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("a.nabla")});
    }

    void aFullDiskIsNamed() {
        Desk desk;
        QVERIFY(QFile::link(QStringLiteral("/dev/full"), desk.path("full.nabla")));
        QSignalSpy saved(&desk.document(), &Document::saved);
        desk.document().save(desk.path("full.nabla"));
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(saved.first().first().toBool(), false);
        QVERIFY2(desk.message().contains(QLatin1String("No space left")), qPrintable(desk.message()));
    }

    void aFolderWithoutTheRightToWriteIsNamed() {
        Desk desk;
        QVERIFY(QDir(desk.folder.path()).mkdir(QStringLiteral("closed")));
        QFile closed(desk.path("closed"));
        QVERIFY(closed.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        if (QFileInfo(closed).isWritable())
            QSKIP("This user may write everywhere.");
        QSignalSpy saved(&desk.document(), &Document::saved);
        desk.document().save(desk.path("closed/a.nabla"));
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(desk.message().contains(QLatin1String("Permission denied")));
        closed.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void aFileThatWasRemovedIsWrittenAgain() {
        Desk desk;
        desk.saveAs("a.nabla");
        QVERIFY(QFile::remove(desk.path("a.nabla")));
        desk.addLayer();
        desk.save();
        QCOMPARE(parseNablaFile(desk.text("a.nabla").toStdString())->experiment.hidden.size(), 3U);
    }

    void savingWhileTrainingRunsTakesOneMoment() {
        Desk desk;
        desk.driver.key(Qt::Key_Space);
        QTRY_VERIFY(desk.driver.state().epoch > 0);
        desk.document().save(desk.path("a.nabla"));
        desk.document().save(desk.path("b.nabla"));
        QTRY_COMPARE(desk.document().path(), desk.path("b.nabla"));
        QTRY_VERIFY(desk.document().isModified());
        QVERIFY(desk.driver.session().isPlaying());
        desk.driver.key(Qt::Key_Space);
        const auto file = parseNablaFile(desk.text("b.nabla").toStdString());
        QVERIFY(file && file->state && file->state->epoch > 0);
    }

    void recentFilesAreListedTheNewestFirst() {
        Desk desk;
        for (int i = 0; i < 12; ++i) {
            const QByteArray name = "f" + QByteArray::number(i) + ".nabla";
            desk.write(name, otherWork());
            desk.document().open(desk.path(name));
            QTRY_COMPARE(desk.document().path(), desk.path(name));
        }
        QCOMPARE(recentFiles::all().size(), 10);
        QCOMPARE(recentFiles::all().first(), desk.path("f11.nabla"));
        QMenu* recent = nullptr;
        for (QMenu* menu : desk.driver.window().findChildren<QMenu*>())
            if (menu->title() == QLatin1String("Open recent"))
                recent = menu;
        QVERIFY(recent);
        Q_EMIT recent->aboutToShow();
        QCOMPARE(recent->actions().at(1)->text(), QStringLiteral("f10.nabla"));
        recent->actions().at(1)->trigger();
        QTRY_COMPARE(desk.document().path(), desk.path("f10.nabla"));
        QCOMPARE(recentFiles::all().first(), desk.path("f10.nabla"));
        QVERIFY(QFile::remove(desk.path("f9.nabla")));
        Q_EMIT recent->aboutToShow();
        recent->actions().at(2)->trigger();
        QVERIFY(desk.message().contains(desk.path("f9.nabla")));
        QVERIFY(!recentFiles::all().contains(desk.path("f9.nabla")));
        QCOMPARE(desk.document().path(), desk.path("f10.nabla"));
    }

    void aDroppedFileIsOpenedAndSeveralAreNot() {
        Desk desk;
        desk.write("other.nabla", otherWork());
        const std::unique_ptr<QMimeData> two(withFiles({desk.path("other.nabla"), desk.path("b.csv")}));
        desk.drop(*two);
        QVERIFY(desk.message().contains(QLatin1String("one file")));
        const std::unique_ptr<QMimeData> one(withFiles({desk.path("other.nabla")}));
        desk.drop(*one);
        QTRY_COMPARE(desk.document().path(), desk.path("other.nabla"));
        const auto nonsense = std::make_unique<QMimeData>();
        nonsense->setText(QStringLiteral("no link"));
        desk.drop(*nonsense);
        QVERIFY(!desk.message().isEmpty());
        QCOMPARE(desk.document().path(), desk.path("other.nabla"));
    }

    void closingUnsavedWorkAsks_data() {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<bool>("closes");
        QTest::newRow("Escape goes on working") << Qt::Key_Escape << false;
        QTest::newRow("Return saves") << Qt::Key_Return << true;
        QTest::newRow("Discard closes") << Qt::Key_D << true;
    }

    void closingUnsavedWorkAsks() {
        QFETCH(Qt::Key, key);
        QFETCH(bool, closes);
        Desk desk;
        desk.saveAs("a.nabla");
        desk.addLayer();
        desk.driver.key(Qt::Key_Q, Qt::ControlModifier);
        auto* question = desk.dialog<SaveQuestion>();
        QVERIFY(question);
        QVERIFY(desk.driver.window().isVisible());
        if (key == Qt::Key_D)
            QTest::mouseClick(question->findChild<QPushButton*>(QStringLiteral("discard")), Qt::LeftButton);
        else
            QTest::keyClick(question, key);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        if (closes)
            QTRY_VERIFY(!desk.driver.window().isVisible());
        QTest::qWait(20);
        QCOMPARE(desk.driver.window().isVisible(), !closes);
        const auto file = parseNablaFile(desk.text("a.nabla").toStdString());
        QCOMPARE(file->experiment.hidden.size(), key == Qt::Key_Return ? 3U : 2U);
    }

    void closingIsCalledOffWhereSavingIs() {
        Desk desk;
        desk.addLayer();
        QVERIFY(!desk.driver.window().close());
        QTest::keyClick(desk.dialog<SaveQuestion>(), Qt::Key_Return);
        auto* files = desk.dialog<QFileDialog>();
        QVERIFY(files);
        QTest::keyClick(files, Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QVERIFY(desk.driver.window().isVisible());
        desk.activate();
        desk.saveAs("a.nabla");
        QTest::qWait(20);
        QVERIFY(desk.driver.window().isVisible());
    }

    void unsavedWorkThatGaveWayToAnotherIsAskedFor() {
        Desk desk;
        desk.addLayer();
        desk.driver.key(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(desk.driver.session().isSettled() && !desk.document().isModified());
        QVERIFY(!desk.driver.window().close());
        auto* question = desk.dialog<SaveQuestion>();
        QVERIFY(question && !question->findChild<QPushButton*>(QStringLiteral("save")));
        QTest::keyClick(question, Qt::Key_Return);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QVERIFY(desk.driver.window().isVisible());
        desk.activate();
        desk.driver.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(desk.driver.snapshot().experiment.hidden.size(), 3U);
        desk.saveAs("a.nabla");
        desk.driver.key(Qt::Key_Y, Qt::ControlModifier);
        QTRY_VERIFY(desk.driver.session().isSettled() && desk.document().path().isEmpty());
        QVERIFY(desk.driver.window().close());
    }

    void everyUnsavedWorkIsAskedForBeforeClosing_data() {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<bool>("closes");
        QTest::newRow("saved and discarded") << "save"
                                             << "discard" << true;
        QTest::newRow("both discarded") << "discard"
                                        << "discard" << true;
        QTest::newRow("called off at the second") << "discard"
                                                  << "cancel" << false;
    }

    void everyUnsavedWorkIsAskedForBeforeClosing() {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(bool, closes);
        Desk desk;
        desk.addLayer();
        desk.driver.key(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(desk.driver.session().isSettled() && !desk.document().isModified());
        desk.saveAs("a.nabla");
        desk.addLayer();
        QVERIFY(!desk.driver.window().close());
        const auto answer = [&desk](const QString& button, bool isOpen) {
            auto* question = desk.dialog<SaveQuestion>();
            QVERIFY(question);
            QCOMPARE(question->findChild<QPushButton*>(QStringLiteral("save")) != nullptr, isOpen);
            QTest::mouseClick(question->findChild<QPushButton*>(button), Qt::LeftButton);
            QTRY_VERIFY(QApplication::activeModalWidget() != question);
        };
        answer(first, true);
        answer(second, false);
        QTRY_COMPARE(desk.driver.window().isVisible(), !closes);
        if (closes)
            return;
        QVERIFY(!desk.driver.window().close());
        answer(QStringLiteral("cancel"), true);
    }

    void unsavedWorkThatGaveWayIsAutosavedUntilTheWindowIsClosed() {
        Desk desk;
        const auto kept = [] { return namesIn(autosaveRoot()).size(); };
        desk.addLayer();
        desk.driver.key(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(desk.driver.session().isSettled() && !desk.document().isModified());
        QTest::qWait(20);
        QCOMPARE(kept(), 1U);
        desk.driver.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(desk.driver.snapshot().experiment.hidden.size(), 3U);
        desk.saveAs("a.nabla");
        QTRY_COMPARE(kept(), 0U);
    }

    void whatWasDoneBeforeRestoringAndWhatWasRestoredAreBothKept() {
        const QTemporaryDir data;
        qputenv("XDG_DATA_HOME", QFile::encodeName(data.path()));
        std::string restored;
        {
            const auto folder = AutosaveFolder::create(autosaveRoot());
            QVERIFY(folder && writeAutosave(folder->path(), {}, 1, otherWork()));
            restored = folder->path();
        }
        {
            WindowDriver driver({}, {1440, 900}, true);
            driver.pressDiagramButton(DiagramAction::addLayer);
            QVERIFY(driver.settles());
            for (auto* button : driver.window().findChildren<PushButton*>())
                if (button->text() == QLatin1String("&Restore"))
                    button->click();
            QTRY_VERIFY(driver.session().experiment() == otherWork().experiment);
            QTRY_VERIFY(driver.session().isSettled());
            QTRY_COMPARE(namesIn(autosaveRoot()).size(), 2U);
            driver.session().undoStack().undo();
            QTRY_COMPARE(driver.snapshot().experiment.hidden.size(), 3U);
            QTest::qWait(50);
            QCOMPARE(namesIn(autosaveRoot()).size(), 2U);
        }
        const auto kept = takeAbandonedWork(autosaveRoot());
        QCOMPARE(kept.size(), 2U);
        QVERIFY(readAutosave(restored)->work.experiment == otherWork().experiment);
        QCOMPARE(readAutosave(kept.front().folder.path())->work.experiment.hidden.size(), 3U);
    }

    void aFileThatAnotherProgramChangedIsNotReplacedUnasked_data() {
        QTest::addColumn<QString>("button");
        QTest::addColumn<bool>("replaces");
        QTest::newRow("Cancel") << "cancel" << false;
        QTest::newRow("Replace") << "replace" << true;
        QTest::newRow("Save as") << "saveAs" << false;
    }

    void aFileThatAnotherProgramChangedIsNotReplacedUnasked() {
        QFETCH(QString, button);
        QFETCH(bool, replaces);
        Desk desk;
        desk.write("first.nabla", otherWork());
        desk.open("first.nabla");
        for (const std::size_t layers : {2U, 3U}) {
            NablaFile other = otherWork();
            other.experiment.hidden = std::vector<int>(layers + 2, 4);
            desk.write("first.nabla", other);
            desk.addLayer();
            desk.driver.key(Qt::Key_S, Qt::ControlModifier);
            auto* question = desk.dialog<ReplaceQuestion>();
            QVERIFY(question);
            QTest::mouseClick(question->findChild<QPushButton*>(button), Qt::LeftButton);
            if (button == QLatin1String("saveAs"))
                desk.nameFile(desk.path(layers == 2 ? "second.nabla" : "third.nabla"));
            QTRY_VERIFY(!QApplication::activeModalWidget());
            desk.activate();
            QTRY_COMPARE(desk.document().isModified(), button == QLatin1String("cancel"));
            const auto file = parseNablaFile(desk.text("first.nabla").toStdString());
            QCOMPARE(file->experiment.hidden.size(), replaces ? layers : layers + 2);
            if (button == QLatin1String("saveAs"))
                break;
        }
    }

    void everyFileIsSavedWithNablasEnding() {
        Desk desk;
        desk.driver.key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        desk.nameFile(desk.path("lesson 1.2"));
        QTRY_COMPARE(desk.document().path(), desk.path("lesson 1.2.nabla"));
        const QString old = desk.text("lesson 1.2.nabla");
        desk.addLayer();
        desk.driver.key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        auto* files = desk.dialog<QFileDialog>();
        QVERIFY(files);
        auto* edit = files->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
        edit->setText(desk.path("lesson 1.2"));
        QTest::keyClick(edit, Qt::Key_Return);
        auto* question = desk.dialog<ReplaceQuestion>();
        QVERIFY2(question, "the ending must not hide that the file is there");
        QTest::keyClick(question, Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QCOMPARE(desk.text("lesson 1.2.nabla"), old);
        QVERIFY(!QFile::exists(desk.path("lesson 1.2")));
    }

    void anOnnxModelIsOpenedAsNewWorkThatNeverReplacesIt() {
        Desk desk;
        QFile file(desk.path("model.onnx"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(onnxModel()) == onnxModel().size());
        file.close();
        desk.document().open(desk.path("model.onnx"));
        QTRY_COMPARE(desk.driver.session().undoStack().count(), 1);
        QTRY_VERIFY(desk.driver.session().isSettled());
        QCOMPARE(desk.driver.state().parameters.front(), 1.5);
        QCOMPARE(desk.document().path(), QString());
        QVERIFY(desk.document().isModified() && desk.document().isWorthSaving());
        QVERIFY2(desk.message().contains(QStringLiteral("“model.onnx” was opened as new work")) &&
                     desk.message().contains(QLatin1String("x and y")),
                 qPrintable(desk.message()));
        desk.saveAs("model.nabla");
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), onnxModel());
        desk.driver.session().undoStack().undo();
        QTRY_COMPARE(desk.driver.session().experiment(), Experiment());
    }

    void anOnnxModelThatIsRefusedLeavesTheWorkAlone() {
        Desk desk;
        QByteArray other = onnxModel();
        other.replace("MatMul", "NatNul");
        QFile file(desk.path("other.onnx"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(other) == other.size());
        file.close();
        desk.document().open(desk.path("other.onnx"));
        QTRY_VERIFY(desk.message().contains(QLatin1String("'NatNul'")));
        QCOMPARE(desk.driver.session().undoStack().count(), 0);
    }

    void whatIsNoFileIsNotOpened() {
        Desk desk;
        QCOMPARE(::mkfifo(desk.path("pipe.nabla").toLocal8Bit().constData(), 0600), 0);
        for (const QString& path : {desk.path("pipe.nabla"), desk.folder.path()}) {
            desk.document().open(path);
            QTRY_VERIFY(desk.message().contains(path));
            QVERIFY(desk.message().contains(QLatin1String("not a file")));
        }
        QCOMPARE(desk.driver.session().undoStack().count(), 0);
    }

    void longWorkIsAnnouncedAndCanBeGivenUp() {
        MessageBar bar;
        WorkNote quick(bar);
        WorkNote slow(bar);
        bool givenUp = false;
        quick.begin(QStringLiteral("quick"));
        slow.begin(QStringLiteral("slow"), {{QStringLiteral("Cancel"), [&] { givenUp = true; }}});
        quick.end();
        QVERIFY(!bar.isVisible());
        QTRY_VERIFY(bar.isVisible());
        QCOMPARE(bar.accessibleName(), QStringLiteral("slow"));
        bar.findChild<PushButton*>()->click();
        QVERIFY(givenUp && !bar.isVisible());
        bar.showMessage(MessageKind::warning, QStringLiteral("another"));
        slow.end();
        QVERIFY(bar.isVisible());
    }

    void whatChangesWhileItIsSavedIsNotMarkedSaved() {
        Desk desk;
        desk.addLayer();
        const QByteArray pipe = desk.path("pipe.nabla").toLocal8Bit();
        QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
        QSignalSpy saved(&desk.document(), &Document::saved);
        desk.document().save(desk.path("pipe.nabla"));
        QTRY_VERIFY(desk.message().contains(QStringLiteral("Saving “pipe.nabla”")));
        const std::string wanted = nablaFileText(savedWork(desk.driver.snapshot()));
        QVERIFY(desk.driver.trainEpochs(1));
        desk.document().save(desk.path("second.nabla"));
        QVERIFY(!QFile::exists(desk.path("second.nabla")));
        QCOMPARE(*readFile(pipe.toStdString()), wanted);
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(desk.document().isModified());
        QVERIFY(desk.message().isEmpty());
        QTRY_COMPARE(saved.count(), 2);
        QCOMPARE(desk.document().path(), desk.path("second.nabla"));
        QVERIFY(!desk.document().isModified());
    }

    void windowsThatRememberNothingDoNotAsk() {
        WindowDriver driver;
        driver.pressDiagramButton(DiagramAction::addLayer);
        QVERIFY(driver.settles());
        QVERIFY(driver.window().close());
    }
};

static const TestClass<DocumentTest> listed;

} // namespace nabla

#include "document_test.moc"
