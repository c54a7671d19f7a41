#include "tests/ui/test_program.h"
#include "tests/ui/window_driver.h"

#include "ui/controls/combo_box.h"
#include "ui/panels/illustrations.h"
#include "ui/panels/inspector.h"
#include "ui/panels/parameter_field.h"
#include "ui/panels/top_bar.h"
#include "ui/views/activation_plot.h"
#include "ui/views/network_view.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QSet>

namespace nabla {
namespace {

ComboBox& activationList(WindowDriver& driver) {
    for (ParameterField* field : driver.child<TopBar>().findChildren<ParameterField*>())
        if (field->parameter().key == "activation")
            return *field->findChild<ComboBox*>();
    qFatal("The bar has no activation");
}

/// Opens the context menu of a hidden layer's captions, or of what the keyboard is on.
QMenu* openLayerMenu(WindowDriver& driver, QContextMenuEvent::Reason reason, int layer) {
    const QPoint place =
        driver.diagram().layout().headers[static_cast<std::size_t>(layer)].count.center().toPoint();
    QContextMenuEvent wanted(reason, place, driver.network().mapToGlobal(place));
    QApplication::sendEvent(&driver.network(), &wanted);
    return qobject_cast<QMenu*>(QApplication::activePopupWidget());
}

/// Chooses an entry of that menu.
void chooseInLayerMenu(WindowDriver& driver, QContextMenuEvent::Reason reason, int layer, const char* text) {
    QMenu* menu = openLayerMenu(driver, reason, layer);
    QVERIFY(menu);
    for (QAction* action : menu->actions())
        if (action->text() == QLatin1String(text))
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    driver.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&driver.window()));
}

QImage pictureOf(QWidget& widget) {
    return widget.grab().toImage();
}

} // namespace

class ActivationsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theListOffersAllActivationsTheUsualOnesFirst() {
        WindowDriver driver;
        const ComboBox& list = activationList(driver);
        QCOMPARE(list.count(), static_cast<int>(activations().size()));
        const QStringList usual{QStringLiteral("Tanh"), QStringLiteral("ReLU"), QStringLiteral("Sigmoid"),
                                QStringLiteral("Linear")};
        for (int i = 0; i < usual.size(); ++i)
            QCOMPARE(list.itemText(i), usual[i]);
    }

    void aCardBesideTheListFollowsTheHighlightedEntry() {
        WindowDriver driver;
        ComboBox& list = activationList(driver);
        auto* card = list.findChild<QWidget*>(QStringLiteral("illustration_card"));
        auto* plot = card->findChild<ActivationPlot*>();
        QVERIFY(!card->isVisible());
        driver.click(list);
        QTRY_VERIFY(list.view()->isVisible() && card->isVisible());
        QVERIFY(plot->activation() == Activation::tanh);
        for (int row = 1; row < list.count(); ++row) {
            QTest::keyClick(list.view(), Qt::Key_Down);
            QVERIFY(plot->activation() == activations()[static_cast<std::size_t>(row)].activation);
        }
        QVERIFY(!card->geometry().intersects(list.view()->window()->geometry()));
        QTest::keyClick(list.view(), Qt::Key_Escape);
        QTRY_VERIFY(!card->isVisible());
        QVERIFY(driver.session().experiment() == Experiment{});
    }

    void aCardBesideALayersMenuFollowsTheEntryUnderThePointer() {
        WindowDriver driver;
        QMenu* menu = openLayerMenu(driver, QContextMenuEvent::Mouse, 0);
        QVERIFY(menu);
        auto* card = menu->findChild<QWidget*>(QStringLiteral("illustration_card"));
        QVERIFY(card && !card->isVisible());
        int pictured = 0;
        for (QAction* action : menu->actions()) {
            menu->setActiveAction(action);
            if (action->data().isNull())
                continue;
            ++pictured;
            QTRY_VERIFY(card->isVisible());
            QVERIFY(!card->geometry().intersects(menu->geometry()));
            const auto activation = activationOf(action->data().toString().toStdString());
            QCOMPARE(card->findChild<ActivationPlot*>()->activation(), activation.value_or(Activation::tanh));
        }
        QCOMPARE(pictured, static_cast<int>(findParameter("layer_activations")->choices.size()));
        menu->close();
    }

    void everySettingWithAPictureShowsItInTheInspector() {
        WindowDriver driver;
        driver.click("inspector_tab");
        // Beside those in the lists' cards, which are windows.
        QVector<Illustration*> pictures;
        for (auto* picture : driver.child<Inspector>().findChildren<Illustration*>())
            if (picture->window() == &driver.window())
                pictures.append(picture);
        QCOMPARE(pictures.size(), static_cast<qsizetype>(illustrations().size()));
        auto isOfActivation = [](Illustration* picture) {
            auto* plot = qobject_cast<ActivationPlot*>(picture);
            return plot && plot->activation() == Activation::tanh && plot->isVisible();
        };
        auto* plot =
            qobject_cast<ActivationPlot*>(*std::find_if(pictures.begin(), pictures.end(), isOfActivation));
        QVERIFY(plot->isVisibleTo(&driver.window()) && plot->activation() == Activation::tanh);
        driver.session().changeSetting("activation", std::string("mish"));
        QVERIFY(plot->activation() == Activation::mish);
        QVERIFY(plot->accessibleName().contains(QStringLiteral("Mish")));
        driver.session().changeSetting("hidden", std::vector<std::int64_t>{});
        QVERIFY(!plot->isVisibleTo(&driver.window()));
    }

    void everyActivationIsDrawnOtherwise() {
        ActivationPlot plot([](const Experiment& e) { return e.activation; });
        plot.resize(plot.sizeHint());
        QSet<QString> curves;
        for (const ActivationRow& row : activations()) {
            Experiment experiment;
            experiment.activation = row.activation;
            plot.setExperiment(experiment);
            // Without the words under the plot.
            const QImage curve = pictureOf(plot).copy(0, 0, plot.width(), 120);
            curves.insert(QString::number(qHashBits(curve.constBits(), curve.sizeInBytes())));
        }
        QCOMPARE(curves.size(), static_cast<qsizetype>(activations().size()));
    }

    void aLayerGetsAnActivationOfItsOwnByMenu() {
        WindowDriver driver;
        QVERIFY(driver.trainEpochs(2));
        const QImage before = pictureOf(driver.network());
        chooseInLayerMenu(driver, QContextMenuEvent::Mouse, 1, "GELU");
        QVERIFY((driver.session().experiment().layerActivations ==
                 std::vector{Activation::automatic, Activation::gelu}));
        QVERIFY(driver.settles());
        QVERIFY(driver.snapshot().network.layers[0].activation == Activation::tanh);
        QVERIFY(driver.snapshot().network.layers[1].activation == Activation::gelu);
        QCOMPARE(driver.state().epoch, 2);
        const QRect caption = driver.diagram().layout().headers[1].caption.toRect();
        QVERIFY(before.copy(caption) != pictureOf(driver.network()).copy(caption));

        driver.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(driver.session().experiment() == Experiment{});
        driver.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        chooseInLayerMenu(driver, QContextMenuEvent::Mouse, 1, "Same as the others");
        QVERIFY(driver.session().experiment() == Experiment{});
    }

    void aLayersMenuOpensByKeyboardOnItsNeurons() {
        WindowDriver driver;
        driver.network().setFocus(Qt::TabFocusReason);
        driver.key(Qt::Key_Right);
        QVERIFY(driver.view().mapUnit() && driver.view().mapUnit()->layer == 1);
        chooseInLayerMenu(driver, QContextMenuEvent::Keyboard, 0, "Sine");
        QVERIFY(driver.session().experiment().layerActivations == std::vector{Activation::sine});
    }

    void aNameThatHasNoRoomInTheCaptionStandsUnderTheCount() {
        Experiment experiment;
        experiment.hidden.assign(8, 3);
        experiment.layerActivations = {Activation::mish};
        WindowDriver driver(experiment, {1024, 700});
        QVERIFY(driver.settles());
        const LayerHeader header = driver.diagram().layout().headers[0];
        QVERIFY(header.caption.isEmpty() && !header.own.isEmpty());
        const QImage own = pictureOf(driver.network()).copy(header.own.toRect());
        driver.session().changeSetting("layer_activations", std::vector<std::string>{});
        QVERIFY(driver.settles());
        QVERIFY(own != pictureOf(driver.network()).copy(header.own.toRect()));
    }
};

static const TestClass<ActivationsTest> listed;

} // namespace nabla

#include "activations_test.moc"
