#pragma once

#include "core/support/result.h"
#include "ui/pictures/pictures.h"

#include <QByteArray>
#include <QImage>

#include <span>

namespace nabla {

/// A kind of file that holds a picture.
struct PictureFormat {
    /// The ending of its files, too.
    const char* key;
    const char* label;
    /// What it is for.
    const char* help;
    /// Whether it has pixels, so many a logical one as the scale says.
    bool hasPixels;
    /// The file's content; may be called on any thread.
    Result<QByteArray> (*encode)(const Picture& picture, const PictureContent& content, const Theme& theme,
                                 double scale);
};

/// All formats, in the order in which they are offered.
std::span<const PictureFormat> pictureFormats();

/// The format of that key, in any case, or null.
const PictureFormat* findPictureFormat(const QString& key);

QString labelOf(const PictureFormat& format);
QString helpOf(const PictureFormat& format);

/// The scales at which pictures with pixels are offered.
inline constexpr int pictureScales[] = {1, 2, 3, 4, 6, 8};

/// For how many device pixels a logical one a picture is evaluated: those of a format without pixels print.
double evaluationScale(const PictureFormat& format, double scale);

/// The picture in pixels, so many a logical one; an error where nobody has room for as many.
Result<QImage> pictureImage(const Picture& picture, const PictureContent& content, const Theme& theme,
                            double scale);

} // namespace nabla
