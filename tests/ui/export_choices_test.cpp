#include "tests/ui/desk.h"
#include "tests/ui/test_program.h"

#include "core/experiment/parameters.h"
#include "core/exporters/exporters.h"
#include "core/exporters/numbers.h"
#include "ui/controls/check_box.h"
#include "ui/controls/line_edit.h"
#include "ui/export/code_box.h"
#include "ui/export/export_actions.h"
#include "ui/export/export_dialog.h"
#include "ui/usual_place.h"

#include <QAction>
#include <QMenu>
#include <QTimer>

namespace nabla {
namespace {

/// Runs `act` and meanwhile uses the modal dialog of that type that it opens.
template <class Dialog>
void during(const std::function<void()>& act, const std::function<void(Dialog&)>& use) {
    bool wasOpen = false;
    QTimer wait;
    QObject::connect(&wait, &QTimer::timeout, qApp, [&] {
        auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
        if (!dialog || wasOpen)
            return;
        wasOpen = true;
        use(*dialog);
        dialog->reject();
    });
    wait.start(5);
    act();
    QVERIFY(QTest::qWaitFor([&] { return wasOpen && !QApplication::activeModalWidget(); }));
}

QMenu& numbersMenu(WindowDriver& driver) {
    for (QMenu* menu : driver.window().findChildren<QMenu*>())
        if (menu->title() == QStringLiteral("Export numbers as CSV"))
            return *menu;
    qFatal("There is no such menu.");
}

} // namespace

/// What exports offer, what they are called, and what the next one begins with.
class ExportChoicesTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void modelsFollowTheDocumentUnlessANameWasChosen() {
        const auto name = [](const char* format, const char* inCode, const QString& document) {
            return usualFileName({findExporter(format), {inCode}, {}, document});
        };
        const QString house = documentName(QStringLiteral("/home/me/house.nabla"));
        QCOMPARE(name("onnx", "nabla", house), QStringLiteral("house.onnx"));
        QCOMPARE(name("tfjs", "nabla", house), QStringLiteral("house-tfjs"));
        QCOMPARE(name("c", "mine", house), QStringLiteral("mine.h"));
        QCOMPARE(name("onnx", "nabla", {}), QStringLiteral("nabla.onnx"));
    }

    void filesGoWhereTheLastOneWentOrBesideTheDocument() {
        const auto documents = QStandardPaths::DocumentsLocation;
        const QString house = QStringLiteral("/home/me/house.nabla");
        QCOMPARE(usualFolder({}, house, documents), QStringLiteral("/home/me"));
        QCOMPARE(usualFolder(QStringLiteral("/last"), house, documents), QStringLiteral("/last"));
        QCOMPARE(usualFolder({}, {}, documents), QStandardPaths::writableLocation(documents));
    }

    void aModelOfASavedWorkIsOfferedUnderItsName() {
        Desk desk;
        desk.saveAs("house.nabla");
        during<ExportDialog>([&] { desk.driver.key(Qt::Key_E, Qt::ControlModifier); },
                             [](ExportDialog& dialog) {
                                 const auto boxes = dialog.findChildren<CodeBox*>();
                                 const auto& usage = *boxes.at(1);
                                 QTRY_VERIFY(usage.text().contains(QStringLiteral("house")));
                             });
    }

    void numbersOfASavedWorkAreOfferedBesideIt() {
        Desk desk;
        desk.saveAs("house.nabla");
        for (QAction* action : numbersMenu(desk.driver).actions()) {
            QString path;
            during<QFileDialog>([&] { action->trigger(); },
                                [&](QFileDialog& files) { path = files.selectedFiles().constFirst(); });
            QVERIFY2(path.startsWith(desk.path("house-")) && path.endsWith(QStringLiteral(".csv")),
                     qPrintable(path));
        }
    }

    void theNextExportBeginsWithWhatWasChosen() {
        WindowDriver driver;
        const auto open = [&](const std::function<void(ExportDialog&)>& use) {
            driver.window().activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&driver.window()));
            during<ExportDialog>([&] { driver.key(Qt::Key_E, Qt::ControlModifier); }, use);
        };
        const auto name = [](ExportDialog& dialog) -> LineEdit& {
            return *dialog.findChild<LineEdit*>(QStringLiteral("name"));
        };
        const auto features = [](ExportDialog& dialog) -> CheckBox& {
            return *dialog.findChild<CheckBox*>(QStringLiteral("features"));
        };
        open([&](ExportDialog& dialog) {
            name(dialog).setText(QStringLiteral("mine"));
            features(dialog).setChecked(false);
        });
        open([&](ExportDialog& dialog) {
            QCOMPARE(name(dialog).text(), QStringLiteral("mine"));
            QVERIFY(!features(dialog).isChecked());
        });
    }

    void numbersThatThereAreNotAreNotAskedANameFor() {
        WindowDriver driver(*withSetting({}, "problem", "regression"));
        QVERIFY(driver.trainEpochs(1));
        QMenu& menu = numbersMenu(driver);
        Q_EMIT menu.aboutToShow();
        const Snapshot& snapshot = driver.snapshot();
        std::size_t row = 0;
        for (const QAction* action : menu.actions()) {
            const NumbersTable& table = numbersTables()[row++];
            const std::string missing = table.missing(snapshot.experiment, *snapshot.history);
            QCOMPARE(action->isEnabled(), missing.empty());
            QCOMPARE(action->toolTip().toStdString(), missing.empty() ? std::string(table.help) : missing);
        }
        QVERIFY(!menu.actions().back()->isEnabled());
    }

    void whereNumbersWentIsSaidInFull() {
        WindowDriver driver;
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("losses.csv"));
        auto* actions = driver.window().findChild<ExportActions*>();
        QSignalSpy told(actions, &ExportActions::message);
        actions->writeNumbers(*findNumbersTable("losses"), path);
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(told.front().front().toString().contains(path));
    }
};

static const TestClass<ExportChoicesTest> listed;

} // namespace nabla

#include "export_choices_test.moc"
