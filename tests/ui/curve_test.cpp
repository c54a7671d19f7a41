#include "tests/ui/test_program.h"
#include "tests/ui/window_driver.h"

#include "core/data/features.h"
#include "core/experiment/parameters.h"
#include "core/training/predictor.h"
#include "ui/axis_text.h"
#include "ui/controls/check_box.h"
#include "ui/controls/fold_heading.h"
#include "ui/controls/stat_card.h"
#include "ui/controls/tile.h"
#include "ui/panels/output_panel.h"
#include "ui/panels/parameter_field.h"
#include "ui/panels/settings_section.h"
#include "ui/theme.h"
#include "ui/views/color_legend.h"
#include "ui/views/curve_legend.h"
#include "ui/views/curve_view.h"
#include "ui/views/heat_map_view.h"
#include "ui/views/network_view.h"
#include "ui/views/network_words.h"

#include <QAction>
#include <QRegularExpression>

#include <cmath>

namespace nabla {
namespace {

/// The experiment with the sine's data and, for a polynomial, no hidden layer.
Experiment sine(const char* features = "x,x3") {
    Experiment e = *withSetting({}, "dataset", "sineCurve");
    e = *withSetting(e, "features", features);
    e = *withSetting(e, "hidden", "");
    return *withSetting(e, "learning_rate", "0.1");
}

bool picturesArrive(WindowDriver& driver) {
    return QTest::qWaitFor([&] {
        const auto& field = driver.session().field();
        return field && field->snapshot == driver.session().snapshot() &&
               field->request == driver.view().fieldRequest();
    });
}

CheckBox& boxNamed(WindowDriver& driver, const QString& text) {
    for (CheckBox* box : driver.child<OutputPanel>().findChildren<CheckBox*>())
        if (box->text() == text)
            return *box;
    qFatal("There is no such box.");
}

/// Whether a picture has a pixel of about that color near a place.
bool hasColorNear(const QImage& picture, const QPointF& place, const QColor& color) {
    for (int y = qRound(place.y()) - 1; y <= qRound(place.y()) + 1; ++y)
        for (int x = qRound(place.x()) - 1; x <= qRound(place.x()) + 1; ++x) {
            const QColor there(picture.pixel(x, y));
            if (std::abs(there.red() - color.red()) + std::abs(there.green() - color.green()) +
                    std::abs(there.blue() - color.blue()) <
                24)
                return true;
        }
    return false;
}

/// Places in a curve view, which shows numbers to the left and below.
QPointF placeIn(const CurveView& view, const PlaneRange& range, double x, double y) {
    const double edge = std::min(view.width(), view.height());
    const QRectF plot = QRectF((view.width() - edge) / 2, 0, edge, edge).adjusted(32, 7, -8, -21);
    return PlaneTransform(range, plot).toPicture(x, y);
}

double outputAt(const Snapshot& snapshot, double x) {
    const Point point{x, 0, 0};
    return Predictor(snapshot.experiment, snapshot.state).outputs({&point, 1}).back();
}

} // namespace

class CurveTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void dataOfOneDimensionAreShownAsACurveAndUndoGoesBackToTheMap() {
        Experiment plane = *withSetting({}, "problem", "regression");
        WindowDriver driver(plane);
        auto& map = driver.child<HeatMapView>();
        auto& curve = driver.child<CurveView>();
        QVERIFY(map.isVisible() && driver.child<ColorLegend>().isVisible());
        QVERIFY(!curve.isVisible() && !driver.child<CurveLegend>().isVisible());
        driver.click(driver.child<Tile>("sineCurve"));
        QVERIFY(driver.settles());
        QTRY_VERIFY(curve.isVisible());
        QVERIFY(driver.child<CurveLegend>().isVisible());
        QVERIFY(!map.isVisible() && !driver.child<ColorLegend>().isVisible());
        QVERIFY(picturesArrive(driver));
        QCOMPARE(driver.session().field()->map.rows, 1);
        QCOMPARE(driver.session().field()->map.pixels, curve.mapPixels());
        driver.session().undoStack().undo();
        QTRY_VERIFY(map.isVisible() && !curve.isVisible());
        QVERIFY(driver.session().experiment() == plane);
        QVERIFY(picturesArrive(driver));
        QCOMPARE(driver.session().field()->map.rows, map.mapPixels());
    }

    void onlyFeaturesOfTheDataAreOffered() {
        WindowDriver driver(sine("x"));
        const auto onLine = driver.diagram().features();
        QCOMPARE(onLine.size(), 10U);
        for (const Feature* feature : onLine)
            QVERIFY(suits(*feature, 1));
        driver.clickItem(featureItem(2));
        QVERIFY(driver.settles());
        QVERIFY(driver.session().experiment().features == (std::vector<std::string>{"x", "x3"}));
        driver.session().changeSetting("dataset", std::string("reg-plane"));
        QVERIFY(driver.settles());
        const auto onPlane = driver.diagram().features();
        for (const Feature* feature : onPlane)
            QVERIFY(suits(*feature, 2));
    }

