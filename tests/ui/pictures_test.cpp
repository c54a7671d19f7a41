#include "tests/experiment_of.h"
#include "tests/ui/test_program.h"
#include "tests/ui/window_driver.h"

#include "core/data/own_points.h"
#include "core/experiment/parameters.h"
#include "ui/class_looks.h"
#include "ui/class_names.h"
#include "ui/contrast.h"
#include "ui/controls/message_bar.h"
#include "ui/panels/network_panel.h"
#include "ui/pictures/network_sketch.h"
#include "ui/pictures/picture_actions.h"
#include "ui/pictures/sketch_words.h"
#include "ui/pictures/window_recording.h"

#include <QRegularExpression>
#include <QSvgRenderer>
#include <QXmlStreamReader>

#include <set>

namespace nabla {
namespace {

/// What pictures show after a few epochs, the window included.
PictureContent contentOf(const Experiment& experiment) {
    WindowDriver driver(experiment);
    if (!driver.trainEpochs(3))
        qFatal("The network was not trained.");
    PictureContent content = pictureContent(driver.session(), driver.view());
    content.window = recordWindow(driver.window());
    content.windowSize = driver.window().size();
    return content;
}

QByteArray made(const char* picture, const char* format, const PictureContent& content, double scale = 1,
                bool dark = false) {
    const auto bytes = makePicture({findPicture(QLatin1String(picture)),
                                    findPictureFormat(QLatin1String(format)), makeTheme(dark), scale},
                                   content);
    if (!bytes)
        QTest::qFail(bytes.error().c_str(), __FILE__, __LINE__);
    return bytes ? *bytes : QByteArray();
}

/// All texts of an SVG file, or nothing where it is not well-formed.
QStringList textsIn(const QByteArray& svg) {
    QStringList texts;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QLatin1String("text"))
            texts << reader.readElementText();
    return reader.hasError() ? QStringList() : texts;
}

/// How many elements of that name an SVG file has.
int countOf(const QByteArray& svg, const QString& name) {
    QXmlStreamReader reader(svg);
    int count = 0;
    while (!reader.atEnd())
        count += reader.readNext() == QXmlStreamReader::StartElement && reader.name() == name;
    return reader.hasError() ? -1 : count;
}

/// Width and height of a PDF file's only page, in points.
QSizeF pageOf(const QByteArray& pdf) {
    static const QRegularExpression box(QStringLiteral(R"(/MediaBox \[0 0 ([\d.]+) ([\d.]+)\])"));
    const auto match = box.match(QString::fromLatin1(pdf));
    return {match.captured(1).toDouble(), match.captured(2).toDouble()};
}

/// Whether there is something in an image.
bool hasColors(const QImage& image) {
    std::set<QRgb> colors;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (colors.insert(image.pixel(x, y)); colors.size() > 20)
                return true;
    return false;
}

/// How far the colors of two images of one size are apart on average, from 0 to 255.
double difference(const QImage& a, const QImage& b) {
    double sum = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            sum +=
                std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) + std::abs(qBlue(p) - qBlue(q));
        }
    return sum / 3 / a.width() / a.height();
}

QColor mixed(const QColor& from, const QColor& to, double share) {
    const auto mix = [share](int a, int b) { return static_cast<int>(a + share * (b - a)); };
    return {mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue())};
}

} // namespace

