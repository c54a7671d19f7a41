#include "tests/ui/test_program.h"
#include "tests/ui/window_driver.h"

#include "core/exporters/trained_model.h"
#include "core/network/softmax.h"
#include "core/training/predictor.h"
#include "ui/class_names.h"
#include "ui/color_scale.h"
#include "ui/controls/stat_card.h"
#include "ui/controls/tile.h"
#include "ui/panels/data_panel.h"
#include "ui/panels/inspector.h"
#include "ui/panels/output_panel.h"
#include "ui/panels/parameter_field.h"
#include "ui/panels/top_bar.h"
#include "ui/theme.h"
#include "ui/views/class_shapes.h"
#include "ui/views/color_legend.h"
#include "ui/views/confusion_view.h"
#include "ui/views/heat_image.h"
#include "ui/views/heat_map_view.h"
#include "ui/views/network_view.h"
#include "ui/views/network_words.h"

#include <QComboBox>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <set>

namespace nabla {
namespace {

ParameterField& fieldOf(QWidget& panel, std::string_view key) {
    for (ParameterField* field : panel.findChildren<ParameterField*>())
        if (field->parameter().key == key)
            return *field;
    qFatal("There is no such field.");
}

Experiment withClasses(int classes, const char* dataset = "pinwheel") {
    const std::vector<Setting> settings{{"dataset", dataset}, {"classes", std::int64_t{classes}}};
    return *withSettings({}, settings);
}

bool picturesArrive(WindowDriver& driver) {
    return QTest::qWaitFor([&] {
        const auto& field = driver.session().field();
        return field && field->snapshot == driver.session().snapshot() &&
               field->request == driver.view().fieldRequest();
    });
}

QStringList choicesIn(const ParameterField& field) {
    QStringList keys;
    const auto* combo = field.findChild<QComboBox*>();
    for (int i = 0; i < combo->count(); ++i)
        keys << combo->itemData(i).toString();
    return keys;
}

std::set<QRgb> colorsOf(const QImage& image) {
    std::set<QRgb> colors;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            colors.insert(image.pixel(x, y));
    return colors;
}

} // namespace

class MulticlassTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void cleanup() { applyTheme(*qApp, ThemeMode::light); }

    void choosingMultiClassBringsItsDataLossAndOutputsAndIsOneUndoStep() {
        WindowDriver driver;
        QVERIFY(driver.trainEpochs(1));
        const Experiment before = driver.session().experiment();
        const TrainingState trained = driver.state();
        QVERIFY(!fieldOf(driver.child<DataPanel>(), "classes").isVisible());
        auto* combo = fieldOf(driver.child<TopBar>(), "problem").findChild<QComboBox*>();
        combo->setFocus(Qt::TabFocusReason);
        driver.key(Qt::Key_Down);
        driver.key(Qt::Key_Down);
        QVERIFY(driver.session().experiment().problem == Problem::multiclass);
        QVERIFY(driver.session().experiment().loss == Loss::crossEntropy);
        QVERIFY(driver.settles());
        QVERIFY(driver.session().experiment().dataset == "multi-blobs");
        QVERIFY(fieldOf(driver.child<DataPanel>(), "classes").isVisible());
        QVERIFY(driver.child<DataPanel>().findChild<Tile*>(QStringLiteral("pinwheel")));
        QCOMPARE(driver.diagram().shape().units, (std::vector<int>{4, 2, 3}));
        QCOMPARE(driver.session().undoStack().count(), 2);
        driver.key(Qt::Key_Z, Qt::ControlModifier);
        driver.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(driver.session().experiment() == before);
        QTRY_VERIFY(driver.state() == trained);
        QTRY_VERIFY(!fieldOf(driver.child<DataPanel>(), "classes").isVisible());
    }