    void aKnobWithoutEffectIsNotShown() {
        WindowDriver driver(sine());
        QVERIFY(!boxNamed(driver, QStringLiteral("Discretize")).isVisible());
        QVERIFY(boxNamed(driver, QStringLiteral("Test data")).isVisible());
        driver.click(driver.child<FoldHeading>());
        for (const ParameterField* field :
             driver.child<SettingsSection>("augmentation").findChildren<ParameterField*>()) {
            const auto* parameter = findParameter(field->objectName().toStdString());
            QCOMPARE(field->isVisible(), applies(*parameter, driver.session().experiment()));
        }
        QVERIFY(!driver.child<ParameterField>("augment_rotate").isVisible());
        driver.session().changeSetting("dataset", std::string("circle"));
        QVERIFY(driver.settles());
        QTRY_VERIFY(boxNamed(driver, QStringLiteral("Discretize")).isVisible());
        QVERIFY(driver.child<ParameterField>("augment_rotate").isVisible());
    }

    void theCurveIsWhereTheOutputIs() {
        WindowDriver driver(sine());
        QVERIFY(driver.trainEpochs(3));
        QVERIFY(picturesArrive(driver));
        auto& curve = driver.child<CurveView>();
        const QImage picture = curve.grab().toImage();
        const PlaneRange range = driver.snapshot().data->range;
        for (const double x : {-0.7, -0.3, 0.1, 0.55, 0.9}) {
            const double output = outputAt(driver.snapshot(), x);
            QVERIFY(output > range.y0 && output < range.y1);
            QVERIFY(hasColorNear(picture, placeIn(curve, range, x, output), theme().accent));
            const double other = output > 0 ? output - 0.6 : output + 0.6;
            QVERIFY(!hasColorNear(picture, placeIn(curve, range, x, other), theme().accent));
        }
    }

    void theTruthIsSeenBesideTheCurve() {
        Experiment e = sine();
        e.noise = 40;
        e.samples = 8;
        WindowDriver driver(e);
        QVERIFY(picturesArrive(driver));
        auto& curve = driver.child<CurveView>();
        const QImage picture = curve.grab().toImage();
        const PlaneRange range = driver.snapshot().data->range;
        int seen = 0;
        for (const double x : {-0.8, -0.55, -0.3, 0.2, 0.45, 0.7})
            seen += hasColorNear(picture, placeIn(curve, range, x, std::sin(M_PI * x)), theme().muted);
        // A point may hide it here or there.
        QVERIFY2(seen >= 4, qPrintable(QString::number(seen)));
    }

    void aHoveredNeuronShowsItsCurve() {
        Experiment e = sine();
        e.hidden = {3};
        WindowDriver driver(e);
        QVERIFY(picturesArrive(driver));
        auto& curve = driver.child<CurveView>();
        const QImage output = curve.grab().toImage();
        driver.hoverItem(unitItem(1, 1));
        QTRY_VERIFY(driver.view().mapUnit().has_value());
        QVERIFY(picturesArrive(driver));
        QVERIFY(curve.grab().toImage() != output);
    }

    void thePointerReadsPlaceOutputTruthAndTheNearestPoint() {
        WindowDriver driver(sine());
        QVERIFY(driver.trainEpochs(2));
        auto& curve = driver.child<CurveView>();
        const PlaneRange range = driver.snapshot().data->range;
        const Point wanted = driver.snapshot().data->train[5];
        driver.moveTo(curve, placeIn(curve, range, wanted.x, wanted.label).toPoint());
        QTRY_VERIFY(!curve.accessibleDescription().isEmpty());
        const Point* nearest = curve.nearestPoint();
        QVERIFY(nearest && std::hypot(nearest->x - wanted.x, nearest->label - wanted.label) < 0.03);
        const QString text = curve.accessibleDescription();
        QVERIFY2(text.startsWith(QStringLiteral("x ")), qPrintable(text));
        QVERIFY2(!text.contains(QStringLiteral("x₂")), qPrintable(text));
        for (const QString& part :
             {QStringLiteral(", output "), QStringLiteral(", without noise "),
              QStringLiteral(", point (%1, %2)").arg(fixedText(nearest->x, 2), fixedText(nearest->label, 3))})
            QVERIFY2(text.contains(part), qPrintable(text));
        driver.moveTo(driver.network(), QPoint(3, 3));
        QTRY_VERIFY(curve.accessibleDescription().isEmpty());
        QVERIFY(!curve.nearestPoint());
    }

    void testPointsAndGhostsAreSeen() {
        WindowDriver driver(sine());
        QVERIFY(picturesArrive(driver));
        auto& curve = driver.child<CurveView>();
        const QImage plain = curve.grab().toImage();
        driver.clickAt(boxNamed(driver, QStringLiteral("Test data")), QPoint(10, 10));
        QVERIFY(curve.grab().toImage() != plain);
        driver.clickAt(boxNamed(driver, QStringLiteral("Test data")), QPoint(10, 10));
        QVERIFY(curve.grab().toImage() == plain);
        driver.session().changeSetting("augment_translate", 0.5);
        QVERIFY(driver.settles());
        QTRY_VERIFY(curve.grab().toImage() != plain);
    }

