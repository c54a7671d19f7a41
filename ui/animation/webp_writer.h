#pragma once

#include "ui/animation/animation_formats.h"

namespace nabla {

/// A writer of WebP files that play forever, in all colors.
Result<std::unique_ptr<FrameWriter>> makeWebpWriter(const AnimationSpec& spec);

} // namespace nabla
