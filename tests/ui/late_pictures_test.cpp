#include "tests/ui/picture_driver.h"
#include "tests/ui/test_program.h"

#include "ui/controls/message_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QPointer>
#include <QTemporaryDir>

namespace nabla {

/// Pictures that are made or written only after their dialog was closed.
class LatePicturesTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aFailureAfterTheDialogIsToldInTheWindow() {
        WindowDriver driver;
        PictureDialog* dialog = openDialog(driver);
        QVERIFY(dialog);
        QStringList failures;
        connect(&driver.session(), &Session::refused, this, [&](const QString& text) { failures << text; });
        const QTemporaryDir folder;
        QVERIFY(saveAs(*dialog, folder.filePath(QStringLiteral("none/map.png"))));
        dialog->reject();
        QTRY_COMPARE(failures.size(), 1);
        QVERIFY(failures[0].contains(QStringLiteral("map.png")));
    }

    /// The window's picture takes a while, in which the dialog may be closed and opened again.
    void aPictureThatIsMadeLateLeavesTheNextDialogAlone() {
        for (const bool copies : {false, true}) {
            WindowDriver driver;
            QApplication::clipboard()->clear();
            PictureDialog* dialog = openDialog(driver);
            QVERIFY(dialog);
            choose(*dialog, "picture", QStringLiteral("window"));
            const QTemporaryDir folder;
            const QString path = folder.filePath(QStringLiteral("window.png"));
            if (copies)
                QTest::mouseClick(dialog->findChild<PushButton*>(QStringLiteral("copy")), Qt::LeftButton);
            else
                QVERIFY(saveAs(*dialog, path));
            dialog->reject();
            QTRY_VERIFY(!driver.window().findChild<PictureDialog*>());
            pictureAction(driver).trigger();
            const QPointer<PictureDialog> next = driver.window().findChild<PictureDialog*>();
            QVERIFY(next);
            next->setBusy(true);
            const auto isDone = [&] {
                return copies ? !QApplication::clipboard()->image().isNull()
                              : driver.child<MessageBar>().isVisible();
            };
            QVERIFY(!isDone());
            QVERIFY(QTest::qWaitFor(isDone, 20'000));
            QVERIFY(next && next->isVisible());
            QVERIFY(!next->findChild<PushButton*>(QStringLiteral("save"))->isEnabled());
        }
    }
};

static const TestClass<LatePicturesTest> listed;

} // namespace nabla

#include "late_pictures_test.moc"
