#include "ui/animation/animation_formats.h"

#include "ui/animation/gif_writer.h"
#include "ui/animation/mp4_writer.h"
#include "ui/animation/webp_writer.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace nabla {
namespace {

QString nothing() {
    return {};
}

constexpr std::array table{
    AnimationFormat{"gif", QT_TRANSLATE_NOOP("AnimationFormats", "GIF"),
                    QT_TRANSLATE_NOOP("AnimationFormats", "Plays everywhere, in slides, wikis and chats."),
                    85, nothing, makeGifWriter},
    AnimationFormat{"webp", QT_TRANSLATE_NOOP("AnimationFormats", "WebP"),
                    QT_TRANSLATE_NOOP("AnimationFormats", "Smaller, in all colors, for pages on the web."),
                    50, nothing, makeWebpWriter},
    AnimationFormat{
        "mp4", QT_TRANSLATE_NOOP("AnimationFormats", "MP4"),
        QT_TRANSLATE_NOOP("AnimationFormats", "A film for players, slides and editors; smallest."), 11,
        whyNoMp4, makeMp4Writer},
};

} // namespace

std::span<const AnimationFormat> animationFormats() {
    return table;
}

const AnimationFormat* animationFormatOf(const QString& path) {
    const QString ending = QFileInfo(path).suffix().toLower();
    const auto* found = std::find_if(table.begin(), table.end(), [&](const AnimationFormat& format) {
        return ending == QLatin1String(format.key);
    });
    return found == table.end() ? nullptr : found;
}

QString animationText(const char* text) {
    return QCoreApplication::translate("AnimationFormats", text);
}

} // namespace nabla
