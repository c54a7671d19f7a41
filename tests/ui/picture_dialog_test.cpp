#include "tests/experiment_of.h"
#include "tests/ui/picture_driver.h"
#include "tests/ui/test_program.h"

#include "ui/controls/message_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QSvgRenderer>
#include <QTemporaryDir>

namespace nabla {

/// Pictures are chosen, saved and copied in the window's dialog.
class PictureDialogTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theDialogSavesWhatIsChosen() {
        WindowDriver driver;
        QVERIFY(driver.trainEpochs(2));
        PictureDialog* dialog = openDialog(driver);
        QVERIFY(dialog);
        choose(*dialog, "picture", QStringLiteral("map"));
        choose(*dialog, "scale", 3);
        choose(*dialog, "theme", QStringLiteral("dark"));
        const auto& preview = *dialog->findChild<PicturePreview*>();
        QVERIFY(QTest::qWaitFor([&] {
            return !preview.image().isNull() && preview.image().pixelColor(1, 1) == makeTheme(true).surface;
        }));
        const QSize size = pictureSize(*dialog->order().picture, dialog->content()).toSize();
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("map.png"));
        QVERIFY(saveAs(*dialog, path));
        QVERIFY(QTest::qWaitFor([&] { return QFile::exists(path); }));
        QCOMPARE(QImage(path).size(), 3 * size);
        QTRY_VERIFY(driver.child<MessageBar>().isVisible());
    }

    void aNameOfAnotherEndingGetsThatOfTheFormat() {
        for (const char* name : {"win.jpg", "Figure 1.2", "plain"}) {
            WindowDriver driver;
            PictureDialog* dialog = openDialog(driver);
            QVERIFY(dialog);
            const QTemporaryDir folder;
            const QString path = folder.filePath(QLatin1String(name));
            QVERIFY(saveAs(*dialog, path));
            QVERIFY(QTest::qWaitFor([&] { return QFile::exists(path + QStringLiteral(".png")); }));
            QVERIFY(!QFile::exists(path));
            QTRY_VERIFY(driver.child<MessageBar>().isVisible());
        }
    }

    void theNamesEndingDecidesAboutTheFormat() {
        WindowDriver driver;
        PictureDialog* dialog = openDialog(driver);
        QVERIFY(dialog);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("net.svg"));
        QVERIFY(saveAs(*dialog, path));
        QVERIFY(QTest::qWaitFor([&] { return QFile::exists(path); }));
        QVERIFY(QSvgRenderer(path).isValid());
    }

    void thePictureOfTheWindowIsAsFineAsAsked() {
        WindowDriver driver;
        QVERIFY(driver.trainEpochs(2));
        PictureDialog* dialog = openDialog(driver);
        QVERIFY(dialog);
        choose(*dialog, "picture", QStringLiteral("window"));
        choose(*dialog, "scale", 3);
        QVERIFY(!list(*dialog, "theme").isEnabled());
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("window.png"));
        const int before = driver.view().fieldRequest().mapPixels;
        int most = 0;
        connect(&driver.view(), &ViewState::fieldRequestChanged, this,
                [&] { most = std::max(most, driver.view().fieldRequest().mapPixels); });
        QVERIFY(saveAs(*dialog, path));
        QVERIFY(QTest::qWaitFor([&] { return QFile::exists(path); }, 20'000));
        QCOMPARE(QImage(path).size(), 3 * driver.window().size());
        QVERIFY(std::abs(most - 3 * before) <= 3);
        QTRY_COMPARE(driver.view().fieldRequest().mapPixels, before);
    }

    void aPictureThatCannotBeWrittenLeavesNothingAndSaysWhyInItsDialog() {
        WindowDriver driver;
        PictureDialog* dialog = openDialog(driver);
        QVERIFY(dialog);
        choose(*dialog, "picture", QStringLiteral("map"));
        const QTemporaryDir folder;
        QVERIFY(saveAs(*dialog, folder.filePath(QStringLiteral("none/map.png"))));
        const QLabel& note = *dialog->findChild<QLabel*>(QStringLiteral("note"));
        QVERIFY(QTest::qWaitFor([&] { return note.text().contains(QStringLiteral("Cannot write")); }));
        QVERIFY(note.text().contains(QStringLiteral("map.png")));
        QVERIFY(QDir(folder.path()).isEmpty());
        QVERIFY(!driver.child<MessageBar>().isVisible());
        // All that was chosen is still there for another place.
        QVERIFY(dialog->isVisible());
        QCOMPARE(dialog->choice().picture, QStringLiteral("map"));
        QVERIFY(dialog->findChild<PushButton*>(QStringLiteral("save"))->isEnabled());
        const QString path = folder.filePath(QStringLiteral("map.png"));
        QVERIFY(saveAs(*dialog, path));
        QVERIFY(QTest::qWaitFor([&] { return QFile::exists(path); }));
        QTRY_VERIFY(!driver.window().findChild<PictureDialog*>());
    }

    void theDialogBeginsAsTheLastOneEnded() {
        WindowDriver driver;
        PictureDialog* dialog = openDialog(driver);
        QVERIFY(dialog);
        choose(*dialog, "picture", QStringLiteral("loss"));
        choose(*dialog, "scale", 4);
        choose(*dialog, "format", QStringLiteral("svg"));
        choose(*dialog, "theme", QStringLiteral("dark"));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!driver.window().findChild<PictureDialog*>());
        dialog = openDialog(driver);
        QVERIFY(dialog);
        QCOMPARE(list(*dialog, "picture").currentData().toString(), QStringLiteral("loss"));
        QCOMPARE(list(*dialog, "scale").currentData().toInt(), 4);
        QCOMPARE(list(*dialog, "format").currentData().toString(), QStringLiteral("svg"));
        QCOMPARE(list(*dialog, "theme").currentData().toString(), QStringLiteral("dark"));
        QCOMPARE(dialog->order().scale, 4.0);
    }

    void aPictureIsCopiedAsAnImage() {
        WindowDriver driver;
        QApplication::clipboard()->clear();
        PictureDialog* dialog = openDialog(driver);
        QVERIFY(dialog);
        choose(*dialog, "picture", QStringLiteral("loss"));
        const QSize size = pictureSize(*dialog->order().picture, dialog->content()).toSize();
        QTest::mouseClick(dialog->findChild<PushButton*>(QStringLiteral("copy")), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return !QApplication::clipboard()->image().isNull(); }));
        QCOMPARE(QApplication::clipboard()->image().size(), 2 * size);
        QVERIFY(dialog->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!driver.window().findChild<PictureDialog*>());
    }

    void whatCannotBeMadeCannotBeSaved() {
        WindowDriver driver(experimentOfTexts({{"problem", "regression"}}));
        QVERIFY(driver.settles());
        PictureDialog* dialog = openDialog(driver);
        QVERIFY(dialog);
        choose(*dialog, "picture", QStringLiteral("confusion"));
        const auto& preview = *dialog->findChild<PicturePreview*>();
        QTRY_VERIFY(preview.image().isNull());
        QVERIFY(preview.accessibleDescription().contains(QStringLiteral("classes")));
        QVERIFY(!dialog->findChild<PushButton*>(QStringLiteral("save"))->isEnabled());
        QCOMPARE(list(*dialog, "scale").count(), 0);
        choose(*dialog, "picture", QStringLiteral("map"));
        QCOMPARE(list(*dialog, "scale").currentData().toInt(), 2);
        QVERIFY(dialog->findChild<PushButton*>(QStringLiteral("save"))->isEnabled());
        QTRY_VERIFY(!preview.image().isNull());
    }

    void theDialogIsUsableByKeyboard() {
        WindowDriver driver;
        QVERIFY(pictureAction(driver).isEnabled());
        PictureDialog* dialog = openDialog(driver);
        QVERIFY(dialog);
        QVERIFY(list(*dialog, "picture").hasFocus());
        for (const char* name : {"picture", "format", "scale", "theme"})
            QVERIFY2(!list(*dialog, name).accessibleName().isEmpty(), name);
        choose(*dialog, "format", QStringLiteral("pdf"));
        QVERIFY(!list(*dialog, "scale").isEnabled());
    }
};

static const TestClass<PictureDialogTest> listed;

} // namespace nabla

#include "picture_dialog_test.moc"
