#pragma once

#include "ui/animation/animation_formats.h"

namespace nabla {

/// A writer of GIF files that play forever: every frame has colors of its own and holds only what is no
/// longer as it is seen.
Result<std::unique_ptr<FrameWriter>> makeGifWriter(const AnimationSpec& spec);

} // namespace nabla
