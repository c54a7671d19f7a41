#include "tests/ui/field_in.h"
#include "tests/ui/test_program.h"

#include "core/experiment/losses.h"
#include "core/experiment/normalizations.h"
#include "core/training/trainer.h"
#include "ui/controls/combo_box.h"
#include "ui/controls/message_bar.h"
#include "ui/controls/number_text.h"
#include "ui/panels/inspector.h"
#include "ui/panels/network_panel.h"
#include "ui/panels/parameter_field.h"
#include "ui/panels/top_bar.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QLabel>

#include <cmath>

namespace nabla {
namespace {

/// What a field shows, as text of the settings' table.
QString shownText(const ParameterField& field) {
    if (auto* combo = field.findChild<QComboBox*>(); combo && !combo->isEditable())
        return combo->currentData().toString();
    if (auto* edit = field.findChild<QLineEdit*>())
        return edit->text();
    return field.findChild<QCheckBox*>()->isChecked() ? QStringLiteral("true") : QStringLiteral("false");
}

/// What it should show.
QString valueIn(const Parameter& parameter, const Experiment& experiment) {
    const Value value = parameter.get(experiment);
    if (const auto* number = std::get_if<double>(&value))
        return shortestText(*number);
    return QString::fromStdString(valueText(value));
}

/// A number that the setting takes and does not have now.
QString otherNumber(const Parameter& parameter, double now) {
    // Little patience would end the training that some of these tests need.
    const double more = parameter.key == "early_stopping" ? 100'000 : 7;
    const double wanted = parameter.kind == ValueKind::integer ? now + more : now / 2 + 0.25;
    return shortestText(std::clamp(wanted, parameter.min, parameter.max));
}

QString otherText(const Parameter& parameter) {
    if (parameter.kind == ValueKind::integers)
        return QStringLiteral("3,5");
    if (parameter.kind == ValueKind::numbers)
        return QStringLiteral("0.5,0.75");
    return parameter.kind == ValueKind::choices ? QString::fromUtf8(parameter.choices.back().value.data())
                                                : QStringLiteral("42");
}

/// Gives the setting another value through its control, by mouse or keyboard.
void changeByHand(WindowDriver& driver, const ParameterField& field) {
    const Parameter& parameter = field.parameter();
    if (auto* box = field.findChild<QCheckBox*>())
        return driver.clickAt(*box, QPoint(12, box->height() / 2));
    auto* combo = field.findChild<QComboBox*>();
    if (combo && !combo->isEditable()) {
        combo->setFocus(Qt::TabFocusReason);
        return driver.key(combo->currentIndex() + 1 < combo->count() ? Qt::Key_Down : Qt::Key_Up);
    }
    auto* edit = field.findChild<QLineEdit*>();
    driver.click(*edit);
    edit->selectAll();
    const Value now = parameter.get(driver.session().experiment());
    if (const auto* number = std::get_if<double>(&now))
        driver.type(otherNumber(parameter, *number));
    else if (const auto* whole = std::get_if<std::int64_t>(&now))
        driver.type(otherNumber(parameter, static_cast<double>(*whole)));
    else
        driver.type(otherText(parameter));
    driver.key(Qt::Key_Return);
}

/// An experiment in which the setting has an effect: others decide on that.
Experiment experimentFor(const Parameter& parameter) {
    std::vector<Experiment> candidates(2);
    candidates[1].regularization = Regularization::l2;
    candidates[1].clipping = Clipping::norm;
    for (const NormalizationRow& row : normalizations())
        candidates.emplace_back().normalization = row.normalization;
    for (const OptimizerRow& row : optimizers())
        candidates.emplace_back().optimizer = row.optimizer;
    for (const Choice& schedule : findParameter("schedule")->choices)
        for (const bool cycles : {false, true}) {
            Experiment& candidate = candidates.emplace_back();
            candidate.optimizer = Optimizer::adam;
            candidate.scheduleKnobs.cyclesMomentum = cycles;
            findParameter("schedule")->set(candidate, std::string(schedule.value));
        }
    for (const Choice& problem : findParameter("problem")->choices)
        for (const LossRow& row : losses()) {
            Experiment& candidate = candidates.emplace_back(*withSetting({}, "problem", problem.value));
            candidate.loss = row.loss;
            if (!row.fits(candidate))
                candidates.pop_back();
        }
    for (const Experiment& candidate : candidates)
        if (applies(parameter, candidate))
            return candidate;
    return {};
}

void addRows() {
    QTest::addColumn<QString>("key");
    for (const Parameter& parameter : parameters())
        QTest::newRow(parameter.key.data()) << QString::fromUtf8(parameter.key.data());
}

} // namespace

class SettingsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everySettingOfTheTableIsChangedInTheInspector_data() { addRows(); }
    void everySettingOfTheTableIsChangedInTheInspector() {
        QFETCH(QString, key);
        const Parameter& parameter = *findParameter(key.toStdString());
        const Experiment experiment = experimentFor(parameter);
        WindowDriver driver(experiment);
        driver.click("inspector_tab");
        ParameterField* field = fieldIn<Inspector>(driver, parameter.key);
        QVERIFY(field && field->isVisible() && field->isEnabled());
        QCOMPARE(shownText(*field), valueIn(parameter, experiment));
        QVERIFY(driver.trainEpochs(3));
        const auto before = driver.session().snapshot();

        changeByHand(driver, *field);
        const Experiment changed = driver.session().experiment();
        QVERIFY(parameter.get(changed) != parameter.get(experiment));
        QCOMPARE(driver.session().undoStack().count(), 1);
        QVERIFY(driver.settles());
        const Effect effect = compare(experiment, changed);
        QVERIFY(effect >= parameter.effect);
        if (effect == Effect::restart) {
            QVERIFY(driver.snapshot().run > before->run);
            QVERIFY(driver.state() == Trainer(changed).state());
        } else {
            QVERIFY(driver.state().parameters == before->state.parameters);
            QCOMPARE(driver.state().epoch, 3);
            QCOMPARE(driver.snapshot().data != before->data, effect == Effect::data);
        }

        driver.child<QWidget>("play").setFocus();
        driver.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(driver.session().experiment() == experiment);
        QCOMPARE(shownText(*field), valueIn(parameter, experiment));
        QTRY_VERIFY(driver.state().parameters == before->state.parameters);
        QCOMPARE(driver.state().epoch, 3);
    }

