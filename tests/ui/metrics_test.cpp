#include "tests/ui/test_program.h"
#include "tests/ui/window_driver.h"

#include "ui/panels/dock.h"
#include "ui/panels/metrics_page.h"
#include "ui/views/confusion_view.h"
#include "ui/views/roc_view.h"

#include <QAbstractButton>
#include <QLabel>

namespace nabla {
namespace {

/// The table's number of that accessible name, where it is shown.
QString shown(WindowDriver& driver, const QString& name) {
    for (const QLabel* label : driver.child<MetricsPage>().findChildren<QLabel*>())
        if (label->accessibleName() == name && label->isVisible())
            return label->text();
    return {};
}

bool hasMetrics(WindowDriver& driver) {
    const auto& field = driver.session().field();
    return field && field->metrics;
}

} // namespace

class MetricsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theDockIsClosedAtFirstAndCostsNothing() {
        WindowDriver driver;
        QVERIFY(!driver.child<Dock>().isOpen());
        QVERIFY(!driver.view().fieldRequest().metrics);
        QVERIFY(!driver.window().findChild<MetricsPage*>());
    }

    void itsTabOpensAndClosesIt() {
        WindowDriver driver;
        driver.click("metrics_tab");
        QVERIFY(driver.child<Dock>().isOpen());
        QVERIFY(driver.view().fieldRequest().metrics);
        driver.click("metrics_tab");
        QVERIFY(!driver.child<Dock>().isOpen());
        QVERIFY(!driver.view().fieldRequest().metrics);
    }

    void numbersFollowTraining() {
        WindowDriver driver;
        driver.click("metrics_tab");
        QTRY_VERIFY(hasMetrics(driver));
        const QString name = MetricsPage::tr("%1, test data").arg(MetricsPage::tr("Accuracy"));
        const QString before = shown(driver, name);
        QCOMPARE(before, QString::number(driver.snapshot().scores.testAccuracy, 'f', 3));
        QVERIFY(driver.trainEpochs(30));
        QTRY_COMPARE(shown(driver, name), QString::number(driver.snapshot().scores.testAccuracy, 'f', 3));
        QVERIFY(shown(driver, name) != before);
    }

    void theConfusionMatrixIsOfTheSetChosen() {
        WindowDriver driver;
        driver.click("metrics_tab");
        QTRY_VERIFY(hasMetrics(driver));
        const QString train = driver.child<ConfusionView>().accessibleDescription();
        driver.click("confusion_set");
        const QString test = driver.child<ConfusionView>().accessibleDescription();
        QVERIFY(!train.isEmpty());
        QVERIFY(train != test);
    }

    void valuesHaveRSquaredInsteadOfClasses() {
        Experiment e;
        e.problem = Problem::regression;
        e.dataset = "reg-plane";
        WindowDriver driver(e);
        driver.click("metrics_tab");
        QTRY_VERIFY(hasMetrics(driver));
        QVERIFY(!shown(driver, MetricsPage::tr("%1, training data").arg(MetricsPage::tr("R²"))).isEmpty());
        QVERIFY(shown(driver, MetricsPage::tr("%1, training data").arg(MetricsPage::tr("F1"))).isEmpty());
        QVERIFY(!driver.child<ConfusionView>().isVisible());
        QVERIFY(!driver.child<RocView>().isVisible());
    }
};

static const TestClass<MetricsTest> listed;

} // namespace nabla

#include "metrics_test.moc"
