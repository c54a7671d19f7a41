#include "tests/ui/desk.h"
#include "tests/ui/test_program.h"

#include "core/live/autosave_folder.h"
#include "core/support/folders.h"
#include "ui/autosave.h"
#include "ui/controls/push_button.h"
#include "ui/export/export_actions.h"
#include "ui/panels/network_panel.h"
#include "ui/save_question.h"

#include <QPushButton>

namespace nabla {

class ClosingTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
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

    void exportsThatCannotBeWrittenKeepTheWindowOpen_data() {
        QTest::addColumn<QString>("place");
        QTest::addColumn<bool>("closes");
        QTest::newRow("written") << "model.py" << true;
        QTest::newRow("not written") << "none/model.py" << false;
    }

    void exportsThatCannotBeWrittenKeepTheWindowOpen() {
        QFETCH(QString, place);
        QFETCH(bool, closes);
        Desk desk;
        auto& exports = desk.driver.child<ExportActions>();
        exports.exportModel();
        auto* dialog = desk.dialog<ExportDialog>();
        QTRY_VERIFY(dialog->made());
        exports.writeModel(desk.folder.filePath(place));
        dialog->reject();
        QCOMPARE(desk.driver.window().close(), closes);
        QCOMPARE(QFile::exists(desk.folder.filePath(place)), closes);
        if (closes)
            return;
        const auto* bar = desk.driver.child<NetworkPanel>().findChild<MessageBar*>();
        QVERIFY(bar->isVisible() && bar->accessibleName().contains(QStringLiteral("model.py")));
        QVERIFY(desk.driver.window().close());
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
        const AbandonedWork& own = kept[kept.front().folder.path() == restored ? 1 : 0];
        QCOMPARE(readAutosave(own.folder.path())->work.experiment.hidden.size(), 3U);
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

    void windowsThatRememberNothingDoNotAsk() {
        WindowDriver driver;
        driver.pressDiagramButton(DiagramAction::addLayer);
        QVERIFY(driver.settles());
        QVERIFY(driver.window().close());
    }
};

static const TestClass<ClosingTest> listed;

} // namespace nabla

#include "closing_test.moc"
