#include "ui/pictures/pictures.h"

#include "ui/pictures/all.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace nabla {

std::span<const Picture> pictures() {
    static const std::array table{picture::network(), picture::networkSimplified(), picture::output(),
                                  picture::loss(),    picture::confusion(),         picture::roc(),
                                  picture::window()};
    return table;
}

const Picture* findPicture(const QString& key) {
    const auto all = pictures();
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](const Picture& row) { return key == QLatin1String(row.key); });
    return at == all.end() ? nullptr : &*at;
}

QString labelOf(const Picture& picture) {
    return PictureWords::tr(picture.label);
}

QString helpOf(const Picture& picture) {
    return PictureWords::tr(picture.help);
}

QSizeF pictureSize(const Picture& picture, const PictureContent& content) {
    const QSizeF size = picture.size(content);
    return {4 * std::ceil(size.width() / 4), 4 * std::ceil(size.height() / 4)};
}

void paintPicture(QPainter& painter, const Picture& picture, const PictureContent& content,
                  const Theme& theme) {
    const ThemeScope scope(theme);
    const QSizeF size = pictureSize(picture, content);
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform |
                           QPainter::LosslessImageRendering);
    painter.fillRect(QRectF(QPointF(), size), theme.surface);
    picture.paint(painter, content, size);
    painter.restore();
}

} // namespace nabla
