#pragma once

#include "core/experiment/experiment.h"

#include <string_view>
#include <vector>

namespace nabla {

/// A network whose window is measured.
struct Net {
    std::string_view name;
    Experiment experiment;
};

/// A is the first start's network, B has all of the Playground's features and its largest shape, W is wide
/// and deep.
std::vector<Net> nets();

} // namespace nabla
