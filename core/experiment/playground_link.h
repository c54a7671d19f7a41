#pragma once

#include "core/experiment/experiment.h"
#include "core/support/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace nabla {

/// What a TensorFlow Playground link says.
struct PlaygroundLink {
    Experiment experiment;
    bool showTest = false;
    bool discretize = false;
    /// Whether the link named no seed, so that one was drawn.
    bool seedDrawn = false;
};

/// Reads a link (or only what stands behind its '#') as the Playground does; refuses what Nabla's limits
/// cannot hold.
Result<PlaygroundLink> parsePlaygroundLink(std::string_view link);

/// A link to the Playground, and what it could not carry, in words.
struct WrittenLink {
    std::string text;
    std::vector<std::string> leftOut;
};

/// Writes a link for as much of the experiment as the Playground can express.
WrittenLink writePlaygroundLink(const Experiment& experiment, bool showTest, bool discretize);

/// A seed as the Playground draws them: a number in [0, 1) with five decimals.
std::string newSeed();

} // namespace nabla
