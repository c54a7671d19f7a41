#include "tests/ui/test_program.h"
#include "tests/ui/window_driver.h"

#include "core/training/work_link.h"
#include "ui/controls/line_edit.h"
#include "ui/controls/message_bar.h"
#include "ui/link_actions.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QElapsedTimer>
#include <QLabel>
#include <QMenu>
#include <QTimer>

namespace nabla {
namespace {

QAction& actionOf(WindowDriver& driver, const QString& text) {
    for (QAction* action : driver.window().actions())
        if (action->text() == text)
            return *action;
    qFatal("there is no such action");
}

/// The first of the menu's examples.
QAction& exampleOf(WindowDriver& driver) {
    for (QMenu* menu : driver.window().findChildren<QMenu*>())
        if (menu->title() == QStringLiteral("Examples"))
            return *menu->actions().constFirst();
    qFatal("there are no examples");
}

/// Copies with a menu entry; gives what is then in the clipboard.
std::string copied(WindowDriver& driver, const QString& entry) {
    QApplication::clipboard()->clear();
    actionOf(driver, entry).trigger();
    return QApplication::clipboard()->text().toStdString();
}

/// Opens the dialog, types into it what was copied, and presses Open; whether it closed, and what it said.
QString openLink(WindowDriver& driver, const std::string& link) {
    QString problem;
    QTimer::singleShot(0, &driver.window(), [&] {
        auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        auto* edit = dialog->findChild<LineEdit*>();
        edit->setText(QString::fromStdString(link));
        QTest::keyClick(edit, Qt::Key_Return);
        for (QLabel* label : dialog->findChildren<QLabel*>())
            if (label->wordWrap())
                problem = label->text();
        dialog->reject();
    });
    actionOf(driver, QStringLiteral("Open link…")).trigger();
    return problem;
}

Experiment withPointsOfItsOwn(int count) {
    OwnPoints own;
    for (int k = 0; k < count; ++k)
        own.points.push_back({std::sin(k * 1.0), std::cos(k * 2.0), k % 2 ? 1.0 : -1.0});
    return *withPoints({}, SharedPoints(std::move(own)));
}

/// Collects what the window tells.
QStringList messagesOf(WindowDriver& driver, const std::function<void()>& act) {
    QStringList messages;
    const auto connection =
        QObject::connect(driver.window().findChild<LinkActions*>(), &LinkActions::message, &driver.window(),
                         [&](const QString& text) { messages << text; });
    act();
    QObject::disconnect(connection);
    return messages;
}

} // namespace

/// Links are copied and opened by menu and key.
class LinkTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void carriesTheExperimentWithItsPoints() {
        WindowDriver driver(withPointsOfItsOwn(20));
        QVERIFY(driver.settles());
        const std::string link = copied(driver, QStringLiteral("Copy Nabla link"));
        WindowDriver other;
        QVERIFY(openLink(other, link).isEmpty());
        QCOMPARE(other.session().experiment(), driver.session().experiment());
        QVERIFY(other.settles());
        QCOMPARE(other.session().undoStack().undoText(), QStringLiteral("open link"));
        QCOMPARE(other.state().epoch, std::int64_t{0});
    }

    void carriesTheTrainingWhereAsked() {
        WindowDriver driver;
        QVERIFY(driver.trainEpochs(3));
        const std::string link = copied(driver, QStringLiteral("Copy Nabla link with weights"));
        WindowDriver other(withPointsOfItsOwn(20));
        QVERIFY(openLink(other, link).isEmpty());
        QVERIFY(QTest::qWaitFor([&] { return other.state() == driver.state(); }));
        QCOMPARE(other.snapshot().history->records().size(), std::size_t{4});
        other.session().undoStack().undo();
        QVERIFY(other.settles());
        QVERIFY(other.session().experiment() == withPointsOfItsOwn(20));
    }

