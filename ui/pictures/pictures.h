#pragma once

#include "ui/pictures/picture_content.h"
#include "ui/theme.h"

#include <QString>

#include <span>

class QPainter;

namespace nabla {

/// A thing that pictures can be made of. Its functions may be called on any thread; they paint in the theme
/// in force there.
struct Picture {
    const char* key;
    const char* label;
    const char* help;
    /// Why there is no such picture; empty where there is one.
    QString (*missing)(const PictureContent& content);
    /// Logical pixels of its width and height.
    QSizeF (*size)(const PictureContent& content);
    /// What it needs evaluated, for that many device pixels a logical one.
    FieldRequest (*request)(double scale);
    void (*paint)(QPainter& painter, const PictureContent& content, const QSizeF& size);
    /// Whether it is what the window painted, colors and images included.
    bool asWindow = false;
};

/// All pictures, in the order in which they are offered.
std::span<const Picture> pictures();

/// The picture of that key, or null.
const Picture* findPicture(const QString& key);

/// Names, helps and reasons in the user's language.
QString labelOf(const Picture& picture);
QString helpOf(const Picture& picture);

/// The picture's size, rounded up to multiples of 4 pixels, which are whole points on paper.
QSizeF pictureSize(const Picture& picture, const PictureContent& content);

/// Paints the whole picture at the origin, its ground included.
void paintPicture(QPainter& painter, const Picture& picture, const PictureContent& content,
                  const Theme& theme);

} // namespace nabla
