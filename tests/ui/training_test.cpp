#include "tests/ui/test_program.h"
#include "tests/ui/window_driver.h"

#include "core/training/trainer.h"
#include "ui/controls/combo_box.h"
#include "ui/controls/digits.h"
#include "ui/controls/message_bar.h"
#include "ui/controls/play_button.h"
#include "ui/controls/push_button.h"
#include "ui/panels/network_panel.h"
#include "ui/panels/speeds.h"

#include <QElapsedTimer>
#include <QLabel>

#include <cmath>

#include <algorithm>

namespace nabla {
namespace {

/// What core's trainer alone makes of an experiment, up to the same point.
TrainingState trainedAlone(const Experiment& experiment, const TrainingState& until) {
    Trainer trainer(experiment);
    while (trainer.epoch() < until.epoch || trainer.state().position < until.position)
        trainer.stepBatch();
    return trainer.state();
}

} // namespace

class TrainingTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void firstStartIsPausedWithTheFocusOnPlay() {
        WindowDriver driver;
        QVERIFY(!driver.session().isPlaying());
        QVERIFY(driver.session().experiment() == Experiment{});
        QCOMPARE(driver.state().epoch, 0);
        QVERIFY(driver.child<PlayButton>("play").hasFocus());
        QVERIFY(!driver.child<MessageBar>().isVisible());
        QVERIFY(!driver.session().undoStack().canUndo());
    }

    void spacePlaysAndPauses() {
        WindowDriver driver;
        driver.key(Qt::Key_Space);
        QVERIFY(driver.session().isPlaying());
        QTRY_VERIFY(driver.state().epoch > 3);
        driver.key(Qt::Key_Space);
        QVERIFY(!driver.session().isPlaying());
        QTRY_VERIFY(!driver.snapshot().playing);
        QTRY_COMPARE(driver.child<Digits>().text().remove(QLatin1Char(',')).toLongLong(),
                     driver.state().epoch);
    }

    void earlyStoppingPausesSaysSoAndGoesOnWhenAsked() {
        const std::vector<Setting> settings{{"noise", 50.0},
                                            {"samples", std::int64_t{60}},
                                            {"learning_rate", 0.1},
                                            {"early_stopping", std::int64_t{10}}};
        WindowDriver driver(*withSettings({}, settings));
        driver.key(Qt::Key_Space);
        QTRY_VERIFY(driver.state().stoppedAt > 0);
        QTRY_VERIFY(!driver.session().isPlaying());
        const auto bars = driver.window().findChildren<MessageBar*>();
        QVERIFY(std::any_of(bars.begin(), bars.end(), [](MessageBar* bar) { return bar->isVisible(); }));
        const std::int64_t stopped = driver.state().epoch;
        driver.key(Qt::Key_Right);
        QTRY_COMPARE(driver.state().epoch, stopped + 1);
        QCOMPARE(driver.state().stoppedAt, 0);
    }

    void theCounterGoesOnFromEpochsToBatchesAndSamples() {
        WindowDriver driver;
        QVERIFY(driver.trainEpochs(2));
        const auto counted = [&] {
            return driver.child<Digits>().text().remove(QLatin1Char(',')).toLongLong();
        };
        QTRY_COMPARE(counted(), 2);
        driver.click("progress");
        QCOMPARE(counted(), 50);
        driver.click("progress");
        QCOMPARE(counted(), 500);
        driver.click("progress");
        QCOMPARE(counted(), 2);
    }

    void spacePlaysWhereverTheFocusIsNotInAField() {
        WindowDriver driver;
        driver.click("step_epoch");
        QTRY_COMPARE(driver.state().epoch, 1);
        driver.clickAt(driver.child<QWidget>("network"), QPoint(3, 3));
        driver.key(Qt::Key_Space);
        QVERIFY(driver.session().isPlaying());
    }

    void theButtonPlaysAndPauses() {
        WindowDriver driver;
        driver.click("play");
        QVERIFY(driver.session().isPlaying());
        QVERIFY(driver.child<PlayButton>("play").isChecked());
        QTRY_VERIFY(driver.state().epoch > 3);
        driver.click("play");
        QVERIFY(!driver.session().isPlaying());
        QVERIFY(!driver.child<PlayButton>("play").isChecked());
    }

