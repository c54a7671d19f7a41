#include "tests/ui/test_program.h"
#include "tests/ui/window_driver.h"

#include "ui/controls/fold_heading.h"
#include "ui/panels/parameter_field.h"
#include "ui/panels/settings_section.h"
#include "ui/views/heat_map_view.h"

namespace nabla {
namespace {

QImage mapOf(WindowDriver& driver) {
    return driver.child<HeatMapView>().grab().toImage();
}

SettingsSection& section(WindowDriver& driver) {
    return driver.child<SettingsSection>("augmentation");
}

FoldHeading& heading(WindowDriver& driver) {
    return driver.child<FoldHeading>("augmentation_heading");
}

} // namespace

class AugmentationTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void isFoldedAwayAndOffAtFirst() {
        WindowDriver driver;
        QVERIFY(section(driver).findChildren<ParameterField*>().isEmpty());
        QCOMPARE(heading(driver).accessibleDescription(), SettingsSection::tr("Off"));
        driver.click(heading(driver));
        QVERIFY(section(driver).findChildren<ParameterField*>().size() >= 6);
        driver.click(heading(driver));
        for (const ParameterField* field : section(driver).findChildren<ParameterField*>())
            QVERIFY(!field->isVisible());
    }

    void saysWhenItIsOn() {
        WindowDriver driver;
        driver.session().changeSetting("augment_rotate", 20.0);
        QVERIFY(driver.settles());
        QCOMPARE(heading(driver).accessibleDescription(), SettingsSection::tr("On"));
    }

    void isNotOfferedUnderThePlaygroundsRules() {
        WindowDriver driver;
        driver.session().changeSetting("rules", std::string("playground"));
        QVERIFY(driver.settles());
        QVERIFY(!section(driver).isVisible());
    }

    void otherPointsAreSeenAsGhostsAnewInEachEpoch() {
        WindowDriver driver;
        QVERIFY(driver.settles());
        QTRY_VERIFY(driver.session().field());
        const QImage plain = mapOf(driver);
        driver.session().changeSetting("augment_translate", 2.0);
        driver.session().changeSetting("learning_rate", 0.0);
        QVERIFY(driver.settles());
        QTRY_VERIFY(mapOf(driver) != plain);
        const QImage ghosts = mapOf(driver);
        QVERIFY(driver.trainEpochs(1));
        // Nothing was learnt, so that only the ghosts can have changed.
        QTRY_VERIFY(mapOf(driver) != ghosts);
        driver.session().changeSetting("augment_translate", 0.0);
        QVERIFY(driver.settles());
        QTRY_VERIFY(mapOf(driver) == plain);
    }
};

static const TestClass<AugmentationTest> listed;

} // namespace nabla

#include "augmentation_test.moc"
