#include "tests/ui/test_program.h"
#include "tests/ui/window_driver.h"

#include "core/data/point_editor.h"
#include "core/training/trainer.h"
#include "ui/controls/icon_button.h"
#include "ui/controls/slider.h"
#include "ui/controls/tile.h"
#include "ui/panels/data_panel.h"
#include "ui/views/weight_editor.h"

#include <cmath>
#include <functional>

namespace nabla {
namespace {

/// What has to come back bit for bit.
struct Stand {
    Experiment experiment;
    std::vector<double> parameters;
    std::int64_t epoch;
    std::size_t frozen;
    std::vector<Point> points;

    bool operator==(const Stand&) const = default;
};

Stand standOf(WindowDriver& driver) {
    const TrainingState& state = driver.state();
    return {driver.snapshot().experiment, state.parameters, state.epoch,
            static_cast<std::size_t>(std::count(state.frozen.begin(), state.frozen.end(), 1)),
            driver.snapshot().data->train};
}

/// One edit as a person makes it.
struct Edit {
    const char* name;
    std::function<void(WindowDriver&)> make;
};

void setByText(WindowDriver& driver, const char* key, const char* text) {
    driver.session().changeSetting(key, *parseValue(*findParameter(key), text));
    driver.session().endGesture();
}

void editWeight(WindowDriver& driver, const DiagramItem& item, const char* value) {
    driver.clickItem(item);
    driver.type(QLatin1String(value));
    driver.key(Qt::Key_Return);
    const std::size_t index = driver.diagram().parameterOf(item).value();
    const double wanted = QString::fromLatin1(value).toDouble();
    QVERIFY(QTest::qWaitFor([&] { return driver.state().parameters[index] == wanted; }));
}

/// Edits of every kind, with and without a change of the network.
std::vector<Edit> edits() {
    return {
        {"weight", [](WindowDriver& d) { editWeight(d, edgeItem(1, 1, 0), "1.25"); }},
        {"learning rate", [](WindowDriver& d) { setByText(d, "learning_rate", "0.1"); }},
        {"feature", [](WindowDriver& d) { d.clickItem(featureItem(3)); }},
        {"layer", [](WindowDriver& d) { d.pressDiagramButton(DiagramAction::addLayer); }},
        {"activation", [](WindowDriver& d) { setByText(d, "activation", "relu"); }},
        {"neuron", [](WindowDriver& d) { d.pressDiagramButton(DiagramAction::addNeuron, 1); }},
        {"dataset",
         [](WindowDriver& d) { d.click(*d.child<DataPanel>().findChild<Tile*>(QStringLiteral("spiral"))); }},
        {"freeze",
         [](WindowDriver& d) {
             d.chooseInMenu(biasItem(1, 0), 1);
             QVERIFY(QTest::qWaitFor([&] { return !d.state().frozen.empty(); }));
         }},
        {"noise",
         [](WindowDriver& d) {
             Slider& slider =
                 *d.child<DataPanel>().findChild<QWidget*>(QStringLiteral("noise"))->findChild<Slider*>();
             d.drag(slider, QPoint(12, 9), QPoint(slider.width() / 2, 9));
         }},
        {"output bias", [](WindowDriver& d) { editWeight(d, biasItem(4, 0), "-0.5"); }},
        {"new weights", [](WindowDriver& d) { d.click("new_weights"); }},
        {"reset", [](WindowDriver& d) { d.click("reset"); }},
        {"regenerate", [](WindowDriver& d) { d.click("regenerate"); }},
        {"problem", [](WindowDriver& d) { setByText(d, "problem", "regression"); }},
        {"more classes", [](WindowDriver& d) { setByText(d, "problem", "multiclass"); }},
        {"how many classes", [](WindowDriver& d) { setByText(d, "classes", "6"); }},
        {"label smoothing", [](WindowDriver& d) { setByText(d, "label_smoothing", "0.1"); }},
        {"fewer layers", [](WindowDriver& d) { d.pressDiagramButton(DiagramAction::removeLayer); }},
        {"rules", [](WindowDriver& d) { setByText(d, "rules", "playground"); }},
    };
}

/// Edits that bring other data, for an experiment under any rules.
std::vector<Edit> dataEdits() {
    return {{"dataset", [](WindowDriver& d) { setByText(d, "dataset", "spiral"); }},
            {"noise", [](WindowDriver& d) { setByText(d, "noise", "30"); }},
            {"share", [](WindowDriver& d) { setByText(d, "training_share", "70"); }},
            {"regenerate", [](WindowDriver& d) { d.click("regenerate"); }}};
}

/// Points of one's own besides, which the Playground has not.
std::vector<Edit> ownDataEdits() {
    std::vector<Edit> all = dataEdits();
    all.push_back({"points", [](WindowDriver& d) {
                       OwnPoints own;
                       own.points = {{-3, 1, -1}, {2, 1, 1}, {-1, -4, -1}, {3, 4, 1}};
                       d.session().changePoints(QStringLiteral("draw"), SharedPoints(own));
                   }});
    return all;
}

/// Whether the network is what the experiment alone makes it.
bool isFresh(const Stand& stand) {
    return stand.epoch == 0 && stand.parameters == Trainer(stand.experiment).state().parameters;
}

void expectUndoToKeepTraining(const Experiment& experiment, const Edit& edit) {
    WindowDriver driver(experiment);
    const auto isAt = [&](const Stand& data, const Stand& network) {
        const Stand now = standOf(driver);
        return now.points == data.points && now.experiment == data.experiment &&
               now.parameters == network.parameters && now.epoch == network.epoch;
    };
    const Stand start = standOf(driver);
    edit.make(driver);
    QVERIFY2(driver.settles(), edit.name);
    const Stand changed = standOf(driver);
    QVERIFY2(isFresh(changed) && changed.points != start.points, edit.name);
    driver.key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY2(driver.settles() && isAt(start, start), edit.name);
    driver.key(Qt::Key_Y, Qt::ControlModifier);
    QVERIFY2(driver.settles() && isAt(changed, changed), edit.name);
    QVERIFY(driver.trainEpochs(3));
    const Stand trained = standOf(driver);
    driver.key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY2(driver.settles() && isAt(start, trained), edit.name);
    driver.key(Qt::Key_Y, Qt::ControlModifier);
    QVERIFY2(driver.settles() && isAt(changed, trained), edit.name);
    QVERIFY2(trained.epoch == 3 && trained.parameters != changed.parameters, edit.name);
}

} // namespace

class UndoTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyEditIsUndoneAndRedoneBitForBit() {
        WindowDriver driver;
        QVERIFY(driver.trainEpochs(2));
        std::vector<Stand> stands{standOf(driver)};
        for (const Edit& edit : edits()) {
            const std::uint64_t run = driver.snapshot().run;
            edit.make(driver);
            QCOMPARE(driver.session().undoStack().count(), static_cast<int>(stands.size()));
            QVERIFY2(driver.settles(QByteArray(edit.name) == "reset" ? run : 0), edit.name);
            stands.push_back(standOf(driver));
        }
        for (std::size_t at = stands.size() - 1; at-- > 0;) {
            driver.key(Qt::Key_Z, Qt::ControlModifier);
            QVERIFY2(QTest::qWaitFor([&] { return standOf(driver) == stands[at]; }), edits()[at].name);
            QVERIFY(driver.session().experiment() == stands[at].experiment);
        }
        QVERIFY(!driver.session().undoStack().canUndo());
        for (std::size_t at = 1; at < stands.size(); ++at) {
            driver.click("redo");
            QVERIFY2(QTest::qWaitFor([&] { return standOf(driver) == stands[at]; }), edits()[at - 1].name);
            QVERIFY(driver.session().experiment() == stands[at].experiment);
        }
        QVERIFY(!driver.session().undoStack().canRedo());
    }