    void anotherNumberOfClassesHasAsManyOutputsAndIsUndone() {
        WindowDriver driver(withClasses(3));
        QVERIFY(driver.trainEpochs(2));
        const TrainingState trained = driver.state();
        driver.session().changeSetting("classes", std::int64_t{8});
        driver.session().endGesture();
        QVERIFY(driver.settles());
        QCOMPARE(driver.snapshot().network.outputs(), 8);
        QCOMPARE(driver.diagram().layout().classMarks.size(), std::size_t{8});
        double most = 0;
        for (const Point& point : driver.snapshot().data->train)
            most = std::max(most, point.label);
        QCOMPARE(most, 7.0);
        driver.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(driver.settles());
        QTRY_VERIFY(driver.state() == trained);
        QCOMPARE(driver.diagram().layout().classMarks.size(), std::size_t{3});
    }

    void onlyLossesThatFitAreOffered() {
        WindowDriver driver;
        auto& inspector = driver.child<Inspector>();
        inspector.setOpen(true);
        ParameterField& loss = fieldOf(inspector, "loss");
        QCOMPARE(choicesIn(loss).join(QLatin1Char(' ')),
                 QStringLiteral("half_mse mse cross_entropy hinge sum_squared_error"));
        for (const auto& [problem, keys] :
             {std::pair("multiclass", "cross_entropy"),
              std::pair("regression", "half_mse mse mae huber sum_squared_error")}) {
            driver.session().changeSetting("problem", std::string(problem));
            QVERIFY(driver.settles());
            QCOMPARE(choicesIn(loss).join(QLatin1Char(' ')), QLatin1String(keys));
            QCOMPARE(loss.findChild<QComboBox*>()->currentData().toString(),
                     QString::fromStdString(valueText(loss.parameter().get(driver.session().experiment()))));
        }
    }

    void knobsOfLossesShowOnlyWhereTheyHaveAnEffect() {
        WindowDriver driver;
        auto& inspector = driver.child<Inspector>();
        inspector.setOpen(true);
        const auto shown = [&](const char* key) { return fieldOf(inspector, key).isVisibleTo(&inspector); };
        QVERIFY(!shown("huber_delta") && !shown("label_smoothing") && !shown("classes"));
        QVERIFY(shown("output_activation"));
        driver.session().changeSetting("loss", std::string("cross_entropy"));
        QVERIFY(shown("label_smoothing") && !shown("output_activation"));
        driver.session().changeSetting("problem", std::string("regression"));
        driver.session().changeSetting("loss", std::string("huber"));
        QVERIFY(shown("huber_delta") && !shown("label_smoothing"));
        driver.session().changeSetting("problem", std::string("multiclass"));
        QVERIFY(shown("label_smoothing") && shown("classes") && !shown("output_activation"));
    }

    void thePointerReadsClassAndProbability() {
        WindowDriver driver(withClasses(5));
        QVERIFY(driver.trainEpochs(30));
        auto& map = driver.child<HeatMapView>();
        driver.moveTo(map, QPoint(map.width() * 3 / 4, map.height() / 4));
        QTRY_VERIFY(!map.accessibleDescription().isEmpty());
        const QString text = map.accessibleDescription();
        const QRegularExpression pattern(
            QStringLiteral("^x₁ (.+)   x₂ (.+), Class (\\d), probability (.+)$"));
        const auto match = pattern.match(QString(text).replace(QChar(0x2212), QLatin1Char('-')));
        QVERIFY2(match.hasMatch(), qPrintable(text));
        const Point place{match.captured(1).toDouble(), match.captured(2).toDouble(), 0};
        const auto outputs = Predictor(driver.snapshot().experiment, driver.state()).outputs({&place, 1});
        std::vector<double> probabilities(outputs.end() - 5, outputs.end());
        softmax<double>(probabilities);
        const std::size_t best = largestOf<double>(probabilities);
        QCOMPARE(match.captured(3).toInt(), static_cast<int>(best));
        QVERIFY(std::abs(match.captured(4).toDouble() - probabilities[best]) < 0.01);
        QVERIFY(driver.child<OutputPanel>().findChildren<StatCard*>().last()->isVisible());
    }

