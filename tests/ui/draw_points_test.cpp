#include "tests/ui/test_program.h"
#include "tests/ui/window_driver.h"

#include "core/data/point_editor.h"
#include "ui/controls/icon_button.h"
#include "ui/controls/push_button.h"
#include "ui/controls/slider.h"
#include "ui/controls/tile.h"
#include "ui/drawing/class_swatch.h"
#include "ui/drawing/draw_bar.h"
#include "ui/drawing/label_picker.h"
#include "ui/views/curve_view.h"
#include "ui/views/heat_map_view.h"

#include <QSignalSpy>

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

/// A window with the drawing tools open.
class DrawingDriver : public WindowDriver {
  public:
    explicit DrawingDriver(const Experiment& experiment = {}) : WindowDriver(experiment) {
        click("draw");
        // The column is laid out anew.
        QCoreApplication::processEvents();
    }

    /// Where the map shows a place of the plane.
    QPoint at(double x, double y) {
        QWidget& map = child<HeatMapView>();
        const double edge = std::min(map.width(), map.height());
        const QRectF square((map.width() - edge) / 2, 0, edge, edge);
        return PlaneTransform({}, square).toPicture(x, y).toPoint();
    }
    void stroke(double x0, double y0, double x1, double y1, Qt::KeyboardModifiers modifiers = {}) {
        drag(child<HeatMapView>(), at(x0, y0), at(x1, y1), modifiers);
        QVERIFY(settles());
    }
    void clickMap(double x, double y) { stroke(x, y, x, y); }
    void choose(const char* tool) { click(tool); }
    void empty() {
        click("clear_points");
        QVERIFY(settles());
    }

    const OwnPoints& points() { return *session().experiment().points; }
    std::size_t count() { return points().points.size(); }
    std::size_t count(double label) {
        return static_cast<std::size_t>(std::count_if(points().points.begin(), points().points.end(),
                                                      [=](const Point& p) { return p.label == label; }));
    }
};

Experiment with(const char* key, const char* value) {
    return *withSetting({}, key, value);
}

} // namespace

class DrawPointsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void nothingChangesUntilAPointIsDrawn() {
        DrawingDriver driver;
        QCOMPARE(driver.session().experiment(), Experiment());
        QVERIFY(driver.child<DrawBar>().isVisible());
        driver.click("done_drawing");
        QVERIFY(!driver.child<DrawBar>().isVisible());
        QVERIFY(!driver.child<PushButton>("draw").isChecked());
        driver.clickMap(1, 1);
        QCOMPARE(driver.session().experiment(), Experiment());
    }

    void aGeneratedSetIsTakenOverByTheFirstStroke() {
        DrawingDriver driver;
        const auto before = driver.snapshot().data->train;
        driver.choose("draw-put");
        driver.clickMap(-4.5, 4.5);
        QCOMPARE(driver.session().experiment().dataset, std::string(ownDataset));
        QCOMPARE(driver.count(), 501u);
        QCOMPARE(driver.points().points.back().label, 1.0);
        QVERIFY(std::hypot(driver.points().points.back().x + 4.5, driver.points().points.back().y - 4.5) <
                0.05);
        std::size_t same = 0;
        for (const Point& point : driver.snapshot().data->train)
            same += std::count(before.begin(), before.end(), point) > 0;
        QVERIFY(same >= 249);
        QVERIFY(driver.child<Tile>("own").isChecked());
    }

    void aStrokeIsOneUndoStepWithItsName() {
        DrawingDriver driver;
        driver.stroke(-5, -5, 5, -5);
        QVERIFY(driver.count() > 520);
        QCOMPARE(driver.session().undoStack().count(), 1);
        QCOMPARE(driver.session().undoStack().undoText(), QStringLiteral("brush points"));
        driver.stroke(-5, 5, 5, 5);
        QCOMPARE(driver.session().undoStack().count(), 2);
        driver.key(Qt::Key_Z, Qt::ControlModifier);
        driver.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(driver.settles());
        QCOMPARE(driver.session().experiment(), Experiment());
    }

    void undoOfTheFirstStrokeKeepsWhatWasTrainedSince() {
        DrawingDriver driver;
        driver.stroke(-5, -5, 5, -5);
        QVERIFY(driver.trainEpochs(3));
        const std::vector<double> trained = driver.state().parameters;
        driver.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(driver.settles());
        QCOMPARE(driver.session().experiment(), Experiment());
        QCOMPARE(driver.snapshot().data->train.size(), 250u);
        QVERIFY(driver.state().parameters == trained);
        QCOMPARE(driver.state().epoch, 3);
    }

    void pointsAreDrawnAndAnsweredWhileTrainingGoesOn() {
        DrawingDriver driver;
        driver.key(Qt::Key_Space);
        QVERIFY(QTest::qWaitFor([&] { return driver.state().epoch > 5; }));
        const std::uint64_t run = driver.snapshot().run;
        driver.stroke(-5, -5, 5, -5);
        QVERIFY(driver.session().isPlaying());
        QVERIFY(QTest::qWaitFor([&] { return driver.snapshot().data->train.size() > 255; }));
        QCOMPARE(driver.snapshot().run, run);
        const std::int64_t epoch = driver.state().epoch;
        QVERIFY(QTest::qWaitFor([&] { return driver.state().epoch > epoch + 5; }));
    }

    void theClassIsThatOfTheSwatchAndShiftSwapsIt() {
        DrawingDriver driver;
        driver.empty();
        driver.choose("draw-put");
        driver.click("class-0");
        driver.clickMap(1, 1);
        QCOMPARE(driver.count(-1), 1u);
        driver.stroke(2, 2, 2, 2, Qt::ShiftModifier);
        QCOMPARE(driver.count(1), 1u);
    }

    void controlErasesWhateverTheTool() {
        DrawingDriver driver;
        driver.empty();
        driver.choose("draw-put");
        driver.clickMap(1, 1);
        driver.clickMap(-4, 1);
        driver.stroke(1, 1, 1.1, 1, Qt::ControlModifier);
        QCOMPARE(driver.count(), 1u);
        QCOMPARE(driver.session().undoStack().undoText(), QStringLiteral("erase points"));
    }

    void theEraserTakesAllOnItsWay() {
        DrawingDriver driver;
        driver.empty();
        driver.choose("draw-put");
        for (const double x : {-4.0, -2.0, 0.0, 2.0, 4.0})
            driver.clickMap(x, 0);
        driver.clickMap(0, 4);
        driver.choose("draw-erase");
        driver.stroke(-5, 0, 5, 0);
        QCOMPARE(driver.count(), 1u);
    }

    void aPutPointFollowsThePointer() {
        DrawingDriver driver;
        driver.empty();
        driver.choose("draw-put");
        driver.stroke(-4, 0, 3, 2);
        QCOMPARE(driver.count(), 1u);
        QVERIFY(std::hypot(driver.points().points[0].x - 3, driver.points().points[0].y - 2) < 0.1);
    }

    void selectedPointsAreDraggedRelabeledAndDeleted() {
        DrawingDriver driver;
        driver.empty();
        driver.choose("draw-put");
        for (const double x : {-4.0, -3.0, 4.0})
            driver.clickMap(x, 0);
        driver.choose("draw-select");
        driver.stroke(-5, 1, -2, -1);
        QCOMPARE(driver.session().undoStack().count(), 4);
        driver.stroke(-4, 0, -4, 3);
        QVERIFY(std::abs(driver.points().points[0].y - 3) < 0.1);
        QVERIFY(std::abs(driver.points().points[1].y - 3) < 0.1);
        QVERIFY(std::abs(driver.points().points[2].y) < 0.1);
        driver.click("class-0");
        QVERIFY(driver.settles());
        QCOMPARE(driver.count(-1), 2u);
        driver.child<HeatMapView>().setFocus();
        driver.key(Qt::Key_Delete);
        QVERIFY(driver.settles());
        QCOMPARE(driver.count(), 1u);
        driver.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(driver.settles());
        QCOMPARE(driver.count(-1), 2u);
    }

    void undoLetsGoOfASelectionThatMeansOtherPointsNow() {
        DrawingDriver driver;
        driver.empty();
        driver.choose("draw-put");
        driver.clickMap(-3, 0);
        driver.clickMap(3, 0);
        driver.choose("draw-select");
        driver.clickMap(3, 0);
        driver.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(driver.settles());
        driver.child<HeatMapView>().setFocus();
        driver.key(Qt::Key_Delete);
        QVERIFY(driver.settles());
        QCOMPARE(driver.count(), 1u);
    }

    void jitterShakesWhatIsUnderTheDiscAlone() {
        DrawingDriver driver;
        driver.empty();
        driver.choose("draw-put");
        driver.clickMap(-3, 0);
        driver.clickMap(4, 4);
        const auto before = driver.points().points;
        driver.choose("draw-jitter");
        driver.clickMap(-3, 0);
        QVERIFY(driver.points().points[0] != before[0]);
        QVERIFY(driver.points().points[1] == before[1]);
    }

    void moreThanTwoClassesHaveASwatchEach() {
        DrawingDriver driver(with("problem", "multiclass"));
        QCOMPARE(driver.child<LabelPicker>().findChildren<ClassSwatch*>().size(), 3);
        driver.empty();
        driver.choose("draw-put");
        driver.click("class-2");
        driver.clickMap(0, 0);
        QCOMPARE(driver.count(2), 1u);
        driver.stroke(2, 2, 2, 2, Qt::ShiftModifier);
        QCOMPARE(driver.count(0), 1u);
    }

    void valuesAreChosenOnASlider() {
        DrawingDriver driver(with("problem", "regression"));
        auto& slider = *driver.child<LabelPicker>().findChild<Slider*>();
        QVERIFY(slider.isVisible());
        slider.setValue(-5);
        driver.empty();
        driver.choose("draw-put");
        driver.clickMap(0, 0);
        QCOMPARE(driver.count(-0.5), 1u);
    }

    void overALineThePointersHeightIsTheValue() {
        DrawingDriver driver(with("dataset", "sineCurve"));
        driver.empty();
        driver.choose("draw-put");
        QWidget& curve = driver.child<CurveView>();
        driver.clickAt(curve, curve.rect().center());
        QVERIFY(driver.settles());
        QCOMPARE(driver.count(), 1u);
        QVERIFY(std::abs(driver.points().points[0].x) < 1);
        QCOMPARE(driver.points().points[0].y, 0.0);
        QCOMPARE(driver.points().dimensions, 1);
    }

    void undoDuringAStrokeEndsIt() {
        DrawingDriver driver;
        driver.empty();
        QWidget& map = driver.child<HeatMapView>();
        QWindow* handle = driver.window().windowHandle();
        const auto inWindow = [&](double x, double y) {
            return map.mapTo(&driver.window(), driver.at(x, y));
        };
        QTest::mousePress(handle, Qt::LeftButton, {}, inWindow(-3, 0));
        QTest::mouseMove(handle, inWindow(0, 0));
        QVERIFY(driver.settles());
        driver.key(Qt::Key_Z, Qt::ControlModifier);
        QTest::mouseMove(handle, inWindow(3, 0));
        QTest::mouseRelease(handle, Qt::LeftButton, {}, inWindow(3, 0));
        QVERIFY(driver.settles());
        QCOMPARE(driver.count(), 0u);
        QVERIFY(driver.session().undoStack().canRedo());
    }

    void leavingTheToolsDuringAStrokeEndsIt() {
        DrawingDriver driver;
        driver.empty();
        QWidget& map = driver.child<HeatMapView>();
        QWindow* handle = driver.window().windowHandle();
        map.setFocus();
        QTest::mousePress(handle, Qt::LeftButton, {}, map.mapTo(&driver.window(), driver.at(0, 0)));
        driver.key(Qt::Key_Escape);
        QTest::mouseRelease(handle, Qt::LeftButton, {}, map.mapTo(&driver.window(), driver.at(0, 0)));
        driver.click("draw");
        map.setFocus();
        driver.key(Qt::Key_A, Qt::ControlModifier);
        driver.key(Qt::Key_Delete);
        QVERIFY(driver.settles());
        QCOMPARE(driver.count(), 0u);
    }

    void aDragOfTheValueIsOneUndoStep() {
        DrawingDriver driver(with("problem", "regression"));
        driver.child<HeatMapView>().setFocus();
        driver.key(Qt::Key_A, Qt::ControlModifier);
        auto& slider = *driver.child<LabelPicker>().findChild<Slider*>();
        QCoreApplication::processEvents();
        driver.drag(slider, QPoint(slider.width() / 2, slider.height() / 2), QPoint(4, slider.height() / 2));
        QVERIFY(driver.settles());
        QCOMPARE(driver.count(-1), 500u);
        QCOMPARE(driver.session().undoStack().count(), 1);
        QCOMPARE(driver.session().undoStack().undoText(), QStringLiteral("change value of points"));
    }

    void theKeyboardDrawsToo() {
        DrawingDriver driver;
        driver.empty();
        driver.choose("draw-put");
        driver.child<HeatMapView>().setFocus(Qt::TabFocusReason);
        driver.key(Qt::Key_Right);
        driver.key(Qt::Key_Up);
        driver.key(Qt::Key_Return);
        QVERIFY(driver.settles());
        QCOMPARE(driver.count(), 1u);
        driver.key(Qt::Key_A, Qt::ControlModifier);
        driver.key(Qt::Key_Delete);
        QVERIFY(driver.settles());
        QCOMPARE(driver.count(), 0u);
        driver.key(Qt::Key_Escape);
        QVERIFY(!driver.view().drawing().on);
    }

    void trainingWithoutAnyPointDoesNoHarm() {
        DrawingDriver driver;
        driver.empty();
        driver.key(Qt::Key_Space);
        QTest::qWait(100);
        driver.choose("draw-put");
        for (const double x : {-4.0, -2.0, 2.0, 4.0})
            driver.clickMap(x, 0);
        QVERIFY(QTest::qWaitFor([&] { return driver.snapshot().data->train.size() == 2; }));
    }

    void testPointsAreShownWhileDrawing() {
        DrawingDriver driver;
        QVERIFY(!driver.view().showTest());
        const QImage drawing = driver.child<HeatMapView>().grab().toImage();
        driver.click("done_drawing");
        QVERIFY(drawing != driver.child<HeatMapView>().grab().toImage());
    }

    void onesOwnPointsAreKeptInATileOfTheirOwn() {
        DrawingDriver driver;
        driver.choose("draw-put");
        driver.clickMap(0, 5);
        const SharedPoints drawn = driver.session().experiment().points;
        driver.click("spiral");
        QVERIFY(driver.settles());
        QCOMPARE(driver.snapshot().data->train.size(), 250u);
        driver.click("own");
        QVERIFY(driver.settles());
        QVERIFY(driver.session().experiment().points == drawn);
    }

    void splittingAnewKeepsThePoints() {
        DrawingDriver driver;
        driver.choose("draw-put");
        driver.clickMap(0, 5);
        const auto points = driver.points().points;
        const auto train = driver.snapshot().data->train;
        QCOMPARE(driver.child<PushButton>("regenerate").text(), QStringLiteral("Split anew"));
        driver.click("regenerate");
        QVERIFY(driver.settles());
        QVERIFY(driver.points().points == points);
        QVERIFY(driver.snapshot().data->train != train);
        QCOMPARE(driver.session().undoStack().undoText(), QStringLiteral("split data anew"));
    }

    void noiseAndSamplesAreNotOfferedForOnesOwnPoints() {
        DrawingDriver driver;
        driver.empty();
        for (const char* key : {"noise", "samples"})
            QVERIFY2(!driver.child<QWidget>(key).isVisible(), key);
        QVERIFY(driver.child<QWidget>("training_share").isVisible());
    }

    void tooManyPointsAreNotEditedByHandAndSaySo() {
        OwnPoints many;
        many.points.assign(mostEditablePoints + 1, {0, 0, 1});
        WindowDriver driver(*withPoints({}, SharedPoints(many)));
        QSignalSpy refused(&driver.session(), &Session::refused);
        driver.click("draw");
        QCOMPARE(refused.count(), 1);
        QVERIFY(!driver.view().drawing().on);
        QVERIFY(!driver.child<PushButton>("draw").isChecked());
        QCOMPARE(driver.session().undoStack().count(), 0);
    }
};

static const TestClass<DrawPointsTest> listed;

} // namespace nabla

#include "draw_points_test.moc"
