#include "app/start_options.h"

#include "app/ending_names.h"
#include "core/support/number_text.h"
#include "core/training/work_link.h"
#include "ui/animation/animation_formats.h"
#include "ui/document.h"
#include "ui/pictures/picture_formats.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QUrl>

#include <initializer_list>

namespace nabla {
namespace {

QStringList argumentList(int argc, char** argv) {
    QStringList list;
    for (int i = 0; i < argc; ++i)
        list << QString::fromLocal8Bit(argv[i]);
    return list;
}

/// "network, map, window"
QString pictureKeys() {
    QStringList keys;
    for (const Picture& picture : pictures())
        keys << QLatin1String(picture.key);
    return keys.join(QStringLiteral(", "));
}

void describe(QCommandLineParser& parser) {
    parser.setApplicationDescription(QStringLiteral("Nabla, a neural-network playground."));
    parser.addPositionalArgument(QStringLiteral("what"),
                                 QStringLiteral("A .nabla file, an ONNX model, a table, or a link of Nabla "
                                                "or the TensorFlow Playground to open."),
                                 QStringLiteral("[file or link]"));
    parser.addOptions({
        {QStringLiteral("link"), QStringLiteral("Open a link of Nabla or the TensorFlow Playground."),
         QStringLiteral("text")},
        {QStringLiteral("experiment"),
         QStringLiteral("Start with the experiment of a .nabla file or an ONNX model."),
         QStringLiteral("file")},
        {QStringLiteral("set"), QStringLiteral("Change a setting; 'nabla-cli settings' lists them."),
         QStringLiteral("key=value")},
        {QStringLiteral("theme"), QStringLiteral("light or dark."), QStringLiteral("theme")},
        {QStringLiteral("size"), QStringLiteral("The window's size, such as 1440x900."),
         QStringLiteral("WxH")},
        {QStringLiteral("screenshot"),
         QStringLiteral("Write a picture and end; the file's ending chooses its format: %1.")
             .arg(QString::fromStdString(endingNames(pictureFormats()))),
         QStringLiteral("file.png")},
        {QStringLiteral("picture"), QStringLiteral("What the picture shows: %1.").arg(pictureKeys()),
         QStringLiteral("name")},
        {QStringLiteral("scale"),
         QStringLiteral(
             "Pixels of the picture, where its format has them, for each of the screen's, 1 to 8."),
         QStringLiteral("number")},
        {QStringLiteral("record"),
         QStringLiteral("Write an animation of training from its start (%1) and end.")
             .arg(QString::fromStdString(endingNames(animationFormats()))),
         QStringLiteral("file")},
        {QStringLiteral("epochs"),
         QStringLiteral("Train so long before the picture is taken, or while training is recorded."),
         QStringLiteral("number")},
    });
    parser.addOptions({
        {{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Print this help.")},
        {{QStringLiteral("v"), QStringLiteral("version")}, QStringLiteral("Print the version.")},
    });
}

Result<QSize> parseSize(const QString& text) {
    const QStringList parts = text.split(QLatin1Char('x'));
    const auto width = parseInteger(parts.value(0).toStdString());
    const auto height = parseInteger(parts.value(1).toStdString());
    const bool good = parts.size() == 2 && width && height && *width >= 100 && *height >= 100 &&
                      *width <= 16384 && *height <= 16384;
    if (!good)
        return Error{"--size '" + text.toStdString() + "' is not WIDTHxHEIGHT, each from 100 to 16384."};
    return QSize(static_cast<int>(*width), static_cast<int>(*height));
}

Result<ThemeMode> parseTheme(const QString& text) {
    if (text == QLatin1String("light"))
        return ThemeMode::light;
    if (text == QLatin1String("dark"))
        return ThemeMode::dark;
    return Error{"--theme '" + text.toStdString() + "' is neither light nor dark."};
}

/// Everything else is the path of a file.
bool isLink(const QString& text) {
    if (isWorkLink(text.toStdString()))
        return true;
    return text.contains(QLatin1String("://")) ? !text.startsWith(QLatin1String("file://"))
                                               : text.contains(QLatin1String("playground.tensorflow.org"));
}

/// Whether something is drawn into a file instead of opening a window.
bool isDrawn(const QCommandLineParser& parser) {
    return parser.isSet(QStringLiteral("screenshot")) || parser.isSet(QStringLiteral("record"));
}

/// What stands on the command line without an option before it.
Status readArguments(const QCommandLineParser& parser, StartOptions& options) {
    const QStringList arguments = parser.positionalArguments();
    if (arguments.isEmpty())
        return Done{};
    const QString& what = arguments.first();
    if (arguments.size() + parser.values(QStringLiteral("link")).size() > 1)
        return Error{"Give one file or link only."};
    if (isLink(what)) {
        options.experiment.link = what.toStdString();
        return Done{};
    }
    for (const char* option : {"experiment", "set"})
        if (parser.isSet(QLatin1String(option)))
            return Error{std::string("--") + option + " does not go with a file that is opened as it is."};
    const QString file = QUrl(what).isLocalFile() ? QUrl(what).toLocalFile() : what;
    // A window asks how a table is to be read; nobody is asked about a picture.
    if (isDrawn(parser) && QFileInfo(file).isFile() && !holdsWork(file))
        options.experiment.table = file.toStdString();
    else
        options.file = file;
    return Done{};
}

Status readExperiment(const QCommandLineParser& parser, ExperimentOptions& options) {
    const QStringList links = parser.values(QStringLiteral("link"));
    if (links.size() > 1)
        return Error{"Give one link only."};
    if (!links.isEmpty())
        options.link = links.first().toStdString();
    if (parser.isSet(QStringLiteral("experiment"))) {
        if (options.link)
            return Error{"--link and --experiment exclude each other."};
        options.file = parser.value(QStringLiteral("experiment")).toStdString();
    }
    for (const QString& setting : parser.values(QStringLiteral("set")))
        options.set.push_back(setting.toStdString());
    return Done{};
}

Status readAppearance(const QCommandLineParser& parser, StartOptions& options) {
    if (parser.isSet(QStringLiteral("size"))) {
        const auto size = parseSize(parser.value(QStringLiteral("size")));
        if (!size)
            return Error{size.error()};
        options.size = *size;
    }
    if (parser.isSet(QStringLiteral("theme"))) {
        const auto theme = parseTheme(parser.value(QStringLiteral("theme")));
        if (!theme)
            return Error{theme.error()};
        options.theme = *theme;
    }
    return Done{};
}

Status readScale(const QCommandLineParser& parser, const PictureFormat& format, StartOptions& options) {
    if (!parser.isSet(QStringLiteral("scale")))
        return Done{};
    if (!format.hasPixels)
        return Error{"--scale is for pictures with pixels: " + std::string(format.label) +
                     " is sharp at any size."};
    const auto scale = parseInteger(parser.value(QStringLiteral("scale")).toStdString());
    if (!scale || *scale < 1 || *scale > 8)
        return Error{"--scale must be a whole number from 1 to 8."};
    options.scale = static_cast<int>(*scale);
    return Done{};
}

Status readPicture(const QCommandLineParser& parser, StartOptions& options) {
    const bool isWanted = parser.isSet(QStringLiteral("screenshot"));
    for (const char* option : {"picture", "scale"})
        if (parser.isSet(QLatin1String(option)) && !isWanted)
            return Error{std::string("--") + option + " goes with --screenshot."};
    if (!isWanted)
        return Done{};
    options.screenshot = parser.value(QStringLiteral("screenshot"));
    if (parser.isSet(QStringLiteral("picture")))
        options.picture = parser.value(QStringLiteral("picture"));
    const Picture* picture = findPicture(options.picture);
    if (!picture)
        return Error{"--picture '" + options.picture.toStdString() + "' is none of " +
                     pictureKeys().toStdString() + "."};
    if (options.size && !picture->asWindow)
        return Error{"--size is the window's; the picture '" + options.picture.toStdString() +
                     "' has a size of its own."};
    const PictureFormat* format = findPictureFormat(QFileInfo(options.screenshot).suffix());
    if (!format)
        return Error{"A picture's file must end in " + endingNames(pictureFormats()) + "."};
    return readScale(parser, *format, options);
}

Status readRecording(const QCommandLineParser& parser, StartOptions& options) {
    if (!parser.isSet(QStringLiteral("record")))
        return Done{};
    if (parser.isSet(QStringLiteral("screenshot")))
        return Error{"--screenshot and --record exclude each other."};
    if (options.size)
        return Error{"--size is the window's; a recording has a size of its own."};
    options.record = parser.value(QStringLiteral("record"));
    if (!animationFormatOf(options.record))
        return Error{"An animation's file must end in " + endingNames(animationFormats()) + "."};
    return Done{};
}

Status readEpochs(const QCommandLineParser& parser, StartOptions& options) {
    if (!parser.isSet(QStringLiteral("epochs")))
        return Done{};
    const auto epochs = parseInteger(parser.value(QStringLiteral("epochs")).toStdString());
    if (!epochs || *epochs < 0)
        return Error{"--epochs must be a whole number, not negative."};
    if (!isDrawn(parser))
        return Error{"--epochs goes with --screenshot or --record."};
    options.epochs = *epochs;
    return Done{};
}

} // namespace

Result<StartOptions> parseStartOptions(int argc, char** argv) {
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(argumentList(argc, argv)))
        return Error{parser.errorText().toStdString()};
    StartOptions options;
    if (parser.isSet(QStringLiteral("help")))
        options.text = parser.helpText().replace(QLatin1String("<executable_name>"), QLatin1String("nabla"));
    if (parser.isSet(QStringLiteral("version")))
        options.text = QStringLiteral("nabla " NABLA_VERSION "\n");
    for (const auto& done : std::initializer_list<Status>{
             readArguments(parser, options), readExperiment(parser, options.experiment),
             readAppearance(parser, options), readPicture(parser, options), readRecording(parser, options),
             readEpochs(parser, options)})
        if (!done)
            return Error{done.error()};
    return options;
}

} // namespace nabla
