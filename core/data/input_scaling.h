#pragma once

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"

#include <span>
#include <string_view>

namespace nabla {

/// A way to bring the network's inputs to one scale.
struct InputNormalizationRow {
    InputNormalization normalization;
    std::string_view key;
    std::string_view label;
    std::string_view help;
    /// Whether a Playground link can name it.
    bool inPlayground;
    /// From a feature's values over the training points (at least one).
    FeatureScale (*scale)(std::span<const double> values);
};

/// All ways, in the order in which they are offered.
std::span<const InputNormalizationRow> inputNormalizations();

/// The row of that way.
const InputNormalizationRow& inputNormalizationRow(InputNormalization normalization);

/// The scale of each of the experiment's features over the training points; empty where inputs stay as they
/// are. Test points are never looked at.
InputScaling inputScaling(const Experiment& experiment, std::span<const Point> train);

} // namespace nabla