    void epochsAreStepped_data() {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("key") << true;
        QTest::newRow("button") << false;
    }
    void epochsAreStepped() {
        QFETCH(bool, byKey);
        WindowDriver driver;
        for (int epoch = 1; epoch <= 3; ++epoch) {
            byKey ? driver.key(Qt::Key_Right) : driver.click("step_epoch");
            QTRY_COMPARE(driver.state().epoch, epoch);
            QCOMPARE(driver.state().position, 0);
        }
        QVERIFY(driver.state() == trainedAlone({}, driver.state()));
    }

    void batchesAreStepped_data() { epochsAreStepped_data(); }
    void batchesAreStepped() {
        QFETCH(bool, byKey);
        WindowDriver driver;
        for (int batch = 1; batch <= 3; ++batch) {
            byKey ? driver.key(Qt::Key_Right, Qt::ShiftModifier) : driver.click("step_batch");
            QTRY_COMPARE(driver.state().batches, batch);
            QCOMPARE(driver.state().position, 10 * batch);
            QCOMPARE(driver.state().epoch, 0);
        }
    }

    void aStepPausesWhatPlays() {
        WindowDriver driver;
        driver.key(Qt::Key_Space);
        QTRY_VERIFY(driver.state().epoch > 0);
        driver.key(Qt::Key_Right);
        QVERIFY(!driver.session().isPlaying());
        QTRY_VERIFY(!driver.snapshot().playing && driver.state().position == 0);
    }

    void resetGivesTheSameStartAgain_data() { epochsAreStepped_data(); }
    void resetGivesTheSameStartAgain() {
        QFETCH(bool, byKey);
        WindowDriver driver;
        const TrainingState start = driver.state();
        QVERIFY(driver.trainEpochs(5));
        const TrainingState trained = driver.state();
        QVERIFY(trained.parameters != start.parameters);
        byKey ? driver.key(Qt::Key_R) : driver.click("reset");
        QTRY_VERIFY(driver.state() == start);
        driver.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(driver.state() == trained);
    }

    void newWeightsAreOthersEachTime_data() { epochsAreStepped_data(); }
    void newWeightsAreOthersEachTime() {
        QFETCH(bool, byKey);
        WindowDriver driver;
        const auto points = driver.snapshot().data->train;
        std::vector<std::vector<double>> starts{driver.state().parameters};
        for (int i = 0; i < 3; ++i) {
            byKey ? driver.key(Qt::Key_R, Qt::ShiftModifier) : driver.click("new_weights");
            QVERIFY(driver.settles());
            QVERIFY(std::find(starts.begin(), starts.end(), driver.state().parameters) == starts.end());
            starts.push_back(driver.state().parameters);
            QVERIFY(driver.snapshot().data->train == points);
        }
        driver.key(Qt::Key_R);
        QTRY_VERIFY(driver.state().parameters == starts.back());
    }

    void regenerateKeepsATrainedNetwork() {
        WindowDriver driver;
        QVERIFY(driver.trainEpochs(2));
        const auto parameters = driver.state().parameters;
        const auto points = driver.snapshot().data->train;
        driver.click("regenerate");
        QVERIFY(driver.settles());
        QVERIFY(driver.state().parameters == parameters);
        QVERIFY(driver.snapshot().data->train != points);
        QCOMPARE(driver.state().epoch, 2);
    }

    void theSpeedListSetsTheSpeed() {
        WindowDriver driver;
        auto& list = driver.child<ComboBox>("speed");
        QCOMPARE(list.count(), static_cast<int>(speeds().size()));
        list.setFocus(Qt::TabFocusReason);
        driver.key(Qt::Key_Home);
        for (std::size_t at = 0; at < speeds().size(); ++at) {
            QCOMPARE(list.currentText(), speedLabel(speeds()[at]));
            QVERIFY(driver.session().speed() == speeds()[at].speed);
            driver.key(Qt::Key_Down);
        }
    }

