#pragma once

#include "core/experiment/experiment.h"

#include <span>
#include <string_view>

namespace nabla {

/// How people choose a normalization, and what it takes together.
struct NormalizationRow {
    Normalization normalization;
    std::string_view key;
    std::string_view label;
    std::string_view help;
    /// Whether a Playground link can name it.
    bool inPlayground;
    /// Into how many groups of units, each normalized by itself, a layer of that width falls; null where a
    /// unit is normalized over samples.
    int (*groups)(int width, const NormalizationKnobs& knobs);
};

/// All normalizations, in the order in which they are offered.
std::span<const NormalizationRow> normalizations();

/// The row of a normalization.
const NormalizationRow& normalizationRow(Normalization normalization);

} // namespace nabla
