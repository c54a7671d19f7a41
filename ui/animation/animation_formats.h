#pragma once

#include "ui/animation/frame_writer.h"

#include <QSize>
#include <QString>

#include <memory>
#include <span>

namespace nabla {

/// What all frames of an animation have in common.
struct AnimationSpec {
    /// In pixels; both even, as many films must be.
    QSize size;
    /// The most frames in a second; formats without a time for each frame have that many.
    double framesPerSecond = 20;
};

/// A kind of file that an animation can be written to.
struct AnimationFormat {
    /// Also the files' extension.
    const char* key;
    const char* label;
    /// What it is for, in a sentence; untranslated, as the label.
    const char* help;
    /// How many bytes a thousand pixels of a frame take in a usual recording.
    double bytesPerThousandPixels;
    /// Why it cannot be written here; empty where it can.
    QString (*missing)();
    /// A writer of such files.
    Result<std::unique_ptr<FrameWriter>> (*make)(const AnimationSpec& spec);
};

/// All formats, in the order in which they are shown.
std::span<const AnimationFormat> animationFormats();

/// The format that a file's name ends in, or null.
const AnimationFormat* animationFormatOf(const QString& path);

/// A format's label, or what it is for, in the user's language.
QString animationText(const char* text);

} // namespace nabla
