#include "tests/ui/test_program.h"
#include "tests/ui/window_driver.h"

#include "core/training/dropout.h"
#include "ui/controls/fold_heading.h"
#include "ui/controls/slider.h"
#include "ui/panels/parameter_field.h"
#include "ui/panels/settings_section.h"
#include "ui/theme.h"
#include "ui/views/network_view.h"
#include "ui/views/network_words.h"
#include "ui/views/shown_dropout.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QFontMetricsF>
#include <QMenu>

#include <cmath>

namespace nabla {
namespace {

/// Half of all is dropped, and nothing is learnt, so that only masks change.
Experiment halved() {
    Experiment experiment;
    experiment.hidden = {8, 3};
    experiment.keepProbability = 0.5;
    experiment.inputKeepProbability = 0.5;
    experiment.learningRate = 0;
    return experiment;
}

void clickEntry(const QString& text) {
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu);
    for (QAction* action : menu->actions())
        if (action->text() == text)
            return QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    QFAIL(qPrintable(QStringLiteral("There is no entry ") + text));
}

/// Opens the menu of a hidden layer's captions.
QMenu* openLayerMenu(WindowDriver& driver, int layer) {
    const QPoint place =
        driver.diagram().layout().headers[static_cast<std::size_t>(layer)].count.center().toPoint();
    QContextMenuEvent wanted(QContextMenuEvent::Mouse, place, driver.network().mapToGlobal(place));
    QApplication::sendEvent(&driver.network(), &wanted);
    return qobject_cast<QMenu*>(QApplication::activePopupWidget());
}

/// As a window system does when a menu has closed.
void returnToWindow(WindowDriver& driver) {
    driver.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&driver.window()));
}

void chooseKeep(WindowDriver& driver, int layer, const char* percent) {
    QMenu* menu = openLayerMenu(driver, layer);
    clickEntry(QStringLiteral("Dropout: keep"));
    QTRY_VERIFY(QApplication::activePopupWidget() && QApplication::activePopupWidget() != menu);
    clickEntry(QString::fromLatin1(percent));
    returnToWindow(driver);
}

/// How far a part of the diagram is from plain ground.
double strength(WindowDriver& driver, const QRectF& box) {
    const QImage picture = driver.network().grab(box.toRect()).toImage();
    const QColor ground = theme().window;
    double sum = 0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            const QColor color = picture.pixelColor(x, y);
            sum += std::abs(color.red() - ground.red()) + std::abs(color.green() - ground.green()) +
                   std::abs(color.blue() - ground.blue());
        }
    return sum / (picture.width() * picture.height());
}

/// Trains one batch by key.
void stepBatch(WindowDriver& driver) {
    const std::int64_t before = driver.state().batches;
    driver.child<QWidget>("play").setFocus();
    driver.key(Qt::Key_Right, Qt::ShiftModifier);
    QTRY_COMPARE(driver.state().batches, before + 1);
}

/// Trains batches until the unit is dropped for the first point, or not.
void stepUntil(WindowDriver& driver, std::size_t layer, std::size_t unit, bool dropped) {
    do
        stepBatch(driver);
    while (driver.snapshot().dropped.isDropped(layer, unit) != dropped);
}

} // namespace

class DropoutTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aLayerGetsDropoutOfItsOwnByMenu() {
        WindowDriver driver;
        QVERIFY(driver.trainEpochs(2));
        const QRectF caption = driver.diagram().layout().headers[1].caption;
        const QImage before = driver.network().grab(caption.toRect()).toImage();
        chooseKeep(driver, 1, "80 %");
        const Experiment& experiment = driver.session().experiment();
        QVERIFY((experiment.layerKeepProbabilities == std::vector{1.0, 0.8}));
        QVERIFY(driver.settles());
        QCOMPARE(driver.state().epoch, 2);
        QVERIFY(driver.network().grab(caption.toRect()).toImage() != before);
        QMenu* menu = openLayerMenu(driver, 1);
        for (QAction* action : menu->actions())
            if (action->menu())
                for (QAction* entry : action->menu()->actions())
                    QCOMPARE(entry->isChecked(), entry->text() == QStringLiteral("80 %"));
        menu->close();
        returnToWindow(driver);
        driver.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(driver.session().experiment() == Experiment{});
        driver.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        chooseKeep(driver, 1, "100 %");
        QVERIFY(driver.session().experiment() == Experiment{});
    }

    void thePlaygroundsRulesOfferNoDropout() {
        WindowDriver driver;
        driver.session().changeSetting("rules", std::string("playground"));
        QVERIFY(driver.settles());
        QMenu* menu = openLayerMenu(driver, 0);
        for (const QAction* action : menu->actions())
            QVERIFY(!action->menu());
        menu->close();
        QVERIFY(!driver.child<SettingsSection>("dropout").isVisible());
    }

    void itsSectionHoldsItsSettings() {
        WindowDriver driver;
        auto& heading = driver.child<FoldHeading>("dropout_heading");
        QCOMPARE(heading.accessibleDescription(), SettingsSection::tr("Off"));
        driver.click(heading);
        const auto fields = driver.child<SettingsSection>("dropout").findChildren<ParameterField*>();
        QCOMPARE(fields.size(), 3);
        fields[1]->findChild<Slider*>()->setFocus();
        driver.key(Qt::Key_Left);
        QCOMPARE(fields[1]->parameter().key, std::string_view("keep_probability"));
        QCOMPARE(driver.session().experiment().keepProbability, 0.95);
        QCOMPARE(heading.accessibleDescription(), SettingsSection::tr("On"));
        driver.child<QWidget>("play").setFocus();
        // A probability for each layer leaves none to that of all.
        driver.session().changeSetting("layer_keep_probabilities", std::vector<double>{0.5, 0.5});
        QVERIFY(!fields[1]->isVisible() && fields[2]->isVisible());
    }

    void aDroppedNeuronIsDimmed_data() {
        QTest::addColumn<int>("layer");
        QTest::newRow("input") << 0;
        QTest::newRow("hidden") << 1;
        QTest::newRow("second hidden") << 2;
    }
    void aDroppedNeuronIsDimmed() {
        QFETCH(int, layer);
        WindowDriver driver(halved());
        QVERIFY(driver.settles());
        QTRY_VERIFY(driver.session().field());
        const auto at = static_cast<std::size_t>(layer);
        const QRectF node = driver.diagram().layout().units[at][1].adjusted(8, 8, -8, -8);
        const double untrained = strength(driver, node);
        // Thumbnails may become finer on the way.
        const auto isAsStrong = [&] { return std::abs(strength(driver, node) / untrained - 1) < 0.05; };
        stepUntil(driver, at, 1, false);
        QTRY_VERIFY(isAsStrong());
        stepUntil(driver, at, 1, true);
        QTRY_VERIFY(strength(driver, node) < untrained / 2);
        driver.session().changeSetting("keep_probability", 1.0);
        driver.session().changeSetting("input_keep_probability", 1.0);
        QVERIFY(driver.settles());
        QTRY_VERIFY(isAsStrong());
    }

    void theEdgesOfADroppedNeuronArePale() {
        Experiment experiment = halved();
        experiment.inputKeepProbability = 1;
        experiment.layerKeepProbabilities = {0.5, 1};
        WindowDriver driver(experiment);
        for (int k = 0; k < 5; ++k) {
            stepBatch(driver);
            const NetworkDiagram diagram = driver.diagram();
            for (const DiagramEdge& edge : diagram.edges()) {
                const int unit = edge.item.layer == 1 ? edge.item.index : edge.item.from;
                const bool dropped = driver.snapshot().dropped.isDropped(1, static_cast<std::size_t>(unit));
                QCOMPARE(edge.dropped, dropped && edge.item.layer <= 2);
            }
        }
        const NetworkLayout layout = driver.diagram().layout();
        const QRectF between(layout.units[0][0].right() + 2, layout.edgeArea().top(),
                             layout.units[1][0].left() - layout.units[0][0].right() - 4,
                             layout.edgeArea().height());
        const double some = strength(driver, between);
        driver.session().changeSetting("layer_keep_probabilities", std::vector<double>{1, 1});
        QVERIFY(driver.settles());
        QTRY_VERIFY(strength(driver, between) > some * 1.1);
    }

    void theToolTipSaysForHowManyPointsANeuronWasDropped() {
        WindowDriver driver(halved());
        QVERIFY(!driver.toolTipAt(unitItem(1, 2)).contains(QStringLiteral("ropped")));
        stepBatch(driver);
        const auto layers = driver.snapshot().dropped.layers;
        const auto sentence = [](std::int64_t points) {
            return QStringLiteral("Dropped for %1 of the last batch's 10 points.").arg(points);
        };
        QVERIFY(driver.toolTipAt(unitItem(1, 2)).endsWith(sentence(layers[1].points[2])));
        QVERIFY(driver.toolTipAt(featureItem(0)).endsWith(sentence(layers[0].points[0])));
        QVERIFY(!driver.toolTipAt(unitItem(3, 0)).contains(QStringLiteral("ropped")));
        driver.session().changeSetting("batch_size", std::int64_t{1});
        QVERIFY(driver.settles());
        stepBatch(driver);
        const bool dropped = driver.snapshot().dropped.isDropped(1, 2);
        QVERIFY(driver.toolTipAt(unitItem(1, 2))
                    .endsWith(dropped ? QStringLiteral("Dropped for the last batch's point.")
                                      : QStringLiteral("Kept for the last batch's point.")));
    }

    void masksComeAndGoCalmlyWhileTrainingRuns() {
        Snapshot snapshot;
        snapshot.dropped.layers = {{}, {{4, 0}, {true, false}}};
        snapshot.playing = true;
        ShownDropout shown;
        shown.take(snapshot);
        QVERIFY(shown.units() == snapshot.dropped);
        Snapshot next = snapshot;
        next.dropped.layers[1].first = {false, true};
        shown.take(next);
        QVERIFY(shown.units() == snapshot.dropped);
        // Of another network, and once training rests, at once.
        Snapshot other = next;
        other.dropped.layers[1] = {{1, 2, 3}, {true, true, true}};
        shown.take(other);
        QVERIFY(shown.units() == other.dropped);
        next.playing = false;
        shown.take(next);
        QVERIFY(shown.units() == next.dropped);
        snapshot.dropped.layers.clear();
        shown.take(snapshot);
        QVERIFY(shown.units().layers.empty());
    }

    void atRestNothingIsDimmed() {
        WindowDriver driver(halved());
        driver.click("play");
        QTRY_VERIFY(!driver.snapshot().dropped.layers.empty());
        driver.click("play");
        QTRY_VERIFY(!driver.session().isPlaying());
        QTRY_VERIFY(driver.snapshot().dropped.layers.empty());
        stepBatch(driver);
        QVERIFY(!driver.snapshot().dropped.layers.empty());
    }

    void aLayersDropoutHasRoomInItsHeader_data() {
        QTest::addColumn<int>("layers");
        for (const int layers : {1, 2, 4, 6, 8})
            QTest::addRow("%d", layers) << layers;
    }
    void aLayersDropoutHasRoomInItsHeader() {
        QFETCH(int, layers);
        Experiment experiment;
        experiment.hidden.assign(static_cast<std::size_t>(layers), 3);
        experiment.keepProbability = 0.85;
        experiment.layerActivations = {Activation::hardSwish};
        WindowDriver driver(experiment, {1024, 700});
        QVERIFY(driver.settles());
        const NetworkDiagram diagram = driver.diagram();
        for (int layer = 1; layer <= layers; ++layer) {
            const LayerHeader header = diagram.layout().headers[static_cast<std::size_t>(layer) - 1];
            const bool isShort = header.caption.isEmpty();
            const QRectF room = isShort ? header.own : header.caption;
            const QStringList captions = NetworkWords::layerCaptions(diagram, layer, isShort);
            for (const QString& caption : captions)
                QVERIFY2(caption.contains(QStringLiteral("85 %")), qPrintable(caption));
            const QFontMetricsF metrics(textFont(isShort ? 10 : 12));
            QVERIFY(metrics.horizontalAdvance(captions.back()) < room.width() - (isShort ? 2 : 8));
        }
    }
};

static const TestClass<DropoutTest> listed;

} // namespace nabla

#include "dropout_test.moc"
