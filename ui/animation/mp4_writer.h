#pragma once

#include "ui/animation/animation_formats.h"

namespace nabla {

/// Why no MP4 can be written here; empty where one can.
QString whyNoMp4();

/// A writer of H.264 films, which `ffmpeg` makes.
Result<std::unique_ptr<FrameWriter>> makeMp4Writer(const AnimationSpec& spec);

} // namespace nabla
