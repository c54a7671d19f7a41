#include "tests/ui/test_program.h"
#include "tests/ui/window_driver.h"

#include "core/experiment/normalizations.h"
#include "ui/controls/fold_heading.h"
#include "ui/panels/parameter_field.h"
#include "ui/panels/settings_section.h"
#include "ui/views/network_words.h"

#include <QComboBox>

namespace nabla {
namespace {

/// The fields of the open fold that can be seen.
QStringList shownKeys(WindowDriver& driver) {
    QStringList keys;
    for (const ParameterField* field :
         driver.child<SettingsSection>("normalization").findChildren<ParameterField*>())
        if (field->isVisible())
            keys << QString::fromUtf8(field->parameter().key.data());
    return keys;
}

/// Chooses in the fold's list by keyboard.
void choose(WindowDriver& driver, const char* setting, const char* value) {
    for (const ParameterField* field :
         driver.child<SettingsSection>("normalization").findChildren<ParameterField*>())
        if (field->parameter().key == setting) {
            auto* combo = field->findChild<QComboBox*>();
            combo->setFocus(Qt::TabFocusReason);
            while (combo->currentData().toString() != QLatin1String(value) &&
                   combo->currentIndex() + 1 < combo->count())
                driver.key(Qt::Key_Down);
        }
}

QString caption(WindowDriver& driver) {
    return NetworkWords::layerCaptions(driver.diagram(), 1, false).front();
}

} // namespace

class NormalizationTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theFoldShowsWhatTheChosenOneHas() {
        WindowDriver driver;
        driver.click(driver.child<FoldHeading>("normalization_heading"));
        const QStringList both{QStringLiteral("input_normalization"), QStringLiteral("normalization")};
        QCOMPARE(shownKeys(driver), both);
        choose(driver, "normalization", "batch");
        QCOMPARE(driver.session().experiment().normalization, Normalization::batch);
        QVERIFY(shownKeys(driver).contains(QStringLiteral("norm_momentum")));
        QVERIFY(!shownKeys(driver).contains(QStringLiteral("norm_groups")));
        choose(driver, "normalization", "group");
        QVERIFY(shownKeys(driver).contains(QStringLiteral("norm_groups")));
        QVERIFY(!shownKeys(driver).contains(QStringLiteral("norm_momentum")));
        choose(driver, "normalization", "instance");
        QCOMPARE(shownKeys(driver), both);
        driver.session().changeSetting("hidden", std::vector<std::int64_t>{});
        QCOMPARE(shownKeys(driver), both.mid(0, 1));
        driver.session().changeSetting("rules", std::string("playground"));
        QVERIFY(!driver.child<SettingsSection>("normalization").isVisible());
        QVERIFY(driver.settles());
    }

    void theDiagramSaysHowItsLayersAreNormalized_data() {
        QTest::addColumn<int>("row");
        for (std::size_t row = 1; row < normalizations().size(); ++row)
            QTest::newRow(normalizations()[row].key.data()) << static_cast<int>(row);
    }
    void theDiagramSaysHowItsLayersAreNormalized() {
        QFETCH(int, row);
        const NormalizationRow& normalization = normalizations()[static_cast<std::size_t>(row)];
        Experiment experiment;
        experiment.normalization = normalization.normalization;
        WindowDriver driver(experiment);
        QVERIFY(driver.trainEpochs(1));
        const QString label = QString::fromUtf8(normalization.label.data());
        QVERIFY(caption(driver).contains(label));
        const QString tip = driver.toolTipAt(unitItem(1, 0));
        QVERIFY2(tip.contains(label + QStringLiteral(": gain ")), qPrintable(tip));
        QCOMPARE(tip.contains(NetworkWords::tr("Running mean %1, variance %2").left(12)),
                 takesBatch(normalization.normalization));
        QVERIFY(!driver.toolTipAt(unitItem(3, 0)).contains(label));
    }

    void undoGoesBackToTheNetworkWithoutIt() {
        WindowDriver driver;
        QVERIFY(driver.trainEpochs(2));
        const TrainingState before = driver.state();
        driver.click(driver.child<FoldHeading>("normalization_heading"));
        choose(driver, "normalization", "batch");
        QVERIFY(driver.settles());
        QVERIFY(!driver.state().statistics.empty());
        QVERIFY(driver.trainEpochs(1));
        driver.session().undoStack().undo();
        QVERIFY(driver.settles());
        QVERIFY(driver.state() == before);
        QVERIFY(!caption(driver).contains(QStringLiteral("norm")));
    }

    void picturesOfInputsShowWhatTheNetworkIsGiven() {
        Experiment experiment;
        experiment.inputNormalization = InputNormalization::unit;
        WindowDriver driver(experiment);
        QTRY_VERIFY(driver.session().field() && !driver.session().field()->thumbnails.empty());
        const auto& values = driver.session().field()->thumbnails[0][0].values;
        const FeatureScale scale = driver.state().inputScaling[0];
        QVERIFY(std::abs(values.front() - scale(-6)) < 0.1F);
        QVERIFY(std::abs(values.back() - scale(6)) < 0.1F);
    }
};

static const TestClass<NormalizationTest> listed;

} // namespace nabla

#include "normalization_test.moc"