    void undoLeavesTrainingBetweenLiveEditsAndTakesBackRestarts() {
        WindowDriver driver;
        QVERIFY(driver.trainEpochs(2));
        setByText(driver, "learning_rate", "0.1");
        QVERIFY(driver.trainEpochs(3));
        const Stand trained = standOf(driver);
        driver.pressDiagramButton(DiagramAction::addLayer);
        QVERIFY(driver.settles());
        QVERIFY(driver.trainEpochs(4));
        driver.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(standOf(driver) == trained);
        driver.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(driver.settles());
        QVERIFY(driver.state().parameters == trained.parameters);
        QCOMPARE(driver.state().epoch, 5);
        driver.key(Qt::Key_Y, Qt::ControlModifier);
        driver.key(Qt::Key_Y, Qt::ControlModifier);
        QTRY_COMPARE(driver.snapshot().network.layers.size(), 4U);
        QCOMPARE(driver.state().epoch, 4);
    }

    void undoOfNewDataForAnUntrainedNetworkKeepsWhatWasTrainedSince() {
        for (const Edit& edit : ownDataEdits())
            expectUndoToKeepTraining({}, edit);
        for (const Edit& edit : dataEdits())
            expectUndoToKeepTraining(*withSetting({}, "rules", "playground"), edit);
    }