    void classesHaveTheNumbersThatTablesAndExportsKnowThemBy() {
        WindowDriver driver(withClasses(3));
        const Snapshot& snapshot = driver.snapshot();
        const auto model = trainedModel(snapshot.experiment, snapshot.state);
        const auto names = classNames(snapshot.experiment);
        for (std::size_t k = 0; k < names.size(); ++k)
            QCOMPARE(names[k], QStringLiteral("Class ") + QString::fromStdString(model->classes[k]));
    }

    void twoClassesByCrossEntropyAreReadWithTheirProbability() {
        WindowDriver driver(*withSetting({}, "loss", "cross_entropy"));
        QVERIFY(driver.trainEpochs(5));
        auto& map = driver.child<HeatMapView>();
        driver.moveTo(map, map.rect().center());
        QTRY_VERIFY(map.accessibleDescription().contains(QStringLiteral("probability of blue")));
        QVERIFY(driver.child<ColorLegend>().accessibleDescription().contains(
            QStringLiteral("probability of blue")));
        QVERIFY(picturesArrive(driver));
        for (const float value : driver.session().field()->map.values)
            QVERIFY(value > 0 && value < 1);
    }

    void classesAreCalledAsInTheFileTheyComeFrom() {
        OwnPoints iris;
        iris.problem = Problem::multiclass;
        iris.classes = {"setosa", "versicolor", "virginica"};
        OwnPoints coins;
        coins.classes = {"heads", "tails"};
        for (int k = 0; k < 6; ++k) {
            iris.points.push_back({k - 3.0, 1, k % 3 * 1.0});
            coins.points.push_back({k - 3.0, 1, k % 2 == 0 ? -1.0 : 1.0});
        }
        for (const OwnPoints& own : {iris, coins}) {
            WindowDriver driver(*withPoints({}, SharedPoints(own)));
            auto& map = driver.child<HeatMapView>();
            driver.moveTo(map, QPoint(20, 20));
            driver.moveTo(map, map.rect().center());
            QTRY_VERIFY(!map.accessibleDescription().isEmpty());
            const QString reading = map.accessibleDescription();
            const bool named = std::any_of(own.classes.begin(), own.classes.end(), [&](const auto& name) {
                return reading.contains(QString::fromStdString(name));
            });
            QVERIFY2(named, qPrintable(reading));
            driver.click("metrics_tab");
            QVERIFY(QTest::qWaitFor(
                [&] { return driver.session().field() && driver.session().field()->metrics; }));
            for (const std::string& name : own.classes)
                for (const QString& text : {driver.child<ColorLegend>().accessibleDescription(),
                                            driver.child<ConfusionView>().accessibleDescription()})
                    QVERIFY2(text.contains(QString::fromStdString(name)), qPrintable(text));
        }
    }

    void everyOutputCanBeHoveredPinnedAndEdited() {
        WindowDriver driver(withClasses(8), {1024, 700});
        QVERIFY(driver.settles());
        for (int k = 0; k < 8; ++k) {
            driver.hoverItem(unitItem(3, k));
            QTRY_VERIFY((driver.view().mapUnit() == Unit{3, k}));
            QCOMPARE(NetworkWords::itemName(driver.diagram(), unitItem(3, k)),
                     QStringLiteral("output of class %1").arg(k));
        }
        driver.clickItem(biasItem(3, 7));
        driver.type(QStringLiteral("1.5"));
        driver.key(Qt::Key_Return);
        const std::size_t index = driver.diagram().parameterOf(biasItem(3, 7)).value();
        QTRY_COMPARE(driver.state().parameters[index], 1.5);
        driver.clickItem(unitItem(3, 6));
        QVERIFY((driver.view().pinned() == Unit{3, 6}));
        QVERIFY(picturesArrive(driver));
        QCOMPARE(driver.session().field()->certainty.pixels, 0);
    }

