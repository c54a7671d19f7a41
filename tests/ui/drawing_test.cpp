#include "tests/ui/test_program.h"

#include "ui/color_scale.h"
#include "ui/views/chart_axes.h"
#include "ui/views/edge_layer.h"
#include "ui/views/loss_curves.h"
#include "ui/views/map_layer.h"
#include "ui/views/nice_steps.h"
#include "ui/views/thin_series.h"

#include <cmath>
#include <limits>

namespace nabla {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// How many pixels' worth of the stroke's color a picture holds.
double covered(const QImage& image, QRgb background, QRgb color) {
    double sum = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            sum += static_cast<double>(qRed(image.pixel(x, y)) - qRed(background)) /
                   (qRed(color) - qRed(background));
    return sum;
}

bool isMultiple(double value, double step) {
    return std::abs(value / step - std::round(value / step)) < 1e-6;
}

} // namespace

class DrawingTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aShortSeriesIsLeftAlone() {
        const QList<QPointF> points{{0, 3}, {1, 2}, {2, 5}};
        QCOMPARE(thinSeries(points, 4), points);
    }

    void aThinnedSeriesKeepsEndsSpikesAndOrder_data() {
        QTest::addColumn<int>("count");
        for (const int count : {5, 301, 1000, 4097})
            QTest::addRow("%d", count) << count;
    }
    void aThinnedSeriesKeepsEndsSpikesAndOrder() {
        QFETCH(int, count);
        QList<QPointF> points;
        for (int i = 0; i < count; ++i)
            points.append(QPointF(i, std::sin(0.1 * i)));
        // Both ends are no extremes of their runs.
        points.first().setY(0);
        points.last().setY(0);
        for (const auto& [near, y] : {std::pair{1, 2}, std::pair{2, -2}}) {
            points[near].setY(y);
            points[count - 1 - near].setY(y);
        }
        points[count / 2].setY(9);
        points[count / 3].setY(-9);
        const QList<QPointF> thin = thinSeries(points, 300);
        QVERIFY(thin.size() <= 300);
        QCOMPARE(thin.first(), points.first());
        QCOMPARE(thin.last(), points.last());
        QVERIFY(thin.contains(points[count / 2]) && thin.contains(points[count / 3]));
        for (qsizetype i = 1; i < thin.size(); ++i)
            QVERIFY(thin[i - 1].x() < thin[i].x());
    }

    void axesHoldTheirValues() {
        for (double largest = 1e-5; largest < 1e9; largest *= 1.7) {
            const AxisScale scale = lossScale(largest);
            QVERIFY(scale.low == 0 && scale.high >= largest * (1 - 1e-9) &&
                    scale.high <= 2.6 * std::max(largest, 1e-6));
            const auto labels = labelValues(scale, false);
            QVERIFY(labels.size() >= 3 && labels.size() <= 6);
            QCOMPARE(labels.front(), 0.0);
            for (const double label : labels)
                QVERIFY(isMultiple(label, scale.step) && label <= scale.high * (1 + 1e-9));
        }
        QCOMPARE(epochScale(0).high, 10.0);
        for (std::int64_t epoch = 1; epoch < 10'000'000; epoch = epoch * 3 / 2 + 1)
            QVERIFY(epochScale(epoch).high >= static_cast<double>(epoch) && epochScale(epoch).step >= 5);
    }

    void logarithmicAxesShowWholeDecades() {
        for (const auto& [low, high] : {std::pair{0.02, 0.4}, std::pair{0.1, 0.1}, std::pair{1e-9, 1e3}}) {
            const AxisScale scale = logLossScale(low, high);
            QVERIFY(scale.low <= std::max(low, smallestLogLoss) && scale.high >= high);
            const auto labels = labelValues(scale, true);
            QVERIFY(labels.size() >= 2);
            for (const double label : labels)
                QVERIFY(isMultiple(std::log10(label), 1));
        }
    }

    void aShortAxisHasFewerLabels() {
        const AxisScale scale = lossScale(1);
        QVERIFY(withRoom(scale, false, 1000, 40) == scale);
        const AxisScale tight = withRoom(scale, false, 60, 40);
        QVERIFY(labelValues(tight, false).size() < labelValues(scale, false).size());
        QCOMPARE(tight.high, scale.high);
    }

    void stepsAreOneTwoOrFive() {
        for (double span = 1e-6; span < 1e7; span *= 1.3)
            for (const int most : {1, 4, 9}) {
                const double step = niceStep(span, most);
                QVERIFY(span / step <= most * (1 + 1e-9));
                const double lead = step / std::pow(10.0, std::floor(std::log10(step) + 1e-9));
                QVERIFY(std::abs(lead - 1) < 1e-6 || std::abs(lead - 2) < 1e-6 || std::abs(lead - 5) < 1e-6);
            }
        QCOMPARE(niceStep(nan, 4), 1.0);
        QVERIFY((niceTicks(-6, 6, 4) == std::vector<double>{-5, 0, 5}));
    }

    void manyPointsAreThinnedEvenlyAndThePictureSaysSo() {
        const auto dataOf = [](std::size_t count) {
            Dataset data;
            for (std::size_t i = 0; i < count; ++i)
                data.train.push_back(
                    {-5.0 + 10.0 * static_cast<double>(i) / static_cast<double>(count), -2, 1});
            data.test.assign(count, Point{0, 2, -1});
            return data;
        };
        for (const std::size_t count : {100UL, 2500UL, 5001UL, 1'000'000UL}) {
            const Dataset data = dataOf(count);
            for (const bool test : {false, true}) {
                const std::size_t all = (test ? 2 : 1) * count;
                const std::size_t stride = shownStride(data, test);
                QCOMPARE(stride == 1, all <= 5000);
                QVERIFY(all / stride <= 5000 && (stride == 1 || all / stride >= 2500));
            }
            const QImage layer = makeMapLayer(data, PointLabels::values, false, 400, 1);
            for (int x = 40; x < 360; x += 4)
                QVERIFY(count == 100 || qAlpha(layer.pixel(x, 266)) == 255);
            QCOMPARE(layer.pixelColor(389, 16) == theme().surface, count > 5000);
        }
    }

    void numbersOnAxesAreShort_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << 0.0 << QStringLiteral("0");
        QTest::newRow("negative") << -4.0 << QStringLiteral("−4");
        QTest::newRow("fraction") << 0.25 << QStringLiteral("0.25");
        QTest::newRow("thousands") << 400'000.0 << QStringLiteral("400k");
        QTest::newRow("millions") << 1.5e6 << QStringLiteral("1.5M");
        QTest::newRow("small") << 2.5e-4 << QStringLiteral("2.5e−4");
    }
    void numbersOnAxesAreShort() {
        QFETCH(double, value);
        QFETCH(QString, text);
        QCOMPARE(axisNumber(value), text);
        QCOMPARE(countText(12400), QStringLiteral("12,400"));
    }

    void lossCurvesLeaveOutWhatIsNotFinite() {
        const std::vector<LossHistory::Record> records{{0, 0.5, nan}, {1, nan, 0.25}, {2, 1e-12, 0.125}};
        using Record = LossHistory::Record;
        QCOMPARE(lossCurve(records, &Record::train, false), (QList<QPointF>{{0, 0.5}, {2, 1e-12}}));
        QCOMPARE(lossCurve(records, &Record::train, true).last().y(), smallestLogLoss);
        QCOMPARE(lossCurve(records, &Record::test, false).size(), 2);
        QVERIFY(lossScaleOf({}, {}, false) == lossScale(1));
        QVERIFY(lossScaleOf({{0, 0.5}}, {{0, 3}}, false) == lossScale(3));
        QVERIFY(lossScaleOf({{0, 0.5}}, {{0, 0.01}}, true) == logLossScale(0.01, 0.5));
    }

    void aStraightStrokeCoversItsArea_data() {
        QTest::addColumn<double>("width");
        for (const double width : {0.5, 1.0, 2.0, 3.5, 6.0})
            QTest::addRow("%g", width) << width;
    }
    void aStraightStrokeCoversItsArea() {
        QFETCH(double, width);
        constexpr QRgb black = 0xff000000;
        constexpr QRgb white = 0xffffffff;
        for (const double y : {20.0, 20.25, 20.5}) {
            const EdgeStroke stroke{{10, y}, {90, y}, static_cast<float>(width), white, 1, 0, 0};
            const double area = covered(rasterizeEdges({&stroke, 1}, {100, 40}, black, 0), black, white);
            QVERIFY2(std::abs(area / (80 * width) - 1) < 0.06, qPrintable(QString::number(area)));
        }
    }

    void aDashedStrokeCoversItsShareAndDrifts() {
        constexpr QRgb black = 0xff000000;
        constexpr QRgb white = 0xffffffff;
        const EdgeStroke stroke{{10, 20}, {490, 20}, 2, white, 1, 8, 4};
        const QImage still = rasterizeEdges({&stroke, 1}, {500, 40}, black, 0);
        QVERIFY(std::abs(covered(still, black, white) / (480 * 2 * 8.0 / 12) - 1) < 0.1);
        QVERIFY(rasterizeEdges({&stroke, 1}, {500, 40}, black, 5) != still);
        QCOMPARE(rasterizeEdges({&stroke, 1}, {500, 40}, black, 0), still);
    }

    void aStrokeEndsWhereItShouldAndNothingIsDrawnBeyond() {
        const EdgeStroke stroke{{20, 10}, {80, 50}, 3, 0xff0877bd, 1, 0, 0};
        const QImage image = rasterizeEdges({&stroke, 1}, {100, 60}, 0xfff6f7f9, 0);
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (x < 19 || x > 81 || y < 7 || y > 53)
                    QCOMPARE(image.pixel(x, y), 0xfff6f7f9);
        QVERIFY(image.pixel(22, 10) != 0xfff6f7f9);
        QVERIFY(image.pixel(78, 50) != 0xfff6f7f9);
        QVERIFY(image.pixel(50, 30) != 0xfff6f7f9);
    }

    void colorsRunFromOrangeThroughZeroToBlue_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void colorsRunFromOrangeThroughZeroToBlue() {
        QFETCH(bool, dark);
        const Theme theme = makeTheme(dark);
        const ColorTable table = thumbnailTable(theme, false);
        for (const auto& [value, color] :
             {std::pair{-1.0F, theme.negative}, std::pair{0.0F, theme.zero}, std::pair{1.0F, theme.positive},
              std::pair{-1e30F, theme.negative}, std::pair{9.0F, theme.positive},
              std::pair{static_cast<float>(nan), theme.zero}})
            QCOMPARE(table.at(value), color.rgb());
        const ColorTable two = thumbnailTable(theme, true);
        QCOMPARE(two.at(-0.01F), theme.negative.rgb());
        QCOMPARE(two.at(0.01F), theme.positive.rgb());
    }
};

static const TestClass<DrawingTest> listed;

} // namespace nabla

#include "drawing_test.moc"
