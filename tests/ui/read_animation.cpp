#include "tests/ui/read_animation.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <gif_lib.h>
#include <webp/demux.h>

#include <array>
#include <cstring>

namespace nabla {
namespace {

QString nothing() {
    return {};
}

void paint(QImage& seen, const SavedImage& image, int transparent) {
    const GifImageDesc& place = image.ImageDesc;
    for (int y = 0; y < place.Height; ++y)
        for (int x = 0; x < place.Width; ++x) {
            const int index = image.RasterBits[y * place.Width + x];
            if (index == transparent)
                continue;
            const GifColorType& color = place.ColorMap->Colors[index];
            seen.setPixel(place.Left + x, place.Top + y, qRgb(color.Red, color.Green, color.Blue));
        }
}

bool holdsForever(const SavedImage& first) {
    for (int i = 0; i + 1 < first.ExtensionBlockCount; ++i) {
        const ExtensionBlock& name = first.ExtensionBlocks[i];
        const ExtensionBlock& count = first.ExtensionBlocks[i + 1];
        if (name.ByteCount == 11 && std::memcmp(name.Bytes, "NETSCAPE2.0", 11) == 0)
            return count.ByteCount == 3 && count.Bytes[1] == 0 && count.Bytes[2] == 0;
    }
    return false;
}

ReadAnimation readGif(const QString& path) {
    ReadAnimation read;
    int error = 0;
    GifFileType* gif = DGifOpenFileName(qPrintable(path), &error);
    if (!gif)
        return read;
    if (DGifSlurp(gif) == GIF_OK) {
        QImage seen(gif->SWidth, gif->SHeight, QImage::Format_RGB32);
        for (int i = 0; i < gif->ImageCount; ++i) {
            GraphicsControlBlock control{};
            DGifSavedExtensionToGCB(gif, i, &control);
            paint(seen, gif->SavedImages[i], control.TransparentColor);
            read.frames.push_back(seen.copy());
            read.times.push_back(10 * control.DelayTime);
        }
        read.loops = gif->ImageCount > 0 && holdsForever(gif->SavedImages[0]);
    }
    DGifCloseFile(gif, &error);
    return read;
}

ReadAnimation readWebp(const QString& path) {
    ReadAnimation read;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return read;
    const QByteArray bytes = file.readAll();
    const WebPData data{reinterpret_cast<const uint8_t*>(bytes.constData()),
                        static_cast<std::size_t>(bytes.size())};
    WebPAnimDecoder* decoder = WebPAnimDecoderNew(&data, nullptr);
    if (!decoder)
        return read;
    WebPAnimInfo info{};
    WebPAnimDecoderGetInfo(decoder, &info);
    read.loops = info.loop_count == 0;
    uint8_t* pixels = nullptr;
    int end = 0;
    int before = 0;
    while (WebPAnimDecoderHasMoreFrames(decoder) && WebPAnimDecoderGetNext(decoder, &pixels, &end)) {
        const QImage image(pixels, static_cast<int>(info.canvas_width), static_cast<int>(info.canvas_height),
                           QImage::Format_RGBA8888);
        read.frames.push_back(image.convertToFormat(QImage::Format_RGB32));
        read.times.push_back(end - std::exchange(before, end));
    }
    WebPAnimDecoderDelete(decoder);
    return read;
}

QByteArray outputOf(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished() && process.exitCode() == 0 ? process.readAllStandardOutput()
                                                                : QByteArray();
}

QString whyNoFilms() {
    for (const char* program : {"ffmpeg", "ffprobe"})
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
            return QLatin1String(program) + QStringLiteral(" is not installed");
    return {};
}

/// Films have no loop; players are told.
ReadAnimation readFilm(const QString& path) {
    ReadAnimation read;
    const QStringList facts =
        QString::fromLatin1(
            outputOf(QStringLiteral("ffprobe"),
                     {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-select_streams"),
                      QStringLiteral("v:0"), QStringLiteral("-show_entries"),
                      QStringLiteral("stream=codec_name,width,height,pix_fmt,r_frame_rate"),
                      QStringLiteral("-of"), QStringLiteral("csv=p=0"), path}))
            .trimmed()
            .split(QLatin1Char(','));
    if (facts.size() != 5 || facts[0] != QLatin1String("h264") || facts[3] != QLatin1String("yuv420p"))
        return read;
    const int width = facts[1].toInt();
    const int height = facts[2].toInt();
    const QStringList rate = facts[4].split(QLatin1Char('/'));
    const QByteArray pixels = outputOf(
        QStringLiteral("ffmpeg"),
        {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-i"), path, QStringLiteral("-vf"),
         QStringLiteral("scale=in_color_matrix=bt709"), QStringLiteral("-f"), QStringLiteral("rawvideo"),
         QStringLiteral("-pix_fmt"), QStringLiteral("bgr0"), QStringLiteral("-")});
    const qsizetype size = qsizetype{4} * width * height;
    for (qsizetype at = 0; size > 0 && at + size <= pixels.size(); at += size) {
        const QImage image(reinterpret_cast<const uchar*>(pixels.constData() + at), width, height,
                           QImage::Format_RGB32);
        read.frames.push_back(image.copy());
        read.times.push_back(qRound(1000 * rate[1].toDouble() / rate[0].toDouble()));
    }
    read.loops = true;
    return read;
}

constexpr std::array readers{
    AnimationReader{"gif", nothing, readGif},
    AnimationReader{"webp", nothing, readWebp},
    AnimationReader{"mp4", whyNoFilms, readFilm},
};

} // namespace

const AnimationReader* animationReader(const QString& key) {
    for (const AnimationReader& reader : readers)
        if (key == QLatin1String(reader.key))
            return &reader;
    return nullptr;
}

} // namespace nabla
