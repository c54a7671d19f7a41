#include "tests/ui/field_in.h"
#include "tests/ui/test_program.h"

#include "core/data/generators.h"
#include "core/training/trainer.h"
#include "ui/controls/combo_box.h"
#include "ui/controls/line_edit.h"
#include "ui/controls/slider.h"
#include "ui/controls/tile.h"
#include "ui/panels/data_panel.h"
#include "ui/panels/inspector.h"
#include "ui/panels/top_bar.h"
#include "ui/theme.h"
#include "ui/views/schedule_plot.h"

#include <QApplication>

#include <memory>

namespace nabla {

class FieldsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void oneSliderDragIsOneUndoStep_data() {
        QTest::addColumn<QString>("key");
        WindowDriver driver;
        for (ParameterField* field : driver.child<DataPanel>().findChildren<ParameterField*>())
            QTest::newRow(qPrintable(field->objectName())) << field->objectName();
    }
    void oneSliderDragIsOneUndoStep() {
        QFETCH(QString, key);
        WindowDriver driver(
            *withSetting({}, "problem", key == QLatin1String("classes") ? "multiclass" : "classification"));
        Slider& slider = *fieldIn<DataPanel>(driver, key.toStdString())->findChild<Slider*>();
        QVERIFY(driver.trainEpochs(1));
        const int middle = slider.height() / 2;
        const Experiment before = driver.session().experiment();
        driver.drag(slider, QPoint(slider.width() / 5, middle), QPoint(slider.width() * 4 / 5, middle));
        const Experiment once = driver.session().experiment();
        QVERIFY(once != before);
        QCOMPARE(driver.session().undoStack().count(), 1);
        driver.drag(slider, QPoint(slider.width() * 4 / 5, middle), QPoint(slider.width() / 3, middle));
        QCOMPARE(driver.session().undoStack().count(), 2);
        driver.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(driver.session().experiment() == once);
        driver.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(driver.session().experiment() == before);
        QVERIFY(driver.settles());
    }

    void aTileForEveryDatasetOfTheProblem_data() {
        QTest::addColumn<bool>("regression");
        QTest::newRow("classification") << false;
        QTest::newRow("regression") << true;
    }
    void aTileForEveryDatasetOfTheProblem() {
        QFETCH(bool, regression);
        WindowDriver driver;
        if (regression) {
            auto* combo = fieldIn<TopBar>(driver, "problem")->findChild<QComboBox*>();
            combo->setFocus(Qt::TabFocusReason);
            driver.key(Qt::Key_Down);
            QVERIFY(driver.session().experiment().problem == Problem::regression);
            QVERIFY(driver.settles());
        }
        int offered = 0;
        for (const Generator& generator : generators()) {
            if (!generator.offered || generator.problem != driver.session().experiment().problem)
                continue;
            ++offered;
            auto& tile = *driver.child<DataPanel>().findChild<Tile*>(QString::fromUtf8(generator.key.data()));
            QTRY_VERIFY(!tile.visibleRegion().isEmpty());
            driver.click(tile);
            QVERIFY(tile.isChecked());
            QVERIFY(driver.session().experiment().dataset == generator.key);
            QVERIFY(driver.settles());
            QVERIFY(driver.snapshot().data->range == generator.range);
        }
        QTRY_COMPARE(driver.child<DataPanel>().findChildren<Tile*>().size(), offered);
    }

