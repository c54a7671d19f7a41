#include "core/training/dropped_units.h"

#include "core/training/dropout.h"

#include <algorithm>

namespace nabla {
namespace {

/// The places of an epoch's order that a batch took.
struct Batch {
    std::int64_t epoch;
    std::int64_t first;
    std::int64_t end;
};

/// The last one; at an epoch's beginning that is the last of the epoch before.
Batch lastBatch(const TrainingState& state, std::int64_t size, std::int64_t points) {
    if (state.position > 0)
        return {state.epoch, std::max<std::int64_t>(0, state.position - size), state.position};
    if (state.epoch == 0 || points == 0)
        return {0, 0, 0};
    return {state.epoch - 1, (points - 1) / size * size, points};
}

DroppedUnits::Layer droppedOf(const DropoutMask& mask, int units, const Batch& batch) {
    const auto count = static_cast<std::size_t>(units);
    DroppedUnits::Layer layer{std::vector<std::int64_t>(count), std::vector<bool>(count)};
    std::vector<float> factors(count);
    for (std::int64_t place = batch.first; place < batch.end; ++place) {
        mask.fill(place, units, factors.data());
        for (std::size_t unit = 0; unit < count; ++unit)
            layer.points[unit] += factors[unit] == 0;
    }
    for (int unit = 0; unit < units; ++unit)
        layer.first[static_cast<std::size_t>(unit)] = !mask.keeps(batch.first, unit);
    return layer;
}

} // namespace

DroppedUnits droppedUnits(const Experiment& experiment, const NetworkSpec& network,
                          const TrainingState& state, std::int64_t points) {
    Dropout dropout(experiment);
    const Batch batch = lastBatch(state, experiment.batchSize, points);
    if (!dropout.dropsAny() || batch.first == batch.end)
        return {};
    dropout.beginEpoch(batch.epoch);
    DroppedUnits dropped;
    dropped.batchPoints = batch.end - batch.first;
    const std::vector<int> units = network.shape();
    for (std::size_t layer = 0; layer + 1 < units.size(); ++layer)
        dropped.layers.push_back(dropout.drops(layer) ? droppedOf(dropout.mask(layer), units[layer], batch)
                                                      : DroppedUnits::Layer());
    return dropped;
}

} // namespace nabla
