#include "tests/ui/test_program.h"
#include "tests/ui/window_driver.h"

#include "core/data/export_points.h"
#include "core/data/features.h"
#include "core/data/generators.h"
#include "core/data/make_dataset.h"
#include "core/data/table_points.h"
#include "core/support/files.h"
#include "core/support/random.h"
#include "ui/controls/message_bar.h"
#include "ui/import/import_dialog.h"
#include "ui/import/import_reader.h"
#include "ui/import/points_actions.h"
#include "ui/panels/network_panel.h"
#include "ui/theme.h"
#include "ui/views/network_words.h"

#include <QAction>
#include <QFileDialog>
#include <QLabel>
#include <QTemporaryDir>
#include <QTimer>

#include <bit>

namespace nabla {
namespace {

bool sameBits(const std::vector<Point>& a, const std::vector<Point>& b) {
    const auto same = [](double p, double q) {
        return std::bit_cast<std::uint64_t>(p) == std::bit_cast<std::uint64_t>(q);
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](const Point& p, const Point& q) {
        return same(p.x, q.x) && same(p.y, q.y) && same(p.label, q.label);
    });
}

/// Points as a person gets them who takes what is found automatically.
OwnPoints pointsIn(const std::string& bytes) {
    const auto table = readTable(bytes, detectFormat(bytes));
    const auto choice = table ? chooseColumns(*table) : Result<ColumnChoice>(Error{table.error()});
    auto made = choice ? pointsOf(*table, *choice) : Result<ImportedPoints>(Error{choice.error()});
    if (!made)
        QTest::qFail(made.error().c_str(), __FILE__, __LINE__);
    return made ? std::move(made->own) : OwnPoints{};
}

Experiment with(OwnPoints own) {
    const auto experiment = withPoints(Experiment{}, SharedPoints(std::move(own)));
    if (!experiment)
        qFatal("%s", experiment.error().c_str());
    return *experiment;
}

/// What is exported and read back is the same, and looks the same.
void comesBack(const OwnPoints& own) {
    const OwnPoints read = pointsIn(pointsTable(with(own)));
    QVERIFY(sameBits(read.points, own.points));
    QVERIFY(read.axes == own.axes);
    QVERIFY(read.problem == own.problem);
    QVERIFY(read.classes == own.classes || own.classes.empty());
    QCOMPARE(read.dimensions, own.dimensions);
}

OwnPoints drawn(Problem problem, int dimensions, double reach) {
    Xoshiro256 random = subStream("drawn", "data");
    OwnPoints own;
    own.problem = problem;
    own.dimensions = dimensions;
    for (int i = 0; i < 300; ++i) {
        const double label = problem == Problem::classification ? (i % 2 == 0 ? -1 : 1)
                             : problem == Problem::multiclass   ? i % 5
                                                                : random.uniform(-1, 1) * reach / 6;
        own.points.push_back(
            {random.uniform(-reach, reach), dimensions == 2 ? random.uniform(-reach, reach) : 0, label});
    }
    return own;
}

/// Runs `use` with the modal window of that type once it is there.
template <class Dialog>
void whenOpen(const std::function<void(Dialog&)>& use) {
    auto* look = new QTimer(qApp);
    QObject::connect(look, &QTimer::timeout, qApp, [=] {
        auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
        if (!dialog || !dialog->isVisible())
            return;
        look->deleteLater();
        look->stop();
        use(*dialog);
    });
    look->start(5);
}

QAction& actionNamed(WindowDriver& driver, const QString& text) {
    for (QAction* action : driver.window().findChildren<QAction*>())
        if (action->text() == text)
            return *action;
    qFatal("There is no such action.");
}

} // namespace

class PointsExportTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void drawnPointsComeBack() {
        for (const double reach : {5.9, 0.25}) {
            comesBack(drawn(Problem::classification, 2, reach));
            comesBack(drawn(Problem::multiclass, 2, reach));
            comesBack(drawn(Problem::regression, 2, reach));
            comesBack(drawn(Problem::regression, 1, reach));
        }
    }

    void importedPointsComeBack_data() {
        QTest::addColumn<QString>("table");
        QTest::newRow("names and units")
            << QStringLiteral("length (cm),\"size, m² [a]\",price (€)\n1.25,1e-7,100.5\n3,7e9,1e300\n");
        QTest::newRow("classes with commas and quotes")
            << QStringLiteral("a;b;c\n1,5;2,5;\"no, \"\"never\"\"\"\n-0,0;1000;\"yes;\nyes\"\n3;4;' süß'\n");
        QTest::newRow("whole numbers as classes") << QStringLiteral("1.5 2.5 30\n2.5 3.5 10\n1e5 0.1 20\n");
        QTest::newRow("without header") << QStringLiteral("1.5\t2.5\tu\n100\t3.5\tv\n");
        QTest::newRow("one dimension") << QStringLiteral("t,v\n100.5,2.25\n200,17\n300.125,-5\n");
        QTest::newRow("one class") << QStringLiteral("a,b,c\n1.5,70,only\n2.5,80,only\n");
    }
    void importedPointsComeBack() {
        QFETCH(QString, table);
        const OwnPoints own = pointsIn(table.toStdString());
        QVERIFY(!own.points.empty());
        comesBack(own);
    }

    void everyGeneratorsPointsComeBack() {
        for (const Generator& generator : generators()) {
            const auto experiment = withSetting(Experiment{}, "problem", [&] {
                return generator.problem == Problem::regression       ? "regression"
                       : generator.problem == Problem::classification ? "classification"
                                                                      : "multiclass";
            }());
            QVERIFY(experiment);
            const auto chosen = withSetting(*experiment, "dataset", generator.key);
            QVERIFY2(chosen, chosen ? "" : chosen.error().c_str());
            const auto data = makeDataset(*chosen);
            std::vector<Point> points;
            for (const auto* part : {&data->train, &data->test})
                for (const Point& point : *part)
                    points.push_back(asReading(data->axes, point));
            const OwnPoints read = pointsIn(pointsTable(*chosen));
            const QByteArray key = QByteArray::fromStdString(std::string(generator.key));
            QVERIFY2(sameBits(read.points, points), key.constData());
            QVERIFY2(read.problem == generator.problem, key.constData());
            QVERIFY2(read.axes.x.name == data->axes.x.name && read.axes.x.unit == data->axes.x.unit,
                     key.constData());
        }
    }

    void pointsAreImportedAsOneUndoStep() {
        QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("flowers.csv")).toStdString();
        QVERIFY(writeFile(path, "a (cm),b,kind\n10.5,2.5,u\n20.5,3.5,v\n30.5,4.5,w\n"));
        WindowDriver driver;
        const Experiment before = driver.session().experiment();
        whenOpen<ImportDialog>([](ImportDialog& dialog) {
            auto* reader = dialog.findChild<ImportReader*>();
            QVERIFY(QTest::qWaitFor([&] { return !reader->isBusy(); }));
            QTest::keyClick(&dialog, Qt::Key_Return);
        });
        driver.child<PointsActions>().importFrom(QString::fromStdString(path));
        QCOMPARE(driver.session().undoStack().undoText(), QStringLiteral("import points"));
        const SharedPoints& points = driver.session().experiment().points;
        QVERIFY(points && points->points.size() == 3);
        QCOMPARE(points->source, std::string("flowers.csv"));
        QVERIFY(driver.settles());
        QCOMPARE(driver.snapshot().data->axes.x.unit, std::string("cm"));
        driver.click("undo");
        QVERIFY(driver.session().experiment() == before);
        QVERIFY(driver.settles());
    }

    void longNamesOfColumnsAreCutShortInTheDiagram() {
        OwnPoints own = drawn(Problem::classification, 2, 5);
        own.axes.x.name = std::string(120, 'n');
        own.axes.y.name = "age";
        WindowDriver driver;
        driver.session().changePoints(QStringLiteral("points"), SharedPoints(own));
        QVERIFY(driver.settles());
        const Axes& axes = driver.snapshot().data->axes;
        QCOMPARE(NetworkWords::featureLabelWidth(driver.snapshot()), NetworkWords::widestFeatureLabel);
        QVERIFY(NetworkWords::featureLabel(*findFeature("x"), axes).endsWith(QChar(0x2026)));
        QCOMPARE(NetworkWords::featureLabel(*findFeature("y"), axes), QStringLiteral("age"));
    }

    void aDialogThatIsCancelledChangesNothing() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("t.csv"));
        QVERIFY(writeFile(path.toStdString(), "a,b,c\n1.5,2.5,u\n2.5,3.5,v\n"));
        WindowDriver driver;
        whenOpen<ImportDialog>([](ImportDialog& dialog) { QTest::keyClick(&dialog, Qt::Key_Escape); });
        driver.child<PointsActions>().importFrom(path);
        QVERIFY(driver.session().experiment() == Experiment{});
        QVERIFY(!driver.session().undoStack().canUndo());
    }

    void theKeyAsksForAFile() {
        WindowDriver driver;
        bool asked = false;
        whenOpen<QFileDialog>([&](QFileDialog& dialog) {
            asked = dialog.acceptMode() == QFileDialog::AcceptOpen;
            dialog.reject();
        });
        driver.key(Qt::Key_I, Qt::ControlModifier);
        QVERIFY(asked);
    }

    void theMenuExportsToAFileOfTheDatasName() {
        QTemporaryDir folder;
        WindowDriver driver;
        whenOpen<QFileDialog>([&](QFileDialog& dialog) {
            QCOMPARE(QFileInfo(dialog.selectedFiles().value(0)).fileName(), QStringLiteral("circle.csv"));
            dialog.setDirectory(folder.path());
            dialog.selectFile(QStringLiteral("mine"));
            QTest::keyClick(&dialog, Qt::Key_Return);
        });
        actionNamed(driver, QStringLiteral("Export points as CSV…")).trigger();
        auto& bar = driver.child<MessageBar>();
        QVERIFY(QTest::qWaitFor([&] { return bar.isVisible(); }));
        const auto written = readFile(folder.filePath(QStringLiteral("mine.csv")).toStdString());
        QVERIFY(written);
        QVERIFY(*written == pointsTable(driver.session().experiment()));
        QVERIFY(bar.findChild<QLabel*>()->text().contains(QLatin1String("mine.csv")));
    }

    void aFileThatCannotBeWrittenIsWarnedOf() {
        WindowDriver driver;
        driver.child<PointsActions>().exportTo(QStringLiteral("/nowhere/at/all.csv"));
        auto& bar = *driver.child<NetworkPanel>().findChild<MessageBar*>();
        QVERIFY(QTest::qWaitFor([&] { return bar.isVisible(); }));
        QVERIFY(bar.findChild<QLabel*>()->text().contains(QLatin1String("Cannot write")));
        QCOMPARE(bar.grab().toImage().pixelColor(2, 2), theme().warningSurface);
    }
};

static const TestClass<PointsExportTest> listed;

} // namespace nabla

#include "points_export_test.moc"