    void aSlowSpeedTrainsOneStepAtATime() {
        WindowDriver driver;
        driver.session().setSpeed({30, false});
        driver.key(Qt::Key_Space);
        QTRY_VERIFY(driver.state().batches >= 3);
        driver.key(Qt::Key_Space);
        QTRY_VERIFY(!driver.snapshot().playing);
        QVERIFY(driver.state().batches < 100);
    }

    void theWindowChangesNoNumber_data() {
        QTest::addColumn<QString>("settings");
        QTest::newRow("default") << QString();
        QTest::newRow("playground") << "rules=playground regularization=L1 regularization_rate=0.01";
        QTest::newRow("deep") << "hidden=8,8,8 activation=relu dataset=spiral precision=float64";
        QTest::newRow("regression") << "problem=regression hidden= batch_size=7";
    }
    void theWindowChangesNoNumber() {
        QFETCH(QString, settings);
        Experiment experiment;
        for (const QString& setting : settings.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            const auto with = withSetting(experiment, setting.section(QLatin1Char('='), 0, 0).toStdString(),
                                          setting.section(QLatin1Char('='), 1).toStdString());
            QVERIFY2(with, with ? "" : with.error().c_str());
            experiment = *with;
        }
        WindowDriver driver(experiment);
        driver.key(Qt::Key_Space);
        QTRY_VERIFY(driver.state().epoch >= 20);
        driver.key(Qt::Key_Space);
        QTRY_VERIFY(!driver.snapshot().playing);
        QVERIFY(driver.state() == trainedAlone(experiment, driver.state()));
    }

    void divergencePausesAndNamesTheLayerAndRewinds() {
        Experiment experiment;
        experiment.problem = Problem::regression;
        experiment.dataset = "reg-plane";
        experiment.activation = Activation::linear;
        experiment.learningRate = 10;
        WindowDriver driver(experiment);
        auto& message = *driver.child<NetworkPanel>().findChild<MessageBar*>();
        driver.key(Qt::Key_Space);
        QTRY_VERIFY(driver.snapshot().divergence);
        QTRY_VERIFY(!driver.session().isPlaying());
        QVERIFY(message.isVisible());
        const QString text = message.findChild<QLabel*>()->text();
        QVERIFY2(text.contains(QLatin1String("layer")) || text.contains(QLatin1String("output")),
                 qPrintable(text));
        for (const double parameter : driver.state().parameters)
            QVERIFY(std::isfinite(parameter));
        QVERIFY(std::isfinite(driver.snapshot().scores.trainLoss));
        const std::int64_t best = driver.snapshot().bestEpoch;
        driver.click(*message.findChild<PushButton*>());
        QVERIFY(!message.isVisible());
        QCOMPARE(driver.session().experiment().learningRate, 10.0 / 3);
        QTRY_VERIFY(!driver.snapshot().divergence);
        QCOMPARE(driver.state().epoch, best);
        QCOMPARE(driver.snapshot().experiment.learningRate, 10.0 / 3);
        driver.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(driver.session().experiment().learningRate, 10.0);
    }

    void theWindowAnswersWhileTrainingIsUnthrottled() {
        Experiment experiment;
        experiment.features = {"x", "y", "xSquared", "ySquared", "xTimesY", "sinX", "sinY"};
        experiment.hidden = {8, 8, 8, 8, 8, 8};
        WindowDriver driver(experiment);
        driver.key(Qt::Key_Space);
        QTRY_VERIFY(driver.state().epoch > 0);
        for (int i = 0; i < 20; ++i) {
            QElapsedTimer clock;
            clock.start();
            bool handled = false;
            QMetaObject::invokeMethod(
                &driver.window(), [&] { handled = true; }, Qt::QueuedConnection);
            QTRY_VERIFY(handled);
            QVERIFY(clock.elapsed() < 1000);
        }
        driver.key(Qt::Key_Space);
        QVERIFY(!driver.session().isPlaying());
    }
};

static const TestClass<TrainingTest> listed;

} // namespace nabla

#include "training_test.moc"
