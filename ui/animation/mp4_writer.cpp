#include "ui/animation/mp4_writer.h"

#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>

#include <algorithm>
#include <array>
#include <cmath>
#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>

namespace nabla {
namespace {

/// A program that does nothing for so long will never do anything.
constexpr int patience = 60'000;

QString program() {
    return QStandardPaths::findExecutable(QStringLiteral("ffmpeg"));
}

/// An encoder of H.264 and what makes its films good; some builds of ffmpeg lack the best.
struct Encoder {
    const char* name;
    const char* options;
};

constexpr std::array encoders{
    Encoder{"libx264", "-preset medium -crf 16 -tune animation"},
    Encoder{"libopenh264", "-b:v 4M"},
};

/// The best encoder that the installed ffmpeg has, or null.
const Encoder* findEncoder() {
    QProcess process;
    process.start(program(), {QStringLiteral("-hide_banner"), QStringLiteral("-encoders")});
    if (!process.waitForFinished(patience))
        return nullptr;
    const QString list = QString::fromLocal8Bit(process.readAllStandardOutput());
    const auto* found = std::find_if(encoders.begin(), encoders.end(), [&](const Encoder& encoder) {
        return list.contains(QLatin1Char(' ') + QLatin1String(encoder.name) + QLatin1Char(' '));
    });
    return found == encoders.end() ? nullptr : found;
}

/// Colors are those of HD films, and said to be; the index goes first, so that a page can begin to play.
QStringList arguments(const AnimationSpec& spec, const Encoder& encoder, const QString& out) {
    const QString input = QStringLiteral("-hide_banner -loglevel error -y -f rawvideo -pix_fmt bgr0 -s %1x%2 "
                                         "-r %3 -i - -an -vf scale=out_color_matrix=bt709:out_range=tv "
                                         "-pix_fmt yuv420p -colorspace bt709 -color_primaries bt709 "
                                         "-color_trc bt709 -c:v %4 %5 -movflags +faststart -f mp4")
                              .arg(spec.size.width())
                              .arg(spec.size.height())
                              .arg(spec.framesPerSecond, 0, 'f', 3)
                              .arg(QLatin1String(encoder.name), QLatin1String(encoder.options));
    return input.split(QLatin1Char(' ')) << out;
}

/// Runs in the program before it is ffmpeg: the file stays open there, and the kernel ends it with the thread
/// that began it.
void livesAndDiesWithUs(int file) {
    ::fcntl(file, F_SETFD, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
}

class Mp4Writer final : public FrameWriter {
  public:
    Mp4Writer(const AnimationSpec& spec, const Encoder& encoder) : framesPerSecond_(spec.framesPerSecond) {
        if (!film_.open())
            return;
        QFile::remove(film_.fileName());
        film_.setAutoRemove(false);
        process_.setChildProcessModifier([film = film_.handle()] { livesAndDiesWithUs(film); });
        process_.start(program(),
                       arguments(spec, encoder, QStringLiteral("/proc/self/fd/%1").arg(film_.handle())));
    }
    ~Mp4Writer() override {
        process_.kill();
        process_.waitForFinished(patience);
    }

    Status begin() {
        if (!film_.isOpen())
            return Error{"There is no room for the film: " + film_.errorString().toStdString()};
        if (!process_.waitForStarted(patience))
            return problem();
        return Done{};
    }

    /// A film has so many frames a second: each is repeated until its time is over.
    Status add(const QImage& frame, int milliseconds) override {
        const QImage image = frame.convertToFormat(QImage::Format_RGB32);
        time_ += milliseconds;
        for (const auto until = std::llround(time_ * framesPerSecond_ / 1000); written_ < until; ++written_)
            if (!write(image))
                return problem();
        return Done{};
    }

    Result<std::string> finish() override {
        process_.closeWriteChannel();
        const bool ended = process_.waitForFinished(patience);
        if (!ended || process_.exitStatus() != QProcess::NormalExit || process_.exitCode() != 0)
            return Error{problem().error()};
        const QByteArray film = film_.readAll();
        if (film_.error() != QFile::NoError)
            return Error{"The film cannot be read: " + film_.errorString().toStdString()};
        return film.toStdString();
    }

  private:
    bool write(const QImage& image) {
        process_.write(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes());
        while (process_.bytesToWrite() > 0)
            if (!process_.waitForBytesWritten(patience))
                return false;
        return true;
    }

    Status problem() {
        process_.waitForFinished(1000);
        const std::string said = process_.readAllStandardError().trimmed().toStdString();
        return Error{"ffmpeg cannot make the film: " +
                     (said.empty() ? process_.errorString().toStdString() : said)};
    }

    double framesPerSecond_;
    double time_ = 0; ///< milliseconds
    long long written_ = 0;
    /// Loses its name at once, and so is gone with the program however that ends.
    QTemporaryFile film_;
    QProcess process_;
};

} // namespace

QString whyNoMp4() {
    return program().isEmpty()
               ? QCoreApplication::translate("AnimationFormats", "The program ffmpeg is not installed.")
               : QString();
}

Result<std::unique_ptr<FrameWriter>> makeMp4Writer(const AnimationSpec& spec) {
    const Encoder* encoder = findEncoder();
    if (!encoder)
        return Error{"The installed ffmpeg cannot write H.264: it has neither libx264 nor libopenh264."};
    auto writer = std::make_unique<Mp4Writer>(spec, *encoder);
    if (Status begun = writer->begin(); !begun)
        return Error{begun.error()};
    return std::unique_ptr<FrameWriter>(std::move(writer));
}

} // namespace nabla
