#pragma once

#include "core/network/network_spec.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace nabla {

/// How one layer stands in panels of units; see `kernels::PanelLayer`.
struct PanelShape {
    int panel = 0;
    int panels = 0;
    /// Where its weights begin in the parameters.
    std::size_t start = 0;

    int stride() const { return panel * panels; }
};

/// How a whole network stands in panels.
struct PanelLayout {
    std::vector<PanelShape> layers;
    /// Numbers in the parameters, and in one sample's outputs.
    std::size_t parameters = 0;
    std::size_t outputs = 0;
    /// Where each parameter of the network stands.
    std::vector<std::uint32_t> places;
};

/// Panels for a network, none wider than `widest` units.
PanelLayout panelLayout(const NetworkSpec& spec, int widest);

} // namespace nabla
