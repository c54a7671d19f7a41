#include "tests/ui/export_desk.h"
#include "tests/ui/test_program.h"

#include "core/experiment/parameters.h"
#include "core/exporters/exporters.h"
#include "core/exporters/numbers.h"
#include "core/live/saved_work.h"
#include "ui/controls/check_box.h"
#include "ui/controls/line_edit.h"
#include "ui/export/export_place.h"
#include "ui/save_question.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QTemporaryDir>
#include <QTimer>

namespace nabla {

/// Trained models and their numbers leave the window.
class ModelExportTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void showsEveryFormatAndWritesWhatItShows() {
        ExportDesk desk;
        QTemporaryDir folder;
        QCOMPARE(desk.formats().count(), static_cast<int>(exporters().size()));
        for (int row = 0; row < desk.formats().count(); ++row) {
            desk.formats().setCurrentRow(row);
            QVERIFY(desk.isReady());
            const Exporter& exporter = *exporters()[static_cast<std::size_t>(row)];
            QVERIFY(!desk.preview().text().isEmpty());
            QVERIFY(!desk.usage().text().isEmpty());
            const auto files = exporter.write(*desk.model, {});
            const QString path = folder.filePath(QStringLiteral("out%1").arg(row));
            desk.actions().writeModel(path);
            QVERIFY(QTest::qWaitFor([&] { return desk.outcome().contains(path); }));
            const ExportedFile& first = files->front();
            const QString place =
                first.name.empty() ? path : path + QLatin1Char('/') + QString::fromStdString(first.name);
            QCOMPARE(bytesOf(place), QByteArray::fromStdString(first.content));
            QVERIFY(desk.usage().text().contains(QStringLiteral("out%1").arg(row)));
        }
    }

    void saysWhatAFormatDoesNotCarryBeforeItIsWritten() {
        Experiment experiment;
        experiment.precision = Precision::float64;
        ExportDesk desk(experiment);
        for (int row = 0; row < desk.formats().count(); ++row) {
            desk.formats().setCurrentRow(row);
            QVERIFY(desk.isReady());
            const Exporter& exporter = *exporters()[static_cast<std::size_t>(row)];
            const auto losses = exporter.losses(*desk.model, {});
            QCOMPARE(desk.child<QLabel>("losses").isVisible(), !losses.empty());
            for (const std::string& loss : losses)
                QVERIFY(desk.child<QLabel>("losses").text().contains(QString::fromStdString(loss)));
        }
    }

    void offersOnlyChoicesThatChangeSomething() {
        ExportDesk desk;
        for (int row = 0; row < desk.formats().count(); ++row) {
            desk.formats().setCurrentRow(row);
            const Exporter& exporter = *exporters()[static_cast<std::size_t>(row)];
            QCOMPARE(desk.child<LineEdit>("name").isVisible(), exporter.takesName);
            QCOMPARE(desk.child<CheckBox>("features").isVisible(), exporter.takesFeatures);
        }
    }

    void refusesNamesThatCodeCannotUseAndShowsNoCodeOfAnother() {
        ExportDesk desk;
        for (int row = 0; row < desk.formats().count(); ++row) {
            if (!exporters()[static_cast<std::size_t>(row)]->takesName)
                continue;
            desk.formats().setCurrentRow(row);
            QVERIFY(desk.isReady());
            auto& name = desk.child<LineEdit>("name");
            name.selectAll();
            QTest::keyClicks(&name, QStringLiteral("my net"));
            QVERIFY(QTest::qWaitFor([&] { return desk.outcome().contains(QStringLiteral("my net")); }));
            QVERIFY(!desk.canSave());
            for (const CodeBox* box : {&desk.preview(), &desk.usage()}) {
                QCOMPARE(box->text(), QString());
                QVERIFY(!box->findChild<PushButton*>()->isVisible());
            }
            name.selectAll();
            QTest::keyClicks(&name, QStringLiteral("my_net"));
            QVERIFY(desk.isReady());
            QVERIFY(desk.preview().text().contains(QStringLiteral("my_net")));
        }
    }

    void makesAFolderOfItsOwnInTheOneThatIsChosen() {
        const ExportMade made{findExporter("tfjs"), {"net"}, {}};
        QCOMPARE(folderPlace(made, QStringLiteral("/home/me")), QStringLiteral("/home/me/net-tfjs"));
        QCOMPARE(folderPlace(made, QStringLiteral("/home/me/net-tfjs")), QStringLiteral("/home/me/net-tfjs"));
    }

