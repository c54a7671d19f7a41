#pragma once

#include "core/experiment/experiment.h"
#include "core/network/network_spec.h"
#include "core/training/training_state.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace nabla {

/// Which units dropout left out in the last batch.
struct DroppedUnits {
    /// One layer, by units; both empty where dropout leaves it whole.
    struct Layer {
        /// For how many of the batch's points the unit was dropped.
        std::vector<std::int64_t> points;
        /// Whether it was for the first of them.
        std::vector<bool> first;
        bool operator==(const Layer&) const = default;
    };
    /// The inputs, then the hidden layers; empty where there was no dropout, or no batch yet.
    std::vector<Layer> layers;
    /// How many points the batch had.
    std::int64_t batchPoints = 0;

    /// Whether the unit was dropped for the batch's first point.
    bool isDropped(std::size_t layer, std::size_t unit) const {
        return layer < layers.size() && unit < layers[layer].first.size() && layers[layer].first[unit];
    }
    /// Whether any unit of the layer could be.
    bool drops(std::size_t layer) const { return layer < layers.size() && !layers[layer].points.empty(); }

    bool operator==(const DroppedUnits&) const = default;
};

/// What dropout did to the last batch before that state, of an epoch of `points` points: drawn again, as
/// draws are a pure function of the experiment's seed and the place in the epoch.
DroppedUnits droppedUnits(const Experiment& experiment, const NetworkSpec& network,
                          const TrainingState& state, std::int64_t points);

} // namespace nabla
