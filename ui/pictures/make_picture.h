#pragma once

#include "ui/pictures/picture_formats.h"

#include <atomic>

namespace nabla {

/// The content with what the picture needs evaluated for that many device pixels a logical one; takes as long
/// as that takes, and gives it up once `cancelled` is true.
PictureContent withField(const Picture& picture, PictureContent content, double scale,
                         const std::atomic<bool>& cancelled);

/// What a user wants made.
struct PictureOrder {
    const Picture* picture = nullptr;
    const PictureFormat* format = nullptr;
    Theme theme;
    /// How many pixels a logical one has, in formats with pixels.
    double scale = 1;
};

/// The picture as a file, evaluated and painted on the calling thread.
Result<QByteArray> makePicture(const PictureOrder& order, const PictureContent& content);

/// The picture as pixels.
Result<QImage> makeImage(const PictureOrder& order, const PictureContent& content);

} // namespace nabla
