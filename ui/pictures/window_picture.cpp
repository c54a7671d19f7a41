#include "ui/pictures/all.h"

#include <QPainter>

namespace nabla::picture {

Picture window() {
    return {
        "window",
        QT_TRANSLATE_NOOP("Pictures", "Window"),
        QT_TRANSLATE_NOOP("Pictures", "The whole window, as it stands when the picture is saved or copied."),
        [](const PictureContent& content) {
            return content.windowSize.isEmpty() ? PictureWords::tr("There is no window.") : QString();
        },
        [](const PictureContent& content) { return content.windowSize; },
        [](double) { return FieldRequest{}; },
        [](QPainter& painter, const PictureContent& content, const QSizeF&) {
            painter.drawPicture(QPointF(), content.window);
        },
        true};
}

} // namespace nabla::picture