    void keysAreIgnoredWhileAFieldHasTheFocus() {
        WindowDriver driver;
        auto& seed = driver.child<LineEdit>("seed");
        driver.click(seed);
        seed.selectAll();
        driver.type(QStringLiteral("r R"));
        QCOMPARE(seed.text(), QStringLiteral("r R"));
        driver.key(Qt::Key_Left);
        driver.key(Qt::Key_Right);
        driver.key(Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(!driver.session().isPlaying());
        QVERIFY(!driver.session().undoStack().canUndo());
        driver.key(Qt::Key_Return);
        QVERIFY(driver.session().experiment().seed == "r R");
        QVERIFY(driver.settles());
        QCOMPARE(driver.state().batches, 0);
        QVERIFY(driver.state() == Trainer(driver.session().experiment()).state());
    }

    void aWindowMayGoWhileAFieldIsEdited() {
        auto driver = std::make_unique<WindowDriver>();
        auto& seed = driver->child<LineEdit>("seed");
        driver->click(seed);
        driver->type(QStringLiteral("7"));
        driver.reset();
        QVERIFY(!QApplication::focusWidget());
    }

    void aFocusedSliderKeepsItsArrows() {
        WindowDriver driver;
        Slider& slider = *fieldIn<DataPanel>(driver, "noise")->findChild<Slider*>();
        slider.setFocus(Qt::TabFocusReason);
        driver.key(Qt::Key_Right);
        QCOMPARE(driver.session().experiment().noise, 1.0);
        QVERIFY(driver.settles());
        QCOMPARE(driver.state().epoch, 0);
        driver.key(Qt::Key_Space);
        QVERIFY(driver.session().isPlaying());
    }

    void aNarrowBarKeepsRateAndActivation() {
        WindowDriver driver({}, {1024, 700});
        QVERIFY(fieldIn<TopBar>(driver, "learning_rate")->isVisible());
        QVERIFY(fieldIn<TopBar>(driver, "activation")->isVisible());
        QVERIFY(!fieldIn<TopBar>(driver, "optimizer")->isVisible());
        QVERIFY(!fieldIn<TopBar>(driver, "problem")->isVisible());
        driver.window().resize(1200, 760);
        QTRY_VERIFY(fieldIn<TopBar>(driver, "optimizer")->isVisible());
        driver.window().resize(1440, 900);
        QTRY_VERIFY(fieldIn<TopBar>(driver, "problem")->isVisible());
    }

    void anOptimizerBringsItsOwnKnobsAndUndoTakesThemBack() {
        WindowDriver driver;
        driver.click("inspector_tab");
        driver.session().changeSetting("optimizer", std::string("momentum"));
        const auto shows = [&](const char* key) { return fieldIn<Inspector>(driver, key)->isVisible(); };
        QVERIFY(shows("momentum") && !shows("beta1") && !shows("beta2") && !shows("epsilon"));
        driver.session().changeSetting("momentum", 0.5);
        driver.session().endGesture();
        auto* combo = fieldIn<TopBar>(driver, "optimizer")->findChild<ComboBox*>();
        combo->setFocus(Qt::TabFocusReason);
        while (combo->currentData().toString() != QStringLiteral("adam"))
            driver.key(Qt::Key_Down);
        QVERIFY(!shows("momentum") && shows("beta1") && shows("beta2") && shows("epsilon"));
        QCOMPARE(driver.session().experiment().optimizerKnobs.epsilon, 1e-8);
        driver.session().undoStack().setIndex(2);
        QCOMPARE(driver.session().experiment().optimizer, Optimizer::momentum);
        QCOMPARE(driver.session().experiment().optimizerKnobs.momentum, 0.5);
        QVERIFY(shows("momentum") && !shows("beta1"));
        QVERIFY(driver.settles());
    }

    void thePlaygroundsRulesLeaveNoOptimizerToChoose() {
        WindowDriver driver;
        driver.click("inspector_tab");
        driver.session().changeSetting("optimizer", std::string("adam"));
        driver.session().changeSetting("rules", std::string("playground"));
        QCOMPARE(driver.session().experiment().optimizer, Optimizer::sgd);
        QVERIFY(!fieldIn<TopBar>(driver, "optimizer")->isEnabled());
        for (const char* key : {"optimizer", "schedule", "clipping", "max_norm", "penalty_form"})
            QVERIFY2(!fieldIn<Inspector>(driver, key)->isVisible(), key);
        QVERIFY(!driver.child<SchedulePlot>().isVisible());
    }

    void theSchedulesCurveFollowsSettingsAndTraining() {
        Experiment experiment;
        experiment.schedule = Schedule::step;
        experiment.scheduleKnobs.epochs = 2;
        experiment.scheduleKnobs.gamma = 0.5;
        WindowDriver driver(experiment);
        driver.click("inspector_tab");
        auto& plot = driver.child<SchedulePlot>();
        QVERIFY(plot.isVisible());
        const QPointF start = plot.placeOf(0);
        // The curve goes down to the right, and half as high is the rate after two epochs.
        QVERIFY(plot.placeOf(2).x() > start.x());
        QVERIFY(plot.placeOf(1).y() == start.y() && plot.placeOf(2).y() > start.y());
        const auto isMarked = [&](const QPointF& place) {
            const QImage picture = plot.grab().toImage();
            return picture.pixelColor((place * picture.devicePixelRatio()).toPoint()) == theme().accent;
        };
        QVERIFY(isMarked(start));
        QVERIFY(driver.trainEpochs(3));
        QVERIFY(isMarked(plot.placeOf(3)) && !isMarked(plot.placeOf(0)));
        QVERIFY(plot.accessibleDescription().contains(QStringLiteral("0.015")));
        driver.session().changeSetting("schedule", std::string("constant"));
        QCOMPARE(plot.placeOf(0).y(), plot.placeOf(50).y());
    }
};

static const TestClass<FieldsTest> listed;

} // namespace nabla

#include "fields_test.moc"
