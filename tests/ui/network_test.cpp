#include "tests/ui/test_program.h"
#include "tests/ui/window_driver.h"

#include "core/training/trainer.h"
#include "ui/views/network_view.h"
#include "ui/views/weight_editor.h"

namespace nabla {

class NetworkTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyWeightAndBiasIsEditedByClickAndTyping() {
        WindowDriver driver;
        const NetworkSpec network = driver.snapshot().network;
        double value = 0.25;
        for (int layer = 1; layer <= static_cast<int>(network.layers.size()); ++layer) {
            const LayerSpec& spec = network.layers[layer - 1];
            for (const DiagramItem& item :
                 {edgeItem(layer, 0, 0), edgeItem(layer, spec.to - 1, spec.from - 1), biasItem(layer, 0),
                  biasItem(layer, spec.to - 1)}) {
                value += 0.25;
                driver.clickItem(item);
                QVERIFY(driver.child<WeightEditor>().isVisible());
                driver.type(QString::number(value).replace(QLatin1Char('.'), QLatin1Char(',')));
                driver.key(Qt::Key_Return);
                const std::size_t index = driver.diagram().parameterOf(item).value();
                QTRY_COMPARE(driver.state().parameters[index], value);
                QVERIFY(!driver.child<WeightEditor>().isVisible());
            }
        }
        while (driver.session().undoStack().canUndo())
            driver.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(driver.state() == Trainer(Experiment{}).state());
    }

    void escapeLeavesAWeightAsItWas() {
        WindowDriver driver;
        driver.clickItem(edgeItem(1, 0, 0));
        driver.type(QStringLiteral("7"));
        driver.key(Qt::Key_Escape);
        QVERIFY(!driver.child<WeightEditor>().isVisible());
        QVERIFY(!driver.session().undoStack().canUndo());
    }

    void spaceWhileAWeightIsTypedDoesNotPlay() {
        WindowDriver driver;
        driver.clickItem(edgeItem(1, 0, 0));
        driver.type(QStringLiteral(" 2"));
        QVERIFY(!driver.session().isPlaying());
        driver.key(Qt::Key_Return);
        QTRY_COMPARE(driver.state().parameters[0], 2.0);
    }

    void aFrozenWeightStaysWhileOthersTrain() {
        WindowDriver driver;
        const DiagramItem item = edgeItem(1, 0, 0);
        const double value = driver.state().parameters[0];
        driver.chooseInMenu(item, 1);
        QTRY_VERIFY(driver.diagram().frozen(0));
        QVERIFY(driver.trainEpochs(3));
        QCOMPARE(driver.state().parameters[0], value);
        driver.chooseInMenu(item, 1);
        QTRY_VERIFY(!driver.diagram().frozen(0));
        QVERIFY(driver.trainEpochs(1));
        QVERIFY(driver.state().parameters[0] != value);
    }

    void theMenuSetsAWeightToZeroAndOpensTheEditor() {
        WindowDriver driver;
        driver.chooseInMenu(edgeItem(2, 1, 0), 2);
        const std::size_t index = driver.diagram().parameterOf(edgeItem(2, 1, 0)).value();
        QTRY_COMPARE(driver.state().parameters[index], 0.0);
        driver.chooseInMenu(biasItem(3, 0), 0);
        QVERIFY(driver.child<WeightEditor>().isVisible());
    }

    void layersAreAddedUpToEightAndRemovedDownToNone() {
        WindowDriver driver;
        for (std::size_t layers = 3; layers <= 8; ++layers) {
            driver.pressDiagramButton(DiagramAction::addLayer);
            QCOMPARE(driver.session().experiment().hidden.size(), layers);
            QVERIFY(driver.settles());
        }
        const int edits = driver.session().undoStack().count();
        driver.pressDiagramButton(DiagramAction::addLayer);
        QCOMPARE(driver.session().undoStack().count(), edits);
        for (std::size_t layers = 8; layers-- > 0;) {
            driver.pressDiagramButton(DiagramAction::removeLayer);
            QCOMPARE(driver.session().experiment().hidden.size(), layers);
            QVERIFY(driver.settles());
        }
        driver.pressDiagramButton(DiagramAction::removeLayer);
        QVERIFY(driver.session().experiment().hidden.empty());
        QVERIFY(driver.trainEpochs(2));
        QVERIFY(driver.state().parameters == [] {
            Experiment none;
            none.hidden.clear();
            Trainer trainer(none);
            trainer.stepEpoch();
            trainer.stepEpoch();
            return trainer.state().parameters;
        }());
    }

    void neuronsAreAddedUpToSixteenAndRemovedDownToOne() {
        WindowDriver driver;
        for (int neurons = 5; neurons <= 16; ++neurons) {
            driver.pressDiagramButton(DiagramAction::addNeuron, 0);
            QCOMPARE(driver.session().experiment().hidden.at(0), neurons);
            QVERIFY(driver.settles());
        }
        const int edits = driver.session().undoStack().count();
        driver.pressDiagramButton(DiagramAction::addNeuron, 0);
        QCOMPARE(driver.session().undoStack().count(), edits);
        driver.pressDiagramButton(DiagramAction::removeNeuron, 1);
        QVERIFY(driver.settles());
        driver.pressDiagramButton(DiagramAction::removeNeuron, 1);
        QVERIFY((driver.session().experiment().hidden == std::vector<int>{16, 1}));
        QCOMPARE(driver.session().undoStack().count(), edits + 1);
    }

