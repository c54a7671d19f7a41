#include "core/exporters/c_model.h"

#include "core/support/finite.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace nabla {
namespace {

/// γ (z − μ) / √(σ² + ε) + β is a multiple of z and a number more.
void normalizeInWeights(ModelLayer& layer) {
    const ModelNormalization n = std::exchange(layer.normalization, {});
    for (std::size_t j = 0; j < layer.biases.size(); ++j) {
        const double factor = n.gains[j] / std::sqrt(n.variances[j] + n.epsilon);
        const auto row = layer.weights.begin() + static_cast<std::ptrdiff_t>(j) * layer.from;
        std::for_each(row, row + layer.from, [=](double& weight) { weight *= factor; });
        layer.biases[j] = (layer.biases[j] - n.means[j]) * factor + n.shifts[j];
    }
}

} // namespace

TrainedModel withNormalizationInWeights(TrainedModel model) {
    for (ModelLayer& layer : model.layers)
        if (layer.normalization.isOverSamples())
            normalizeInWeights(layer);
    return model;
}

Status checkFinite(const TrainedModel& model) {
    for (const ModelLayer& layer : model.layers)
        if (!areFinite(layer.weights) || !areFinite(layer.biases))
            return Error{
                "A normalization divides by a variance of 0, so there are no weights that do its work; "
                "choose a format that keeps it, such as NumPy."};
    return Done{};
}

TrainedModel inSinglePrecision(TrainedModel model) {
    if (model.precision == Precision::float32)
        return model;
    model.precision = Precision::float32;
    model.inputs.clear();
    model.layers.clear();
    return model;
}

} // namespace nabla
