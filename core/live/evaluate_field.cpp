#include "core/live/evaluate_field.h"

#include "core/network/activation_functions.h"
#include "core/training/loss_gradient.h"

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

bool exists(const NetworkSpec& network, const Unit& unit) {
    const auto shape = network.shape();
    const int last = static_cast<int>(shape.size()) - 1;
    return unit.layer >= 0 && unit.layer <= last && unit.index < shape[unit.layer];
}

/// Evaluates the unit asked for, or where it is not there, the output.
void evaluateMap(PlaneEvaluator& planes, int pixels, const Unit& wanted, Field& field,
                 const std::atomic<bool>& cancelled) {
    const NetworkSpec& network = field.snapshot->network;
    const bool asksForUnit = exists(network, wanted);
    if (!asksForUnit && network.outputs() > 1)
        return planes.evaluateClasses(pixels, field.map, field.certainty, cancelled);
    const Unit output{static_cast<int>(network.layers.size()), 0};
    const Unit unit = asksForUnit ? wanted : output;
    planes.evaluate(pixels, unit, field.map, cancelled);
    if (unit == output && network.outputs() == 1 && field.snapshot->experiment.loss == Loss::crossEntropy)
        for (float& value : field.map.values)
            value = Sigmoid::value(value);
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
        evaluateMap(planes, affordable(request.mapPixels), request.mapUnit, *field, cancelled);
    if (request.gradient && !cancelled)
        field->gradient = lossGradient(snapshot->experiment, *snapshot->data, snapshot->state, &cancelled);
    if (request.metrics && !cancelled)
        field->metrics = measure(snapshot->experiment, *snapshot->data, snapshot->state, cancelled);
    return cancelled ? nullptr : field;
}

} // namespace nabla
