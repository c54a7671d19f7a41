#pragma once

#include "core/support/result.h"

#include <QImage>

#include <string>

namespace nabla {

/// Puts frames together to an animation, one after another.
class FrameWriter {
  public:
    FrameWriter() = default;
    virtual ~FrameWriter() = default;
    FrameWriter(const FrameWriter&) = delete;
    FrameWriter& operator=(const FrameWriter&) = delete;

    /// Adds a frame of the animation's size, which is seen for so long.
    virtual Status add(const QImage& frame, int milliseconds) = 0;

    /// The whole file's content; nothing can be added any more.
    virtual Result<std::string> finish() = 0;
};

} // namespace nabla
