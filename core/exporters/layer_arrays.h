#pragma once

#include "core/exporters/trained_model.h"

#include <span>
#include <string_view>
#include <vector>

namespace nabla {

/// Numbers of a layer, under the name that formats for data give them.
struct LayerArray {
    std::string_view name;
    std::string_view help;
    /// Rows and columns, or one length.
    std::vector<std::size_t> shape;
    std::span<const double> numbers;
};

/// All numbers of a layer, those of its normalization last; they are the layer's own.
std::vector<LayerArray> layerArrays(const ModelLayer& layer);

} // namespace nabla