    void theExampleOfOverfittingPartsTheLosses() {
        WindowDriver driver;
        for (QAction* action : driver.window().findChildren<QAction*>())
            if (action->text() == QStringLiteral("Overfitting with a polynomial of degree 9"))
                action->trigger();
        QVERIFY(driver.settles());
        QVERIFY(driver.session().experiment().dataset == "sineCurve");
        driver.key(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(driver.snapshot().scores.testLoss > 10 * driver.snapshot().scores.trainLoss,
                                 20'000);
        driver.key(Qt::Key_Space);
    }

    void coordinatesAreCalledAsTheirAxes() {
        WindowDriver driver(*withSetting({}, "dataset", "housePrices"));
        const Axes& axes = driver.snapshot().data->axes;
        const auto label = [&](const char* key) {
            return NetworkWords::featureLabel(*findFeature(key), axes);
        };
        QCOMPARE(label("x"), QStringLiteral("size"));
        QCOMPARE(label("y"), QStringLiteral("age"));
        QCOMPARE(label("xSquared"), QString::fromUtf8("X₁²"));
        QCOMPARE(NetworkWords::featureLabel(*findFeature("x"), Axes{}), QString::fromUtf8("X₁"));
    }

    void unitsStandOnTheAxesInTheLegendAndInReadings() {
        WindowDriver driver(*withSetting({}, "dataset", "housePrices"));
        QVERIFY(driver.trainEpochs(2));
        auto& map = driver.child<HeatMapView>();
        QVERIFY(map.isVisible());
        driver.moveTo(map, QPoint(map.width() * 3 / 4, map.height() / 4));
        QTRY_VERIFY(!map.accessibleDescription().isEmpty());
        const QString text = map.accessibleDescription();
        const QRegularExpression pattern(
            QStringLiteral("^size (\\d+) m² · age (\\d+) years, price (\\d+) k€$"));
        const auto match = pattern.match(text);
        QVERIFY2(match.hasMatch(), qPrintable(text));
        QVERIFY(std::abs(match.captured(1).toDouble() - 190) < 3);
        QVERIFY(std::abs(match.captured(2).toDouble() - 75) < 2);
        const Point place{3, 3, 0};
        const double output =
            Predictor(driver.snapshot().experiment, driver.state()).outputs({&place, 1}).back();
        QVERIFY(std::abs(match.captured(3).toDouble() - (400 + 350 * output)) < 8);
        QCOMPARE(driver.child<ColorLegend>().accessibleDescription(),
                 QStringLiteral("Orange is price 50 k€, blue is price 750 k€."));
        int told = 0;
        for (const StatCard* card : driver.child<OutputPanel>().findChildren<StatCard*>())
            told += card->toolTip().contains(QStringLiteral("−1 is price 50 k€"));
        QCOMPARE(told, 2);
        driver.session().changeSetting("dataset", std::string("reg-plane"));
        QVERIFY(driver.settles());
        QTRY_COMPARE(driver.child<ColorLegend>().accessibleDescription(),
                     QStringLiteral("Orange is −1, blue is +1."));
    }

    void numbersOnAnAxisAreRoundInItsOwnUnit() {
        const auto ticks = axisTicks(axisBetween("size", "m²", 40, 240, -6, 6), -6, 6, 6);
        QCOMPARE(ticks.size(), 4U);
        QCOMPARE(ticks.front().text, QStringLiteral("50"));
        QCOMPARE(ticks.front().value, -5.4);
        QCOMPARE(axisTitle(axisBetween("size", "m²", 40, 240, -6, 6)), QStringLiteral("size, m²"));
        QCOMPARE(axisReading(Axis{"x₁"}, -1.234, 12, 2), QStringLiteral("x₁ −1.23"));
        QCOMPARE(axisReading(Axis{"n", "", 0, 1e300}, 1, 12, 2), QStringLiteral("n 1e300"));
        QCOMPARE(axisReading(Axis{"n", "", 0, 1e-30}, -2, 12, 2), QStringLiteral("n −2e−30"));
        QCOMPARE(axisReading(Axis{"t", "s", 1.6e9, 100}, 1, 12, 2), QStringLiteral("t 1600000100 s"));
        const std::string longName(120, 'n');
        const Axis distance{"Distance to the city center", "km"};
        const QString whole = QStringLiteral("Distance to the city center, km");
        QCOMPARE(axisTitle(distance, textFont(13), 400), whole);
        const QString cut = axisTitle(distance, textFont(13), 100);
        QVERIFY2(cut.startsWith(QStringLiteral("Dist")) && cut.endsWith(QStringLiteral("…, km")),
                 qPrintable(cut));
        QVERIFY(QFontMetricsF(textFont(13)).horizontalAdvance(cut) <= 100);
        QVERIFY(axisTitle(Axis{longName}).size() == 24 && axisTitle(Axis{longName}).endsWith(QChar(0x2026)));
    }
};

static const TestClass<CurveTest> listed;

} // namespace nabla

#include "curve_test.moc"
