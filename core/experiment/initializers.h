#pragma once

#include "core/experiment/experiment.h"
#include "core/support/random.h"

#include <span>
#include <string_view>

namespace nabla {

/// Links into and out of each unit of a layer.
struct Fans {
    double in = 1;
    double out = 1;
};

/// A way to draw start weights.
struct InitializerRow {
    Initializer initializer;
    std::string_view key;
    std::string_view label;
    std::string_view help;
    /// Whether a Playground link can name it.
    bool inPlayground;
    /// One weight of a layer.
    double (*weight)(const Fans& fans, RandomStream& random);
    /// Every bias.
    double bias;
};

/// All ways to draw start weights, in the order in which they are offered.
std::span<const InitializerRow> initializers();

/// The row of that way.
const InitializerRow& initializerRow(Initializer initializer);

} // namespace nabla