    void asksBeforeAnEarlierFolderIsReplaced() {
        QTemporaryDir folder;
        const ExportMade made{findExporter("tfjs"), {"net"}, {}};
        QDir(folder.path()).mkdir(QStringLiteral("net-tfjs"));
        QStringList used;
        for (const char* answer : {"cancel", "replace"}) {
            QTimer chooser;
            connect(&chooser, &QTimer::timeout, this, [&] {
                auto* window = QApplication::activeModalWidget();
                if (auto* files = qobject_cast<QFileDialog*>(window))
                    QTest::keyClick(files, Qt::Key_Return);
                else if (auto* question = qobject_cast<ReplaceFolderQuestion*>(window))
                    question->findChild<PushButton*>(QLatin1String(answer))->click();
            });
            chooser.start(20);
            QWidget parent;
            askForPlace(made, folder.path(), parent, [&](const QString& path) { used << path; });
        }
        QCOMPARE(used, QStringList{folder.filePath(QStringLiteral("net-tfjs"))});
    }

    void copiesTheWholeText() {
        ExportDesk desk;
        for (int row = 0; row < desk.formats().count(); ++row) {
            if (exporters()[static_cast<std::size_t>(row)]->kind != ExportKind::textFile)
                continue;
            desk.formats().setCurrentRow(row);
            QVERIFY(desk.isReady());
            QTest::mouseClick(desk.preview().findChild<PushButton*>(), Qt::LeftButton);
            QCOMPARE(QApplication::clipboard()->text().toStdString(),
                     exporters()[static_cast<std::size_t>(row)]->write(*desk.model, {})->front().content);
        }
    }

    void opensByKeyAndRemembersTheFormat() {
        WindowDriver driver;
        QVERIFY(driver.trainEpochs(1));
        QString first, second;
        const auto open = [&](auto act) {
            bool wasOpen = false;
            driver.window().activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&driver.window()));
            QTimer wait;
            connect(&wait, &QTimer::timeout, &driver.window(), [&] {
                auto* dialog = qobject_cast<ExportDialog*>(QApplication::activeModalWidget());
                if (!dialog)
                    return;
                act(*dialog);
                wasOpen = true;
                dialog->reject();
            });
            wait.start(5);
            driver.key(Qt::Key_E, Qt::ControlModifier);
            QVERIFY(QTest::qWaitFor([&] { return wasOpen; }));
        };
        const int last = static_cast<int>(exporters().size()) - 1;
        open([&](ExportDialog& dialog) {
            dialog.findChild<QListWidget*>(QStringLiteral("formats"))->setCurrentRow(last);
            first = dialog.choice().format;
        });
        open([&](ExportDialog& dialog) { second = dialog.choice().format; });
        QVERIFY(!first.isEmpty());
        QCOMPARE(second, first);
    }

    void writesTheNumbersOfTheMoment() {
        WindowDriver driver;
        QVERIFY(driver.trainEpochs(3));
        QTemporaryDir folder;
        auto* actions = driver.window().findChild<ExportActions*>();
        QStringList told;
        connect(actions, &ExportActions::message, this, [&](const QString& text) { told << text; });
        for (const NumbersTable& table : numbersTables()) {
            const QString path = folder.filePath(QString::fromStdString(std::string(table.key)));
            actions->writeNumbers(table, path);
            QVERIFY(QTest::qWaitFor([&] { return !told.isEmpty(); }));
            told.clear();
            QCOMPARE(bytesOf(path).toStdString(), *table.write(savedWork(driver.snapshot())));
        }
    }

    void saysWhenThereIsNoConfusion() {
        Experiment values = *withSetting({}, "problem", "regression");
        WindowDriver driver(values);
        QVERIFY(driver.trainEpochs(1));
        auto* actions = driver.window().findChild<ExportActions*>();
        QString told;
        connect(actions, &ExportActions::failed, this, [&](const QString& text) { told = text; });
        QTemporaryDir folder;
        actions->writeNumbers(*findNumbersTable("confusion"), folder.filePath(QStringLiteral("c.csv")));
        QVERIFY(QTest::qWaitFor([&] { return told.contains(QStringLiteral("no confusion matrix")); }));
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("c.csv"))));
    }
};

static const TestClass<ModelExportTest> listed;

} // namespace nabla

#include "model_export_test.moc"