    void liveSettingsChangeWhileTrainingGoesOn_data() { addRows(); }
    void liveSettingsChangeWhileTrainingGoesOn() {
        QFETCH(QString, key);
        const Parameter& parameter = *findParameter(key.toStdString());
        if (parameter.effect == Effect::restart)
            return;
        WindowDriver driver(experimentFor(parameter));
        driver.click("inspector_tab");
        driver.click("play");
        QTRY_VERIFY(driver.state().epoch > 2);
        const std::uint64_t run = driver.snapshot().run;
        const std::int64_t epoch = driver.state().epoch;
        changeByHand(driver, *fieldIn<Inspector>(driver, parameter.key));
        QVERIFY(driver.settles());
        QCOMPARE(driver.snapshot().run, run);
        QVERIFY(driver.session().isPlaying());
        QTRY_VERIFY(driver.state().epoch > epoch);
    }

    void theInspectorShowsWhatHasAnEffect() {
        WindowDriver driver;
        QVERIFY(!driver.child<Inspector>().isOpen());
        driver.click("inspector_tab");
        const auto matches = [&] {
            for (const Parameter& parameter : parameters()) {
                const ParameterField* field = fieldIn<Inspector>(driver, parameter.key);
                const bool hasEffect = applies(parameter, driver.session().experiment());
                if (!field || field->isVisible() != hasEffect)
                    return false;
            }
            return true;
        };
        QVERIFY(matches());
        for (const auto& [key, text] :
             {std::pair{"regularization", "L2"}, std::pair{"hidden", ""}, std::pair{"rules", "playground"},
              std::pair{"problem", "regression"}}) {
            driver.session().changeSetting(key, *parseValue(*findParameter(key), text));
            QVERIFY(matches());
        }
        driver.click("inspector_tab");
        QVERIFY(!fieldIn<Inspector>(driver, "seed")->isVisible());
    }

