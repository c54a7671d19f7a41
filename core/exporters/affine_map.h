#pragma once

#include "core/exporters/trained_model.h"

#include <optional>
#include <vector>

namespace nabla {

/// What makes the network's inputs of the data's columns with sums and factors alone: factors · columns +
/// constants.
struct AffineMap {
    /// [inputs][columns], by rows.
    std::vector<double> factors;
    /// [inputs].
    std::vector<double> constants;

    /// Whether the inputs are the columns as they are.
    bool isIdentity() const;
};

/// A model's features and scales as such a map; nothing where a feature is something else.
std::optional<AffineMap> affineInputs(const TrainedModel& model);

} // namespace nabla
