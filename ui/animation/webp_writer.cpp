#include "ui/animation/webp_writer.h"

#include <webp/encode.h>
#include <webp/mux.h>

#include <utility>

namespace nabla {
namespace {

constexpr float quality = 88;

/// A frame as the encoder takes it.
class Picture {
  public:
    explicit Picture(const QImage& image) : good_(WebPPictureInit(&picture_)) {
        picture_.use_argb = 1;
        picture_.width = image.width();
        picture_.height = image.height();
        good_ = good_ &&
                WebPPictureImportBGRX(&picture_, image.constBits(), static_cast<int>(image.bytesPerLine()));
    }
    ~Picture() { WebPPictureFree(&picture_); }
    Picture(const Picture&) = delete;
    Picture& operator=(const Picture&) = delete;

    WebPPicture* get() { return good_ ? &picture_ : nullptr; }

  private:
    WebPPicture picture_{};
    bool good_;
};

class WebpWriter final : public FrameWriter {
  public:
    explicit WebpWriter(const QSize& size) {
        WebPAnimEncoderOptions options;
        if (!WebPAnimEncoderOptionsInit(&options) ||
            !WebPConfigPreset(&config_, WEBP_PRESET_DRAWING, quality))
            return;
        options.anim_params.loop_count = 0;
        // Points and text keep their edges, which color at half the resolution would blur.
        config_.use_sharp_yuv = 1;
        config_.thread_level = 1;
        encoder_ = WebPAnimEncoderNew(size.width(), size.height(), &options);
    }
    ~WebpWriter() override { WebPAnimEncoderDelete(encoder_); }

    bool hasBegun() const { return encoder_; }

    Status add(const QImage& frame, int milliseconds) override {
        const QImage image = frame.convertToFormat(QImage::Format_RGB32);
        Picture picture(image);
        if (!picture.get() || !WebPAnimEncoderAdd(encoder_, picture.get(), time_, &config_))
            return problem();
        time_ += milliseconds;
        return Done{};
    }

    Result<std::string> finish() override {
        WebPData data{};
        std::string content;
        const bool good =
            WebPAnimEncoderAdd(encoder_, nullptr, time_, nullptr) && WebPAnimEncoderAssemble(encoder_, &data);
        if (good)
            content.assign(reinterpret_cast<const char*>(data.bytes), data.size);
        WebPDataClear(&data);
        if (!good)
            return Error{problem().error()};
        return content;
    }

  private:
    Status problem() const {
        const std::string text = WebPAnimEncoderGetError(encoder_);
        return Error{"The WebP cannot be made: " + (text.empty() ? "not enough memory" : text) + "."};
    }

    WebPConfig config_{};
    WebPAnimEncoder* encoder_ = nullptr;
    int time_ = 0; ///< milliseconds
};

} // namespace

Result<std::unique_ptr<FrameWriter>> makeWebpWriter(const AnimationSpec& spec) {
    auto writer = std::make_unique<WebpWriter>(spec.size);
    if (!writer->hasBegun())
        return Error{"The WebP cannot be made: it is too large, or there is not enough memory."};
    return std::unique_ptr<FrameWriter>(std::move(writer));
}

} // namespace nabla