    void arrowKeysGoThroughAllOutputs() {
        WindowDriver driver(withClasses(8));
        QVERIFY(driver.settles());
        NetworkView& network = driver.network();
        network.setFocus(Qt::TabFocusReason);
        for (int step = 0; step < 3; ++step)
            driver.key(Qt::Key_Right);
        const auto output = [](int k) { return QStringLiteral("output of class %1").arg(k); };
        for (int step = 0; step < 8 && network.accessibleName() != output(0); ++step)
            driver.key(Qt::Key_Up);
        for (int k = 0; k < 7; ++k) {
            QCOMPARE(network.accessibleName(), output(k));
            driver.key(Qt::Key_Down);
        }
        QCOMPARE(network.accessibleName(), output(7));
        driver.key(Qt::Key_W);
        QVERIFY2(network.accessibleName().contains(QStringLiteral("to output of class")),
                 qPrintable(network.accessibleName()));
    }

    void picturesOfEightClassesAreMadeInEveryThemeAndSize() {
        for (const ThemeMode mode : {ThemeMode::light, ThemeMode::dark}) {
            applyTheme(*qApp, mode);
            for (const QSize size : {QSize(800, 560), QSize(1440, 900)}) {
                WindowDriver driver(withClasses(8, "multi-rings"), size);
                driver.view().setShowTest(true);
                QVERIFY(driver.trainEpochs(2));
                QVERIFY(picturesArrive(driver));
                const auto& field = *driver.session().field();
                QCOMPARE(field.certainty.pixels, field.map.pixels);
                QCOMPARE(field.thumbnails.back().size(), std::size_t{8});
                QVERIFY(!driver.window().grab().isNull());
                driver.view().setDiscretize(true);
                QVERIFY(!driver.window().grab().isNull());
            }
        }
    }

    void theMapIsPalerWhereTheNetworkIsLessSure() {
        for (const bool dark : {false, true}) {
            const Theme look = makeTheme(dark);
            const ClassColors smooth(look, 4, false);
            const ClassColors flat(look, 4, true);
            const QColor ground = dark ? look.window : look.surface;
            const auto away = [&](QRgb color) {
                return std::abs(qRed(color) - ground.red()) + std::abs(qGreen(color) - ground.green()) +
                       std::abs(qBlue(color) - ground.blue());
            };
            for (int k = 0; k < 4; ++k) {
                QVERIFY(away(smooth.at(k, 0.3F)) < away(smooth.at(k, 0.6F)));
                QVERIFY(away(smooth.at(k, 0.6F)) < away(smooth.at(k, 1)));
                QCOMPARE(flat.at(k, 0.3F), flat.at(k, 1));
                QCOMPARE(smooth.at(k, 1), flat.at(k, 1));
            }
            QVERIFY(smooth.at(0, std::nanf("")) == smooth.at(0, 0));
        }
    }

    void aDiscretizedMapHasOneColorAClass() {
        Plane classes{8, 8, {}};
        Plane certainty{8, 8, {}};
        for (int i = 0; i < 64; ++i) {
            classes.values.push_back(static_cast<float>(i % 8));
            certainty.values.push_back(0.2F + 0.01F * static_cast<float>(i));
        }
        const QImage flat = classImage(classes, certainty, ClassColors(theme(), 8, true));
        QCOMPARE(colorsOf(flat).size(), std::size_t{8});
        QVERIFY(colorsOf(classImage(classes, certainty, ClassColors(theme(), 8, false))).size() > 8);
    }

    void everyClassHasAColorAndAShapeOfItsOwn() {
        for (const bool dark : {false, true}) {
            std::set<QRgb> colors;
            for (const QColor& color : makeTheme(dark).classes)
                colors.insert(color.rgb());
            QCOMPARE(colors.size(), std::size_t{8});
        }
        for (int k = 0; k < mostClasses; ++k) {
            const QPainterPath path = classShape(k, {}, 10);
            QVERIFY(path.boundingRect().width() > 17 && path.boundingRect().width() < 27);
            for (int other = 0; other < k; ++other)
                QVERIFY(path != classShape(other, {}, 10));
        }
    }
};

static const TestClass<MulticlassTest> listed;

} // namespace nabla

#include "multiclass_test.moc"
