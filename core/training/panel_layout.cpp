#include "core/training/panel_layout.h"

#include "core/kernels/kernels.h"

namespace nabla {
namespace {

constexpr int narrowestPanel = 8;

/// The narrowest panel that holds all units, if there is one. A single unit at the end of others stands
/// alone: there, the units before it are in the lanes.
int panelWidth(const NetworkSpec& spec, std::size_t l, int widest) {
    const LayerSpec& layer = spec.layers[l];
    if (layer.to == 1 && l > 0 && l + 1 == spec.layers.size())
        return 1;
    int width = narrowestPanel;
    while (width < layer.to && width < widest)
        width *= 2;
    return width;
}

void place(const LayerSpec& layer, const PanelShape& shape, std::vector<std::uint32_t>& places) {
    for (int o = 0; o < layer.to; ++o) {
        const std::size_t lines = static_cast<std::size_t>(o / shape.panel) * (layer.from + 1);
        const auto at = [&](int line) {
            return shape.start + (lines + line) * shape.panel + o % shape.panel;
        };
        for (int i = 0; i < layer.from; ++i)
            places[layer.weight(o, i)] = static_cast<std::uint32_t>(at(i));
        places[layer.bias(o)] = static_cast<std::uint32_t>(at(layer.from));
    }
}

std::size_t padded(std::size_t size) {
    return (size + kernels::lanes - 1) / kernels::lanes * kernels::lanes;
}

} // namespace

PanelLayout panelLayout(const NetworkSpec& spec, int widest) {
    PanelLayout layout;
    layout.places.resize(spec.parameterCount);
    for (const LayerSpec& layer : spec.layers) {
        const int panel = panelWidth(spec, layout.layers.size(), widest);
        const PanelShape shape{panel, (layer.to + panel - 1) / panel, layout.parameters};
        place(layer, shape, layout.places);
        layout.parameters += padded(static_cast<std::size_t>(layer.from + 1) * shape.stride());
        layout.outputs += shape.stride();
        layout.layers.push_back(shape);
    }
    return layout;
}

} // namespace nabla
