#include "tests/ui/test_program.h"
#include "tests/ui/window_driver.h"

#include "core/experiment/playground_link.h"
#include "core/training/predictor.h"
#include "ui/controls/check_box.h"
#include "ui/controls/message_bar.h"
#include "ui/controls/push_button.h"
#include "ui/controls/segmented_switch.h"
#include "ui/panels/data_panel.h"
#include "ui/panels/inspector.h"
#include "ui/panels/output_panel.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/views/heat_map_view.h"
#include "ui/views/loss_chart.h"
#include "ui/views/network_edge_picture.h"
#include "ui/views/network_view.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QScreen>
#include <QSignalSpy>
#include <QTimer>

#include <cmath>
#include <functional>

namespace nabla {
namespace {

CheckBox& boxNamed(WindowDriver& driver, const QString& text) {
    for (CheckBox* box : driver.child<OutputPanel>().findChildren<CheckBox*>())
        if (box->text() == text)
            return *box;
    qFatal("There is no such box.");
}

QAction* actionNamed(WindowDriver& driver, const QString& text) {
    for (QAction* action : driver.window().findChildren<QAction*>())
        if (action->text() == text)
            return action;
    return nullptr;
}

QImage pictureOf(QWidget& widget) {
    return widget.grab().toImage();
}

int differingPixels(const QImage& a, const QImage& b) {
    int count = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            count += a.pixel(x, y) != b.pixel(x, y);
    return count;
}

/// Runs `use` with the dialog that `open` opens and waits for; closes it in any case.
void inDialog(const std::function<void()>& open, const std::function<void(QDialog&)>& use) {
    bool used = false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, qApp, [&] {
        auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        if (!dialog || !dialog->isVisible())
            return;
        look.stop();
        used = true;
        use(*dialog);
        dialog->reject();
    });
    look.start(5);
    open();
    QVERIFY(QTest::qWaitFor([&] { return used; }));
}

/// Waits for pictures of the present snapshot in the sizes asked for.
bool picturesArrive(WindowDriver& driver) {
    return QTest::qWaitFor([&] {
        const auto& field = driver.session().field();
        return field && field->snapshot == driver.session().snapshot() &&
               field->request == driver.view().fieldRequest();
    });
}

constexpr const char* spiralLink =
    "https://playground.tensorflow.org/#activation=relu&regularization=L1&batchSize=20&dataset=spiral"
    "&regDataset=reg-plane&learningRate=0.1&regularizationRate=0.001&noise=10&networkShape=6,3&seed=0.12345"
    "&showTestData=true&discretize=true&percTrainData=60&x=true&y=true&xTimesY=true&xSquared=false"
    "&ySquared=false&sinX=true&sinY=false&problem=classification";

} // namespace

class ViewTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void cleanup() { applyTheme(*qApp, ThemeMode::light); }

    void testDataIsShownAndHidden() {
        WindowDriver driver;
        auto& map = driver.child<HeatMapView>();
        QVERIFY(picturesArrive(driver));
        const QImage without = pictureOf(map);
        driver.clickAt(boxNamed(driver, QStringLiteral("Test data")), QPoint(10, 10));
        QVERIFY(driver.view().showTest());
        QVERIFY(differingPixels(pictureOf(map), without) > 1000);
        driver.clickAt(boxNamed(driver, QStringLiteral("Test data")), QPoint(10, 10));
        QVERIFY(!driver.view().showTest());
        QVERIFY(differingPixels(pictureOf(map), without) < 100);
    }

    void discretizeLeavesTwoColors() {
        WindowDriver driver;
        auto& map = driver.child<HeatMapView>();
        QVERIFY(driver.trainEpochs(30));
        QVERIFY(picturesArrive(driver));
        const QImage smooth = pictureOf(map);
        driver.clickAt(boxNamed(driver, QStringLiteral("Discretize")), QPoint(10, 10));
        QVERIFY(driver.view().discretize());
        QVERIFY(pictureOf(map) != smooth);
        QVERIFY(!driver.session().undoStack().canUndo());
    }

    void theLossAxisIsLinearOrLogarithmic() {
        WindowDriver driver;
        auto& chart = driver.child<LossChart>();
        QVERIFY(!chart.isLogarithmic());
        driver.click(driver.child<SegmentedSwitch>("loss_scale"));
        QVERIFY(chart.isLogarithmic());
        QVERIFY(driver.view().logarithmicLoss());
        driver.click(driver.child<SegmentedSwitch>("loss_scale"));
        QVERIFY(!chart.isLogarithmic() && !driver.view().logarithmicLoss());
    }

    void thePointerReadsTheMap() {
        WindowDriver driver;
        QVERIFY(driver.trainEpochs(5));
        auto& map = driver.child<HeatMapView>();
        driver.moveTo(map, QPoint(map.width() * 3 / 4, map.height() / 4));
        QTRY_VERIFY(!map.accessibleDescription().isEmpty());
        const QString text = map.accessibleDescription();
        const QRegularExpression pattern(
            QStringLiteral("^x₁ (.+)   x₂ (.+), output (.+), class (blue|orange)"));
        const auto match = pattern.match(QString(text).replace(QChar(0x2212), QLatin1Char('-')));
        QVERIFY2(match.hasMatch(), qPrintable(text));
        const Point place{match.captured(1).toDouble(), match.captured(2).toDouble(), 0};
        QVERIFY2(std::abs(place.x - 3) < 0.1 && std::abs(place.y - 3) < 0.1, qPrintable(text));
        const double output =
            Predictor(driver.snapshot().experiment, driver.state()).outputs({&place, 1}).back();
        QVERIFY(std::abs(match.captured(3).toDouble() - output) < 0.01);
        QCOMPARE(match.captured(4), output >= 0 ? QStringLiteral("blue") : QStringLiteral("orange"));
        driver.moveTo(driver.network(), QPoint(3, 3));
        QTRY_VERIFY(map.accessibleDescription().isEmpty());
    }

    void theMapIsReadByArrowKeys() {
        WindowDriver driver;
        auto& map = driver.child<HeatMapView>();
        map.setFocus(Qt::TabFocusReason);
        driver.key(Qt::Key_Right);
        driver.key(Qt::Key_Up, Qt::ShiftModifier);
        QVERIFY(map.accessibleDescription().contains(QStringLiteral("x₁ 0.25   x₂ 1.00")));
        QCOMPARE(driver.state().batches, 0);
    }

    void theMapSpeaksOfTheHoveredNeuron() {
        WindowDriver driver;
        driver.clickItem(unitItem(1, 0));
        auto& map = driver.child<HeatMapView>();
        driver.moveTo(map, map.rect().center());
        QTRY_VERIFY(!map.accessibleDescription().isEmpty());
        QVERIFY(!map.accessibleDescription().contains(QLatin1String("class")));
    }

    void theThemeIsSwitchedWhileRunning() {
        WindowDriver driver;
        QTRY_VERIFY(driver.session().field());
        for (const auto& [name, dark] : {std::pair{"Dark", true}, std::pair{"Light", false}}) {
            actionNamed(driver, QLatin1String(name))->trigger();
            QCOMPARE(theme().dark, dark);
            const QImage window = pictureOf(driver.window());
            for (QWidget* part : {static_cast<QWidget*>(&driver.network()),
                                  static_cast<QWidget*>(&driver.child<OutputPanel>()),
                                  static_cast<QWidget*>(&driver.child<DataPanel>())}) {
                const QColor ground(
                    window.pixel(part->mapTo(&driver.window(), QPoint(4, part->height() - 4))));
                QVERIFY(ground == theme().window || ground == theme().surface);
            }
            QCOMPARE(settings::themeMode(), dark ? ThemeMode::dark : ThemeMode::light);
        }
    }

    void aCopiedLinkReadsBackAsTheSame() {
        const auto link = parsePlaygroundLink(spiralLink);
        QVERIFY(link);
        WindowDriver driver(link->experiment);
        driver.view().setShowTest(true);
        driver.key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const auto copied = parsePlaygroundLink(QApplication::clipboard()->text().toStdString());
        QVERIFY(copied);
        QVERIFY(copied->experiment == link->experiment);
        QVERIFY(copied->showTest && !copied->discretize);
        QVERIFY(driver.child<MessageBar>().isVisible() ||
                !driver.window().findChild<MessageBar*>(QString(), Qt::FindDirectChildrenOnly)->isHidden());
    }

    void aLinkIsOpenedFromTheDialog() {
        WindowDriver driver;
        inDialog([&] { driver.key(Qt::Key_L, Qt::ControlModifier); },
                 [&](QDialog& dialog) {
                     auto& edit = *dialog.findChild<QLineEdit*>();
                     edit.setText(
                         QStringLiteral("https://playground.tensorflow.org/#networkShape=99999&seed=1"));
                     QTest::keyClick(&edit, Qt::Key_Return);
                     QVERIFY(dialog.isVisible());
                     edit.setText(QLatin1String(spiralLink));
                     QTest::keyClick(&edit, Qt::Key_Return);
                     QVERIFY(!dialog.isVisible());
                 });
        QVERIFY(driver.session().experiment() == parsePlaygroundLink(spiralLink)->experiment);
        QVERIFY(driver.view().showTest() && driver.view().discretize());
        QVERIFY(driver.settles());
        driver.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&driver.window()));
        driver.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(driver.session().experiment() == Experiment{});
    }

    void aCancelledLinkChangesNothing() {
        WindowDriver driver;
        inDialog([&] { driver.key(Qt::Key_L, Qt::ControlModifier); }, [](QDialog&) {});
        QVERIFY(!driver.session().undoStack().canUndo());
    }

    void helpOpensByKey() {
        WindowDriver driver;
        inDialog([&] { driver.key(Qt::Key_F1); }, [](QDialog& dialog) { QVERIFY(dialog.isVisible()); });
    }

    void everyShippedExampleOpens() {
        WindowDriver driver;
        int opened = 0;
        for (QMenu* menu : driver.window().findChildren<QMenu*>()) {
            if (menu->title() != QLatin1String("Examples"))
                continue;
            for (QAction* action : menu->actions()) {
                action->trigger();
                QVERIFY(driver.settles());
                QVERIFY(driver.trainEpochs(1));
                ++opened;
            }
        }
        QVERIFY(opened > 0);
        QCOMPARE(driver.session().undoStack().count(), opened);
    }

    void picturesHaveTheSizesAskedFor() {
        WindowDriver driver;
        QVERIFY(picturesArrive(driver));
        const auto field = driver.session().field();
        QCOMPARE(field->map.pixels, driver.child<HeatMapView>().mapPixels());
        QCOMPARE(field->thumbnails.at(1).at(0).pixels, driver.network().thumbnailPixels());
    }

    void noEdgesStayWhereTheyWereInALargerView() {
        Experiment large;
        large.hidden.assign(7, 8);
        WindowDriver driver(large, {1440, 700});
        QWidget& window = driver.window();
        QSignalSpy drawn(&driver.child<EdgePicture>(), &EdgePicture::ready);
        const auto isUpToDate = [&] {
            const QImage shown = window.screen()->grabWindow(window.winId()).toImage();
            return differingPixels(shown, pictureOf(window)) == 0;
        };
        QVERIFY(driver.settles());
        QTRY_VERIFY(!drawn.isEmpty());
        QTRY_VERIFY(isUpToDate());
        drawn.clear();
        driver.child<Inspector>().setOpen(true);
        QTRY_VERIFY(!drawn.isEmpty());
        QTRY_VERIFY(isUpToDate());
    }

    void aPausedWindowMakesNoFramesAndNoPictures() {
        WindowDriver driver;
        driver.key(Qt::Key_Space);
        QTRY_VERIFY(driver.state().epoch > 2);
        driver.key(Qt::Key_Space);
        QTRY_VERIFY(!driver.snapshot().playing);
        QVERIFY(picturesArrive(driver));
        QSignalSpy frames(&driver.session(), &Session::frame);
        QSignalSpy fields(&driver.session(), &Session::fieldChanged);
        QSignalSpy snapshots(&driver.session(), &Session::snapshotChanged);
        QVERIFY(!snapshots.wait(100));
        QCOMPARE(frames.count() + fields.count(), 0);
    }

    void aHiddenWindowMakesNoPictures() {
        WindowDriver driver;
        driver.key(Qt::Key_Space);
        QVERIFY(QTest::qWaitFor([&] { return driver.session().field() && driver.state().epoch > 2; }));
        driver.window().hide();
        // One may have been under way.
        QSignalSpy fields(&driver.session(), &Session::fieldChanged);
        const std::uint64_t number = driver.snapshot().number;
        QTRY_VERIFY(driver.snapshot().number > number + 10);
        QVERIFY2(fields.count() <= 2, qPrintable(QString::number(fields.count())));
        driver.window().show();
        QTRY_VERIFY(fields.count() > 4);
    }
};

static const TestClass<ViewTest> listed;

} // namespace nabla

#include "view_test.moc"
