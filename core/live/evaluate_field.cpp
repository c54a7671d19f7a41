#include "core/live/evaluate_field.h"

#include "core/training/loss_gradient.h"

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

/// The unit that the map is to show: the output where the one asked for is not there.
Unit mapUnit(const NetworkSpec& network, const Unit& wanted) {
    const auto shape = network.shape();
    const int last = static_cast<int>(shape.size()) - 1;
    const bool exists = wanted.layer >= 0 && wanted.layer <= last && wanted.index < shape[wanted.layer];
    return exists ? wanted : Unit{last, 0};
}

} // namespace

int affordablePixels(int wanted, std::size_t parameters) {
    constexpr double mostProducts = 4e9;
    constexpr double fewest = 8;
    const double affordable = std::sqrt(mostProducts / static_cast<double>(parameters));
    return std::min(wanted, static_cast<int>(std::max(fewest, affordable)));
}

std::shared_ptr<const Field> evaluateField(PlaneEvaluator& planes,
                                           const std::shared_ptr<const Snapshot>& snapshot,
                                           const FieldRequest& request, const std::atomic<bool>& cancelled) {
    const NetworkSpec& network = snapshot->network;
    const auto affordable = [&](int pixels) { return affordablePixels(pixels, network.parameterCount); };
    auto field = std::make_shared<Field>();
    field->snapshot = snapshot;
    field->request = request;
    planes.setSnapshot(*snapshot);
    if (request.thumbnailPixels > 0)
        planes.evaluateAll(affordable(request.thumbnailPixels), request.unitsPerLayer, field->thumbnails,
                           cancelled);
    if (request.mapPixels > 0)
        planes.evaluate(affordable(request.mapPixels), mapUnit(network, request.mapUnit), field->map,
                        cancelled);
    if (request.gradient && !cancelled)
        field->gradient =
            lossGradient(snapshot->experiment, *snapshot->data, snapshot->state.parameters, &cancelled);
    if (request.metrics && !cancelled)
        field->metrics = measure(snapshot->experiment, *snapshot->data, snapshot->state, cancelled);
    return cancelled ? nullptr : field;
}

} // namespace nabla