    void everyFieldShowsAChangeMadeElsewhere() {
        WindowDriver driver;
        driver.click("inspector_tab");
        Experiment other;
        other.activation = Activation::relu;
        other.learningRate = 0.1;
        other.regularization = Regularization::l1;
        other.regularizationRate = 0.003;
        other.noise = 25;
        other.seed = std::string("7");
        driver.session().replaceExperiment(QStringLiteral("test"), other);
        QCOMPARE(shownText(*fieldIn<TopBar>(driver, "activation")), QStringLiteral("relu"));
        QCOMPARE(shownText(*fieldIn<TopBar>(driver, "learning_rate")), QStringLiteral("0.1"));
        QCOMPARE(shownText(*fieldIn<TopBar>(driver, "regularization_rate")), QStringLiteral("0.003"));
        QCOMPARE(driver.child<QLineEdit>("seed").text(), QStringLiteral("7"));
        for (const Parameter& parameter : parameters())
            QCOMPARE(shownText(*fieldIn<Inspector>(driver, parameter.key)), valueIn(parameter, other));
    }

    void aChoiceIsMadeFromTheListByMouse() {
        WindowDriver driver;
        auto* combo = fieldIn<TopBar>(driver, "activation")->findChild<ComboBox*>();
        driver.click(*combo);
        QTRY_VERIFY(combo->view()->isVisible());
        const QModelIndex relu = combo->model()->index(combo->findData(QStringLiteral("relu")), 0);
        QTest::mouseMove(combo->view()->viewport(), combo->view()->visualRect(relu).center());
        QTest::mouseClick(combo->view()->viewport(), Qt::LeftButton, {},
                          combo->view()->visualRect(relu).center());
        QTRY_VERIFY(driver.session().experiment().activation == Activation::relu);
        QVERIFY(driver.settles());
    }

    void aNumberTakesPointAndComma() {
        WindowDriver driver;
        auto* edit = fieldIn<TopBar>(driver, "learning_rate")->findChild<QLineEdit*>();
        for (const auto& [text, value] : {std::pair{"0,005", 0.005}, std::pair{"0.25", 0.25}}) {
            driver.click(*edit);
            edit->selectAll();
            driver.type(QLatin1String(text));
            driver.key(Qt::Key_Return);
            QCOMPARE(driver.session().experiment().learningRate, value);
        }
        driver.click(*edit);
        edit->selectAll();
        driver.type(QStringLiteral("-1"));
        driver.key(Qt::Key_Return);
        QCOMPARE(driver.session().experiment().learningRate, 0.25);
        QCOMPARE(edit->text(), QStringLiteral("0.25"));
    }

    void aRefusedTextIsExplainedAndTakenBack() {
        WindowDriver driver;
        driver.click("inspector_tab");
        auto* edit = fieldIn<Inspector>(driver, "hidden")->findChild<QLineEdit*>();
        for (const char* text : {"2000", "four", "1,2,", "-3"}) {
            driver.click(*edit);
            edit->selectAll();
            driver.type(QLatin1String(text));
            driver.key(Qt::Key_Return);
            QVERIFY(driver.session().experiment() == Experiment{});
            QCOMPARE(edit->text(), QStringLiteral("4,2"));
            auto& message = *driver.child<NetworkPanel>().findChild<MessageBar*>();
            QVERIFY(message.isVisible());
            QVERIFY(!message.findChild<QLabel*>()->text().isEmpty());
            message.dismiss();
        }
        QVERIFY(!driver.session().undoStack().canUndo());
    }
};

static const TestClass<SettingsTest> listed;

} // namespace nabla

#include "settings_test.moc"
