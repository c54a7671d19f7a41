#include "tests/ui/desk.h"
#include "tests/ui/test_program.h"

#include "core/live/saved_work.h"
#include "ui/controls/push_button.h"
#include "ui/panels/brand.h"

#include <QDir>
#include <QMenu>

#include <sys/stat.h>

namespace nabla {
namespace {

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
};

static const TestClass<DocumentTest> listed;

} // namespace nabla

#include "document_test.moc"