    void whatIsOpenedWaitsToBeTrained() {
        WindowDriver trained;
        QVERIFY(trained.trainEpochs(3));
        const std::string withWeights = copied(trained, QStringLiteral("Copy Nabla link with weights"));
        WindowDriver driver;
        const auto opensPaused = [&](const std::function<void()>& open) {
            driver.session().setPlaying(true);
            const bool trains = QTest::qWaitFor([&] { return driver.state().epoch > 0; });
            open();
            return trains && !driver.session().isPlaying() && driver.settles();
        };
        QVERIFY(opensPaused([&] { openLink(driver, "#dataset=xor&seed=0.5"); }));
        QCOMPARE(driver.state().epoch, std::int64_t{0});
        QVERIFY(opensPaused([&] { exampleOf(driver).trigger(); }));
        QCOMPARE(driver.state().epoch, std::int64_t{0});
        QVERIFY(opensPaused([&] { openLink(driver, withWeights); }));
        QVERIFY(driver.state() == trained.state());
    }

    void opensLinksOfThePlayground() {
        WindowDriver driver;
        QVERIFY(openLink(driver, "#dataset=xor&seed=0.5&showTestData=true").isEmpty());
        QCOMPARE(QString::fromStdString(driver.session().experiment().dataset), QStringLiteral("xor"));
        QVERIFY(driver.view().showTest());
    }

    void saysWhatIsWrongAndLeavesTheWorkAlone() {
        WindowDriver driver;
        QVERIFY(driver.trainEpochs(1));
        const TrainingState before = driver.state();
        const std::string link = copied(driver, QStringLiteral("Copy Nabla link"));
        QVERIFY(openLink(driver, link.substr(0, link.size() / 8 * 4)).contains(QStringLiteral("cut off")));
        QVERIFY(openLink(driver, "nabla:9:x").contains(QStringLiteral("version 9")));
        QCOMPARE(openLink(driver, "hello world"),
                 QStringLiteral("This is neither a link of Nabla (nabla:…) nor of the TensorFlow Playground "
                                "(https://playground.tensorflow.org/#…)."));
        QVERIFY(openLink(driver, "#").contains(QStringLiteral("not a Playground link")));
        QVERIFY(driver.settles());
        QVERIFY(driver.state() == before);
        QVERIFY(!driver.session().undoStack().canUndo());
    }

    void saysHowLongALinkIs() {
        WindowDriver driver;
        auto messages = messagesOf(driver, [&] { copied(driver, QStringLiteral("Copy Nabla link")); });
        QCOMPARE(messages.size(), 1);
        QVERIFY(messages[0].contains(QStringLiteral("characters.")));
        WindowDriver longer(withPointsOfItsOwn(500));
        messages = messagesOf(longer, [&] { copied(longer, QStringLiteral("Copy Nabla link")); });
        QVERIFY(messages.value(0).contains(QStringLiteral("may cut it")));
    }

    void copiesNoLinkThatIsTooLong() {
        for (const int count : {80'000, 400'000}) {
            WindowDriver driver(withPointsOfItsOwn(count));
            QVERIFY(driver.settles());
            std::string link;
            const auto messages =
                messagesOf(driver, [&] { link = copied(driver, QStringLiteral("Copy Nabla link")); });
            QVERIFY(messages.value(0).contains(QStringLiteral("Save a file")));
            QVERIFY(link.empty());
        }
    }

    void takesLongLinksFromTheClipboardAtOnce() {
        WindowDriver driver;
        const NablaFile work{withPointsOfItsOwn(20'000), {}, {}};
        const std::string link = workLink(work);
        QVERIFY(link.size() > 300'000);
        QApplication::clipboard()->setText(QString::fromStdString(link));
        QTimer::singleShot(0, &driver.window(), [] {
            auto* edit = QApplication::activeModalWidget()->findChild<LineEdit*>();
            QTest::keyClick(edit, Qt::Key_Return);
        });
        actionOf(driver, QStringLiteral("Open link…")).trigger();
        QVERIFY(driver.session().experiment() == work.experiment);
    }
};

static const TestClass<LinkTest> listed;

} // namespace nabla

#include "link_test.moc"
