#include "ui/pictures/picture_formats.h"

#include "ui/pictures/all.h"

#include <QBuffer>
#include <QLocale>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <algorithm>
#include <array>
#include <cmath>

namespace nabla {
namespace {

/// Logical pixels of an inch, and points.
constexpr int pixelsPerInch = 96;
constexpr double pointsPerPixel = 72.0 / pixelsPerInch;
constexpr double inchesPerMeter = 39.3701;
/// About as many as half a gigabyte holds.
constexpr double mostPixels = 130e6;
/// Of what cannot be a vector: good for print.
constexpr double printScale = 4;

Error notMade() {
    return Error{PictureWords::tr("The picture could not be made.").toStdString()};
}

Result<QByteArray> encodePng(const Picture& picture, const PictureContent& content, const Theme& theme,
                             double scale) {
    const auto image = pictureImage(picture, content, theme, scale);
    if (!image)
        return Error{image.error()};
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image->save(&buffer, "PNG"))
        return notMade();
    return bytes;
}

/// Qt writes the bare name of the font; not everyone has it.
void addFontFamilies(QByteArray& svg) {
    svg.replace("font-family=\"Inter\"", "font-family=\"Inter, Helvetica, Arial, sans-serif\"");
    svg.replace("font-family=\"JetBrains Mono\"", "font-family=\"JetBrains Mono, monospace\"");
}

Result<QByteArray> encodeSvg(const Picture& picture, const PictureContent& content, const Theme& theme,
                             double) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    const QSizeF size = pictureSize(picture, content);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(pixelsPerInch);
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF(QPointF(), size));
    generator.setTitle(labelOf(picture));
    generator.setDescription(PictureWords::tr("Made with Nabla"));
    QPainter painter;
    if (!painter.begin(&generator))
        return notMade();
    paintPicture(painter, picture, content, theme);
    painter.end();
    addFontFamilies(bytes);
    return bytes;
}

Result<QByteArray> encodePdf(const Picture& picture, const PictureContent& content, const Theme& theme,
                             double) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(pixelsPerInch);
    writer.setPageSize(QPageSize(pictureSize(picture, content) * pointsPerPixel, QPageSize::Point, {},
                                 QPageSize::ExactMatch));
    writer.setPageMargins({});
    writer.setTitle(labelOf(picture));
    writer.setCreator(QStringLiteral("Nabla"));
    QPainter painter;
    if (!painter.begin(&writer))
        return notMade();
    paintPicture(painter, picture, content, theme);
    if (!painter.end())
        return notMade();
    return bytes;
}

constexpr std::array formats{
    PictureFormat{"png", QT_TRANSLATE_NOOP("Pictures", "PNG"),
                  QT_TRANSLATE_NOOP("Pictures", "Pixels: for web pages, messages and most programs."), true,
                  encodePng},
    PictureFormat{"svg", QT_TRANSLATE_NOOP("Pictures", "SVG"),
                  QT_TRANSLATE_NOOP("Pictures",
                                    "Lines and text that stay sharp and can be edited: for web pages "
                                    "and drawing programs."),
                  false, encodeSvg},
    PictureFormat{"pdf", QT_TRANSLATE_NOOP("Pictures", "PDF"),
                  QT_TRANSLATE_NOOP("Pictures",
                                    "Lines and text that stay sharp, with their fonts: for LaTeX, "
                                    "slides and print."),
                  false, encodePdf}};

/// As in "SVG or PDF".
QString formatsWithoutPixels() {
    QStringList labels;
    for (const PictureFormat& format : formats)
        if (!format.hasPixels)
            labels << labelOf(format);
    return labels.join(PictureWords::tr(" or "));
}

} // namespace

std::span<const PictureFormat> pictureFormats() {
    return formats;
}

const PictureFormat* findPictureFormat(const QString& key) {
    const auto at = std::find_if(formats.begin(), formats.end(), [&](const PictureFormat& format) {
        return key.compare(QLatin1String(format.key), Qt::CaseInsensitive) == 0;
    });
    return at == formats.end() ? nullptr : &*at;
}

QString labelOf(const PictureFormat& format) {
    return PictureWords::tr(format.label);
}

QString helpOf(const PictureFormat& format) {
    return PictureWords::tr(format.help);
}

double evaluationScale(const PictureFormat& format, double scale) {
    return format.hasPixels ? scale : printScale;
}

Result<QImage> pictureImage(const Picture& picture, const PictureContent& content, const Theme& theme,
                            double scale) {
    const QSizeF logical = pictureSize(picture, content);
    const QSize size = (logical * scale).toSize();
    const QLocale locale;
    const auto tooLarge = [&] {
        return Error{
            PictureWords::tr("A picture of %1 × %2 pixels is too large: choose a smaller scale, or %3.")
                .arg(locale.toString(size.width()), locale.toString(size.height()), formatsWithoutPixels())
                .toStdString()};
    };
    if (logical.width() * scale * logical.height() * scale > mostPixels)
        return tooLarge();
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return tooLarge();
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintPicture(painter, picture, content, theme);
    painter.end();
    const int dotsPerMeter = static_cast<int>(std::lround(pixelsPerInch * inchesPerMeter * scale));
    image.setDotsPerMeterX(dotsPerMeter);
    image.setDotsPerMeterY(dotsPerMeter);
    return image.convertToFormat(QImage::Format_RGB32);
}

} // namespace nabla
