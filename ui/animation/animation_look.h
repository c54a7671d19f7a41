#pragma once

namespace nabla {

/// What the frames of an animation show, and how.
struct AnimationLook {
    /// Pixels; what is shown gives the height.
    int width = 480;
    /// Whether the loss chart is below the map.
    bool chart = true;
    bool showTest = false;
    bool discretize = false;
    bool logarithmicLoss = false;

    bool operator==(const AnimationLook&) const = default;
};

} // namespace nabla
