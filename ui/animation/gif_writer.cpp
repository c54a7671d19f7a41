#include "ui/animation/gif_writer.h"

#include "ui/animation/gif_palette.h"

#include <QRect>

#include <gif_lib.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace nabla {
namespace {

/// One of 256 stands for what stays as it is seen.
constexpr std::size_t mostColors = 255;
/// What differs by no more than this in each channel is left as it is seen: nobody sees it, and the file
/// becomes much smaller. It is compared with what is seen, so that small changes add up.
constexpr int tolerance = 2;

bool differs(QRgb a, QRgb b) {
    return std::abs(qRed(a) - qRed(b)) > tolerance || std::abs(qGreen(a) - qGreen(b)) > tolerance ||
           std::abs(qBlue(a) - qBlue(b)) > tolerance;
}

const QRgb* lineOf(const QImage& image, int y) {
    return reinterpret_cast<const QRgb*>(image.constScanLine(y));
}

/// Which pixels are to be painted anew, and around them a rectangle.
struct Change {
    QRect rect;
    std::vector<QRgb> colors;
};

Change changeOf(const QImage& from, const QImage& to) {
    Change change;
    int left = to.width(), right = -1, top = to.height(), bottom = -1;
    for (int y = 0; y < to.height(); ++y)
        for (int x = 0; x < to.width(); ++x) {
            const QRgb color = lineOf(to, y)[x];
            if (!from.isNull() && !differs(lineOf(from, y)[x], color))
                continue;
            change.colors.push_back(color);
            left = std::min(left, x);
            right = std::max(right, x);
            top = std::min(top, y);
            bottom = y;
        }
    change.rect = QRect(QPoint(left, top), QPoint(right, bottom));
    return change;
}

struct FreeColorMap {
    void operator()(ColorMapObject* map) const { GifFreeMapObject(map); }
};
using ColorMap = std::unique_ptr<ColorMapObject, FreeColorMap>;

/// Palettes have a power of two entries.
ColorMap colorMapOf(const std::vector<QRgb>& colors) {
    const int count = 1 << GifBitSize(static_cast<int>(colors.size()) + 1);
    ColorMap map(GifMakeMapObject(count, nullptr));
    for (std::size_t i = 0; map && i < colors.size(); ++i)
        map->Colors[i] = {static_cast<GifByteType>(qRed(colors[i])),
                          static_cast<GifByteType>(qGreen(colors[i])),
                          static_cast<GifByteType>(qBlue(colors[i]))};
    return map;
}

int append(GifFileType* gif, const GifByteType* bytes, int count) {
    static_cast<std::string*>(gif->UserData)
        ->append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count));
    return count;
}

class GifWriter final : public FrameWriter {
  public:
    explicit GifWriter(const QSize& size) : size_(size), gif_(EGifOpen(&content_, append, &error_)) {}
    ~GifWriter() override { close(); }

    Status begin() {
        if (!gif_)
            return problem();
        EGifSetGifVersion(gif_, true);
        constexpr std::array<GifByteType, 3> forever{1, 0, 0};
        const bool good = EGifPutScreenDesc(gif_, size_.width(), size_.height(), 8, 0, nullptr) &&
                          EGifPutExtensionLeader(gif_, APPLICATION_EXT_FUNC_CODE) &&
                          EGifPutExtensionBlock(gif_, 11, "NETSCAPE2.0") &&
                          EGifPutExtensionBlock(gif_, forever.size(), forever.data()) &&
                          EGifPutExtensionTrailer(gif_);
        return good ? Status(Done{}) : problem();
    }

    Status add(const QImage& frame, int milliseconds) override {
        const QImage image = frame.convertToFormat(QImage::Format_RGB32);
        Change change = changeOf(seen_, image);
        // A frame must have a pixel.
        if (change.colors.empty())
            change = {QRect(0, 0, 1, 1), {lineOf(image, 0)[0]}};
        const GifPalette palette(std::move(change.colors), mostColors);
        const auto transparent = static_cast<int>(palette.colors().size());
        const ColorMap map = colorMapOf(palette.colors());
        const QRect& rect = change.rect;
        if (!map || !putTime(milliseconds, transparent) ||
            !EGifPutImageDesc(gif_, rect.x(), rect.y(), rect.width(), rect.height(), false, map.get()) ||
            !putLines(image, rect, palette))
            return problem();
        return Done{};
    }

    Result<std::string> finish() override {
        if (!close())
            return Error{problem().error()};
        return std::move(content_);
    }

  private:
    /// GIF counts hundredths; what rounding takes from one frame the next ones get.
    bool putTime(int milliseconds, int transparent) {
        time_ += milliseconds;
        const int delay = (time_ + 5) / 10 - written_;
        written_ += delay;
        const GraphicsControlBlock control{DISPOSE_DO_NOT, false, delay, transparent};
        std::array<GifByteType, 4> bytes{};
        EGifGCBToExtension(&control, bytes.data());
        return EGifPutExtension(gif_, GRAPHICS_EXT_FUNC_CODE, bytes.size(), bytes.data());
    }

    bool putLines(const QImage& image, const QRect& rect, const GifPalette& palette) {
        const bool first = seen_.isNull();
        if (first)
            seen_ = QImage(image.size(), QImage::Format_RGB32);
        const auto transparent = static_cast<GifPixelType>(palette.colors().size());
        std::vector<GifPixelType> line(static_cast<std::size_t>(rect.width()));
        for (int y = rect.top(); y <= rect.bottom(); ++y) {
            const QRgb* wanted = lineOf(image, y) + rect.left();
            auto* seen = reinterpret_cast<QRgb*>(seen_.scanLine(y)) + rect.left();
            for (std::size_t x = 0; x < line.size(); ++x) {
                const bool stays = !first && !differs(seen[x], wanted[x]);
                line[x] = stays ? transparent : palette.indexOf(wanted[x]);
                if (!stays)
                    seen[x] = palette.colors()[line[x]];
            }
            if (!EGifPutLine(gif_, line.data(), rect.width()))
                return false;
        }
        return true;
    }

    bool close() { return !gif_ || EGifCloseFile(std::exchange(gif_, nullptr), &error_); }

    Status problem() const {
        const char* text = GifErrorString(gif_ ? gif_->Error : error_);
        return Error{std::string("The GIF cannot be made: ") + (text ? text : "not enough memory") + "."};
    }

    QSize size_;
    std::string content_;
    int error_ = 0;
    GifFileType* gif_;
    /// As a viewer shows it after the last frame.
    QImage seen_;
    int time_ = 0;    ///< milliseconds
    int written_ = 0; ///< hundredths of a second
};

} // namespace

Result<std::unique_ptr<FrameWriter>> makeGifWriter(const AnimationSpec& spec) {
    auto writer = std::make_unique<GifWriter>(spec.size);
    if (Status begun = writer->begin(); !begun)
        return Error{begun.error()};
    return std::unique_ptr<FrameWriter>(std::move(writer));
}

} // namespace nabla
