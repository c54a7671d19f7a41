#include "tests/ui/test_program.h"
#include "tests/ui/window_driver.h"

#include "core/support/random.h"
#include "ui/document.h"
#include "ui/panels/dock.h"
#include "ui/views/history_list.h"

#include <QElapsedTimer>

#include <cmath>

namespace nabla {
namespace {

QStringList rows(HistoryList& list) {
    QStringList texts;
    for (int row = 0; row < list.model()->rowCount(); ++row)
        texts << list.model()->index(row, 0).data().toString();
    return texts;
}

QPoint placeOf(HistoryList& list, int row) {
    return list.visualRect(list.model()->index(row, 0)).center();
}

void setByText(WindowDriver& driver, const char* key, const char* text) {
    driver.session().changeSetting(key, *parseValue(*findParameter(key), text));
    driver.session().endGesture();
}

} // namespace

class HistoryTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void itNamesEveryStepAndAClickGoesThere() {
        WindowDriver driver;
        driver.click("history_tab");
        QVERIFY(driver.child<Dock>().isOpen());
        auto& list = driver.child<HistoryList>();
        QCOMPARE(rows(list), QStringList{QStringLiteral("Start")});
        driver.pressDiagramButton(DiagramAction::addLayer);
        driver.clickItem(featureItem(3));
        setByText(driver, "learning_rate", "0.1");
        driver.click("new_weights");
        QCOMPARE(rows(list).size(), 5);
        QCOMPARE(rows(list).mid(0, 2), (QStringList{QStringLiteral("Start"), QStringLiteral("add layer")}));
        QVERIFY(rows(list).at(2).startsWith(QLatin1String("add feature ")));
        QCOMPARE(rows(list).at(3), QStringLiteral("change learning rate to 0.1"));
        list.scrollToTop();
        driver.clickAt(*list.viewport(), placeOf(list, 1));
        QCOMPARE(driver.session().undoStack().index(), 1);
        QCOMPARE(driver.session().experiment().features.size(), 2U);
        QCOMPARE(driver.session().experiment().hidden.size(), 3U);
        driver.clickAt(*list.viewport(), placeOf(list, 0));
        QVERIFY(driver.session().experiment() == Experiment{});
        driver.clickAt(*list.viewport(), placeOf(list, 3));
        QCOMPARE(driver.session().experiment().learningRate, 0.1);
        QVERIFY(driver.settles());
    }

    void arrowKeysWalkThroughItAndTheWindowKeepsItsOtherKeys() {
        WindowDriver driver;
        driver.click("history_tab");
        driver.pressDiagramButton(DiagramAction::addLayer);
        setByText(driver, "learning_rate", "0.1");
        auto& list = driver.child<HistoryList>();
        list.setFocus(Qt::TabFocusReason);
        driver.key(Qt::Key_Up);
        QCOMPARE(driver.session().undoStack().index(), 1);
        driver.key(Qt::Key_Home);
        QCOMPARE(driver.session().undoStack().index(), 0);
        driver.key(Qt::Key_Down);
        QCOMPARE(driver.session().undoStack().index(), 1);
        QVERIFY(driver.settles());
        driver.key(Qt::Key_Right);
        QTRY_COMPARE(driver.state().epoch, 1);
        driver.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(list.currentIndex().row(), 0);
    }

    void oneDragOfASliderIsOneStepNamedAfterWhereItEnded() {
        WindowDriver driver;
        driver.session().changeSetting("learning_rate", 0.1);
        driver.session().changeSetting("learning_rate", 0.2);
        driver.session().endGesture();
        QCOMPARE(driver.session().undoStack().count(), 1);
        QCOMPARE(driver.session().undoStack().undoText(), QStringLiteral("change learning rate to 0.2"));
    }

    void goingBackAndForthAtRandomWhileTrainingRunsIsSafe() {
        WindowDriver driver;
        Xoshiro256 random(1);
        QUndoStack& stack = driver.session().undoStack();
        NablaFile opened;
        opened.experiment.hidden = {3};
        opened.experiment.dataset = "spiral";
        const std::vector<std::function<void()>> actions{
            [&] { stack.undo(); },
            [&] { stack.redo(); },
            [&] {
                stack.setIndex(static_cast<int>(random.below(static_cast<std::uint64_t>(stack.count()) + 1)));
            },
            [&] { driver.pressDiagramButton(DiagramAction::addLayer); },
            [&] { setByText(driver, "learning_rate", random.below(2) ? "0.1" : "0.01"); },
            [&] { setByText(driver, "optimizer", random.below(2) ? "adam" : "sgd"); },
            [&] { setByText(driver, "batch_size", random.below(2) ? "1" : "30"); },
            [&] { driver.session().setParameter(random.below(5), 0.25); },
            [&] { driver.session().regenerateData(); },
            [&] { driver.session().drawNewWeights(); },
            [&] { driver.session().openWork(QStringLiteral("open"), opened, QStringLiteral("/a.nabla")); },
            [&] { driver.session().setPlaying(true); },
        };
        driver.session().setPlaying(true);
        for (int step = 0; step < 400; ++step) {
            const auto before = driver.session().experiment().hidden.size();
            const auto chosen = random.below(actions.size());
            // The diagram has room for only so many.
            if (chosen == 3 && before >= 5)
                continue;
            actions[chosen]();
            if (step % 8 == 0)
                QVERIFY(driver.settles());
        }
        stack.setIndex(0);
        QVERIFY(QTest::qWaitFor([&] { return driver.session().isSettled(); }));
        QVERIFY(driver.session().experiment() == Experiment{});
        QVERIFY(driver.snapshot().experiment == Experiment{});
        for (const double parameter : driver.state().parameters)
            QVERIFY(std::isfinite(parameter));
    }
};

static const TestClass<HistoryTest> listed;

} // namespace nabla

#include "history_test.moc"