    void theLargestNetOfTheButtonsTrains() {
        Experiment experiment;
        experiment.hidden.assign(8, 16);
        WindowDriver driver(experiment, {1024, 700});
        const NetworkLayout layout = driver.diagram().layout();
        for (const DiagramButton& button : layout.buttons)
            QVERIFY(driver.network().rect().contains(button.box.toAlignedRect()));
        QVERIFY(driver.trainEpochs(2));
        driver.pressDiagramButton(DiagramAction::removeNeuron, 7);
        QCOMPARE(driver.session().experiment().hidden.back(), 15);
    }

    void featuresAreToggledUntilNoneIsLeftAndBack() {
        WindowDriver driver;
        const auto rows = driver.diagram().features();
        for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
            const bool was = driver.diagram().inputOf(row).has_value();
            driver.clickItem(featureItem(row));
            QVERIFY(driver.settles());
            QCOMPARE(driver.diagram().inputOf(row).has_value(), !was);
        }
        for (int row = 2; row < static_cast<int>(rows.size()); ++row) {
            driver.clickItem(featureItem(row));
            QVERIFY(driver.settles());
        }
        QVERIFY(driver.session().experiment().features.empty());
        QVERIFY(driver.trainEpochs(2));
        for (const int row : {1, 0}) {
            driver.clickItem(featureItem(row));
            QVERIFY(driver.settles());
        }
        QVERIFY(driver.session().experiment() == Experiment{});
        QTRY_VERIFY(driver.state() == Trainer(Experiment{}).state());
    }

    void hoveringANeuronShowsItInTheMap() {
        WindowDriver driver;
        QTRY_VERIFY(driver.session().field());
        QVERIFY(!driver.view().mapUnit());
        for (const DiagramItem& item : {unitItem(1, 3), unitItem(2, 0), featureItem(1)}) {
            driver.hoverItem(item);
            const Unit unit{item.layer, item.index};
            QTRY_VERIFY(driver.view().mapUnit() == unit);
            QTRY_VERIFY(driver.session().field()->request.mapUnit == unit);
        }
        driver.moveTo(driver.network(), QPoint(3, 3));
        QTRY_VERIFY(!driver.view().mapUnit());
        QTRY_COMPARE(driver.session().field()->request.mapUnit.layer, -1);
    }

    void aClickPinsANeuronAndAnotherLetsItGo() {
        WindowDriver driver;
        driver.clickItem(unitItem(1, 2));
        driver.moveTo(driver.network(), QPoint(3, 3));
        QTRY_VERIFY((driver.view().mapUnit() == Unit{1, 2}));
        QVERIFY((driver.view().pinned() == Unit{1, 2}));
        driver.clickItem(unitItem(1, 2));
        driver.moveTo(driver.network(), QPoint(3, 3));
        QTRY_VERIFY(!driver.view().mapUnit());
    }

    void aPinIsDroppedWithTheNetworkItBelongedTo() {
        WindowDriver driver;
        driver.clickItem(unitItem(2, 1));
        driver.moveTo(driver.network(), QPoint(3, 3));
        driver.pressDiagramButton(DiagramAction::removeLayer);
        QVERIFY(driver.settles());
        QVERIFY(!driver.view().pinned());
    }

    void theGradientIsMadeOnlyWhileItIsLookedAt() {
        WindowDriver driver;
        QTRY_VERIFY(driver.session().field());
        QVERIFY(!driver.view().fieldRequest().gradient);
        QVERIFY(driver.session().field()->gradient.empty());
        driver.hoverItem(edgeItem(1, 0, 0));
        QTRY_VERIFY(driver.view().fieldRequest().gradient);
        QTRY_COMPARE(driver.session().field()->gradient.size(), driver.snapshot().network.parameterCount);
        driver.moveTo(driver.network(), QPoint(3, 3));
        QTRY_VERIFY(!driver.view().fieldRequest().gradient);
        QTRY_VERIFY(driver.session().field()->gradient.empty());
    }

    void theDiagramIsWalkedByKeyboard() {
        WindowDriver driver;
        NetworkView& view = driver.network();
        view.setFocus(Qt::TabFocusReason);
        driver.key(Qt::Key_Space);
        QVERIFY(!driver.session().isPlaying());
        QVERIFY((driver.session().experiment().features == std::vector<std::string>{"y"}));
        QVERIFY(driver.settles());
        driver.key(Qt::Key_Right);
        QVERIFY(driver.view().mapUnit() && driver.view().mapUnit()->layer == 1);
        driver.key(Qt::Key_Plus);
        QCOMPARE(driver.session().experiment().hidden.at(0), 5);
        QVERIFY(driver.settles());
        driver.key(Qt::Key_B);
        driver.key(Qt::Key_Return);
        driver.type(QStringLiteral("1.5"));
        driver.key(Qt::Key_Return);
        QTRY_VERIFY(driver.state().edits.size() == 1 && driver.state().edits.front().value == "1.5");
        QVERIFY(view.hasFocus());
        QVERIFY(!driver.child<WeightEditor>().isVisible());
    }
};

static const TestClass<NetworkTest> listed;

} // namespace nabla

#include "network_test.moc"