/// Every picture in every format is whole, reads back, and shows what it should.
class PicturesTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyPictureIsMadeInEveryFormat() {
        const std::vector<PictureContent> contents{
            contentOf({}), contentOf(experimentOfTexts({{"features", ""}})),
            contentOf(experimentOfTexts({{"problem", "multiclass"}})),
            contentOf(experimentOfTexts({{"problem", "regression"}, {"dataset", "sineCurve"}}))};
        for (const PictureContent& content : contents)
            for (const Picture& picture : pictures()) {
                if (!picture.missing(content).isEmpty())
                    continue;
                const QSize size = pictureSize(picture, content).toSize();
                const QByteArray svg = made(picture.key, "svg", content);
                QVERIFY2(!textsIn(svg).isEmpty(), picture.key);
                QSvgRenderer renderer(svg);
                QVERIFY2(renderer.isValid(), picture.key);
                QCOMPARE(renderer.viewBoxF(), QRectF(QPointF(), size));
                const QByteArray pdf = made(picture.key, "pdf", content);
                QVERIFY2(pdf.startsWith("%PDF-"), picture.key);
                QCOMPARE(pageOf(pdf), QSizeF(size) * 0.75);
                const QImage once = QImage::fromData(made(picture.key, "png", content), "PNG");
                const QImage twice = QImage::fromData(made(picture.key, "png", content, 2), "PNG");
                QCOMPARE(once.size(), size);
                QCOMPARE(twice.size(), 2 * size);
                QVERIFY2(hasColors(once), picture.key);
                // The same, but sharper, not only larger.
                const QImage smaller = twice.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
                QVERIFY2(difference(smaller, once) < 4, picture.key);
                QVERIFY2(twice != once.scaled(2 * size).convertToFormat(twice.format()), picture.key);
            }
    }

    void everyPictureIsSomewhereAndKnownByItsKey() {
        const PictureContent content = contentOf({});
        std::set<std::string> keys;
        for (const Picture& picture : pictures()) {
            QVERIFY2(picture.missing(content).isEmpty(), picture.key);
            QVERIFY(findPicture(QLatin1String(picture.key)) == &picture);
            QVERIFY(!helpOf(picture).isEmpty());
            QVERIFY(keys.insert(picture.key).second);
        }
        for (const PictureFormat& format : pictureFormats())
            QVERIFY(findPictureFormat(QString(QLatin1String(format.key)).toUpper()) == &format);
        QVERIFY(!findPicture(QStringLiteral("nothing")) && !findPictureFormat(QStringLiteral("txt")));
    }

    void theComprehensiveNetworkHasEveryNumber() {
        for (const Experiment& experiment :
             {experimentOfTexts({}), experimentOfTexts({{"hidden", "7,8,3"}, {"normalization", "batch"}}),
              experimentOfTexts({{"problem", "multiclass"}})}) {
            const PictureContent content = contentOf(experiment);
            const QString all = textsIn(made("network", "svg", content)).join(QLatin1Char('|'));
            const TrainingState& state = content.snapshot->state;
            for (const double parameter : state.parameters)
                QVERIFY2(all.contains(weightText(parameter)), qPrintable(weightText(parameter)));
            for (const auto& names : {inputNames(*content.snapshot), outputNames(*content.snapshot)})
                for (const QString& name : names)
                    QVERIFY2(all.contains(name), qPrintable(name));
        }
    }

    void theNumbersOfANetworkDoNotTouch() {
        for (const char* hidden : {"4,2", "8,8,8", "1,12,1"}) {
            const PictureContent content = contentOf(experimentOfTexts({{"hidden", hidden}}));
            const NetworkSketch sketch = sketchOf(*content.snapshot, SketchForm::comprehensive);
            std::vector<QRectF> boxes;
            for (const SketchEdge& edge : sketch.edges)
                boxes.emplace_back(edge.number - QPointF(20, 7), QSizeF(40, 14));
            for (const auto& layer : sketch.units)
                for (const QPointF& unit : layer)
                    boxes.emplace_back(unit - QPointF(17, 17), QSizeF(34, 34));
            for (std::size_t a = 0; a < boxes.size(); ++a) {
                QVERIFY2(QRectF(QPointF(), sketch.size).contains(boxes[a]), hidden);
                for (std::size_t b = 0; b < a; ++b)
                    QVERIFY2(!boxes[a].intersects(boxes[b]), hidden);
            }
        }
    }

    void aSketchIsAsLargeAsIsSaidBefore() {
        for (const char* hidden : {"4,2", "70,3", "1,12,1"})
            for (const SketchForm form : {SketchForm::comprehensive, SketchForm::simplified}) {
                const PictureContent content = contentOf(experimentOfTexts({{"hidden", hidden}}));
                QCOMPARE(sketchSize(*content.snapshot, form), sketchOf(*content.snapshot, form).size);
            }
    }

    void theKeyNamesWhatOnlyNormalizationHas() {
        const auto keyOf = [](const char* normalization) {
            const Experiment experiment =
                experimentOfTexts({{"hidden", "1"}, {"normalization", normalization}});
            return textsIn(made("network", "svg", contentOf(experiment))).join(QLatin1Char('|'));
        };
        // Qt writes letters of two scripts as texts of their own.
        for (const char* word : {"γ", "gain,", "β", "shift of the normalized sum"}) {
            QVERIFY2(keyOf("batch").contains(QString::fromUtf8(word)), word);
            QVERIFY2(!keyOf("none").contains(QString::fromUtf8(word)), word);
        }
    }

    void dropoutStandsOverItsLayers() {
        for (const char* picture : {"network", "network-simplified"}) {
            const auto captions = [&](const char* key, const char* value) {
                const PictureContent content = contentOf(experimentOfTexts({{key, value}}));
                return textsIn(made(picture, "svg", content)).filter(QStringLiteral("dropout"));
            };
            const QString keep = QStringLiteral("dropout, keep 80 %");
            QCOMPARE(captions("keep_probability", "0.8"), QStringList({keep, keep}));
            QCOMPARE(captions("input_keep_probability", "0.8"), QStringList{keep});
            QCOMPARE(captions("keep_probability", "1"), QStringList());
        }
    }

    void aNetworkWithoutInputsSaysSo() {
        const PictureContent content = contentOf(experimentOfTexts({{"features", ""}}));
        for (const char* picture : {"network", "network-simplified"}) {
            const QStringList texts = textsIn(made(picture, "svg", content));
            QVERIFY2(texts.contains(QStringLiteral("Inputs")) && texts.contains(QStringLiteral("none")),
                     picture);
        }
    }

    void aClassHasOneNumberEverywhere() {
        const Experiment experiment = experimentOfTexts({{"problem", "multiclass"}});
        const auto looks = classLooks(experiment);
        const auto names = classNames(experiment);
        QCOMPARE(looks.size(), names.size());
        for (std::size_t k = 0; k < looks.size(); ++k)
            QCOMPARE(names[k], QStringLiteral("Class %1").arg(looks[k].name));
    }

    void theConfusionMatrixNamesItsClassesInFull() {
        OwnPoints own;
        own.problem = Problem::multiclass;
        own.classes = {"Field poppy", "Common dandelion", "Narcissus"};
        for (int k = 0; k < 30; ++k)
            own.points.push_back({k % 3 - 1.0, k / 30.0, k % 3 + 0.0});
        const auto experiment = withPoints({}, SharedPoints(std::move(own)));
        QVERIFY(experiment);
        const PictureContent content = contentOf(*experiment);
        const QStringList texts = textsIn(made("confusion", "svg", content));
        for (const std::string& name : experiment->points->classes)
            QCOMPARE(texts.count(QString::fromStdString(name)), 4);
    }

    void theWindowsPictureLeavesNotesOutAndKeepsWarnings() {
        WindowDriver driver;
        driver.window().showMessage(QStringLiteral("Saved already."));
        driver.child<NetworkPanel>().findChild<MessageBar*>()->showMessage(MessageKind::warning,
                                                                           QStringLiteral("Diverged."));
        PictureContent content = pictureContent(driver.session(), driver.view());
        content.window = recordWindow(driver.window());
        content.windowSize = driver.window().size();
        const QStringList texts = textsIn(made("window", "svg", content));
        QVERIFY(!texts.contains(QStringLiteral("Saved already.")));
        QVERIFY(texts.contains(QStringLiteral("Diverged.")));
    }

    void theWindowAsSvgKeepsItsCapitals() {
        const QStringList texts = textsIn(made("window", "svg", contentOf({})));
        for (const char* heading : {"DATA", "FEATURES", "2 HIDDEN LAYERS", "OUTPUT"})
            QVERIFY2(texts.contains(QLatin1String(heading)), heading);
    }

    void theNumbersOfTheConfusionMatrixAreReadable() {
        for (const bool dark : {false, true}) {
            const Theme colors = makeTheme(dark);
            for (const QColor& full : {colors.accent, colors.warning})
                for (int share = 0; share <= 100; ++share) {
                    const QColor ground = mixed(colors.hover, full, share / 100.0);
                    QVERIFY(contrast(ground, readableOn(ground, colors.text)) >= 4.5);
                }
        }
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QVERIFY(std::abs(contrast(QColor(0x767676), Qt::white) - 4.542) < 0.001);
    }

    void networksAreLinesWithoutAnyImage() {
        const PictureContent content = contentOf({});
        const std::size_t weights = 2 * 4 + 4 * 2 + 2 * 1;
        for (const char* key : {"network", "network-simplified"}) {
            const QByteArray svg = made(key, "svg", content);
            QCOMPARE(countOf(svg, QStringLiteral("image")), 0);
            const int lines = countOf(svg, QStringLiteral("polyline")) + countOf(svg, QStringLiteral("path"));
            QVERIFY2(lines >= static_cast<int>(weights), key);
        }
        QCOMPARE(countOf(made("map", "svg", content), QStringLiteral("image")), 1);
        const QStringList simple = textsIn(made("network-simplified", "svg", content));
        for (const double parameter : content.snapshot->state.parameters)
            QVERIFY(!simple.contains(weightText(parameter)));
    }

    void weightsAreShort() {
        QCOMPARE(weightText(-0.123), QStringLiteral("−0.12"));
        QCOMPARE(weightText(1.5), QStringLiteral("1.50"));
        QCOMPARE(weightText(-0.001), QStringLiteral("0.00"));
        QCOMPARE(weightText(12345), QStringLiteral("1.23e+04"));
    }

    void aNetworkTooLargeForNumbersSaysSo() {
        const PictureContent content = contentOf(experimentOfTexts({{"hidden", "40,40"}}));
        const QString missing = findPicture(QStringLiteral("network"))->missing(content);
        QVERIFY(missing.contains(QStringLiteral("simplified")));
        const auto refused = makePicture(
            {findPicture(QStringLiteral("network")), &pictureFormats().front(), makeTheme(false), 1},
            content);
        QVERIFY(!refused && QString::fromStdString(refused.error()) == missing);
        const QByteArray simplified = made("network-simplified", "svg", content);
        QVERIFY(!textsIn(simplified).join(QLatin1Char('|')).contains(QStringLiteral("weights")));
        const PictureContent larger = contentOf(experimentOfTexts({{"hidden", "60,60"}}));
        QVERIFY(textsIn(made("network-simplified", "svg", larger))
                    .contains(QStringLiteral("2,000 of 3,780 weights")));
    }

    void aPictureTooLargeForMemorySaysSo() {
        const PictureContent content = contentOf(experimentOfTexts({{"hidden", "16,16,16"}}));
        const auto refused = makePicture(
            {findPicture(QStringLiteral("network")), &pictureFormats().front(), makeTheme(false), 40},
            content);
        QVERIFY(!refused && QString::fromStdString(refused.error()).contains(QStringLiteral("too large")));
        for (const PictureFormat& format : pictureFormats())
            if (!format.hasPixels)
                QVERIFY(QString::fromStdString(refused.error()).contains(labelOf(format)));
    }

    void picturesHaveTheThemeThatIsAskedFor() {
        const PictureContent content = contentOf({});
        for (const bool dark : {false, true})
            for (const Picture& picture : pictures()) {
                if (picture.asWindow)
                    continue;
                const QImage image = QImage::fromData(made(picture.key, "png", content, 1, dark), "PNG");
                QCOMPARE(image.pixelColor(1, 1), makeTheme(dark).surface);
            }
        QVERIFY(!theme().dark);
    }
};

static const TestClass<PicturesTest> listed;

} // namespace nabla

#include "pictures_test.moc"