    void undoMakesAnUntrainedNetworkOfItsSeedAgain() {
        WindowDriver driver;
        driver.click("regenerate");
        QVERIFY(driver.settles());
        driver.click("regenerate");
        QVERIFY(driver.trainEpochs(2));
        driver.click("reset");
        QVERIFY(QTest::qWaitFor([&] { return driver.state().epoch == 0 && driver.settles(); }));
        driver.click("regenerate");
        QVERIFY(driver.settles());
        for (int step = 0; step < 2; ++step) {
            QVERIFY(isFresh(standOf(driver)));
            driver.key(Qt::Key_Z, Qt::ControlModifier);
            QVERIFY(QTest::qWaitFor([&] { return driver.session().isSettled(); }));
        }
        QCOMPARE(driver.state().epoch, 2);
    }

    void undoIsSafeWhileTrainingRuns() {
        WindowDriver driver;
        const Experiment start = driver.session().experiment();
        driver.key(Qt::Key_Space);
        for (int round = 0; round < 3; ++round) {
            for (const Edit& edit : edits()) {
                if (QByteArray(edit.name) == "weight" || QByteArray(edit.name) == "output bias" ||
                    QByteArray(edit.name) == "freeze")
                    continue;
                edit.make(driver);
                QVERIFY(driver.settles());
            }
            driver.session().setParameter(0, 0.5);
            driver.session().setFrozen(0, true);
            while (driver.session().undoStack().canUndo())
                driver.key(Qt::Key_Z, Qt::ControlModifier);
            QVERIFY(driver.session().experiment() == start);
            QVERIFY(driver.settles());
            QVERIFY(driver.session().isPlaying());
        }
        const std::int64_t epoch = driver.state().epoch;
        QTRY_VERIFY(driver.state().epoch > epoch);
        for (const double parameter : driver.state().parameters)
            QVERIFY(std::isfinite(parameter));
    }

    void theButtonsSayWhatWouldBeUndone() {
        WindowDriver driver;
        auto& undo = driver.child<IconButton>("undo");
        auto& redo = driver.child<IconButton>("redo");
        QVERIFY(!undo.isEnabled() && !redo.isEnabled());
        driver.pressDiagramButton(DiagramAction::addLayer);
        QVERIFY(undo.isEnabled() && !redo.isEnabled());
        QVERIFY(undo.toolTip().contains(QLatin1String("add layer")));
        driver.click(undo);
        QVERIFY(!undo.isEnabled() && redo.isEnabled());
        QVERIFY(driver.session().experiment() == Experiment{});
        driver.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(driver.session().experiment().hidden.size(), 3U);
        QVERIFY(driver.settles());
    }
};

static const TestClass<UndoTest> listed;

} // namespace nabla

#include "undo_test.moc"
