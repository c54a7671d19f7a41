#include "core/network/network_spec.h"

#include "core/experiment/normalizations.h"

#include <algorithm>
#include <utility>

namespace nabla {
namespace {

/// Has the last layer's weighted sums normalized as the experiment's hidden layers are.
void normalizeLast(NetworkSpec& spec, const Experiment& experiment) {
    LayerSpec& layer = spec.layers.back();
    const NormalizationRow& row = normalizationRow(experiment.normalization);
    layer.normalization = row.normalization;
    if (row.normalization == Normalization::none)
        return;
    spec.normalizationKnobs = experiment.normalizationKnobs;
    layer.groups = row.groups ? row.groups(layer.to, experiment.normalizationKnobs) : 0;
    const std::size_t count = 2 * static_cast<std::size_t>(layer.to);
    layer.gains = std::exchange(spec.parameterCount, spec.parameterCount + count);
    if (takesBatch(row.normalization))
        layer.statistics = std::exchange(spec.statisticsCount, spec.statisticsCount + count);
}

} // namespace

Activation outputActivation(const Experiment& experiment) {
    if (takesLogits(experiment.loss))
        return Activation::linear;
    if (experiment.outputActivation != Activation::automatic)
        return experiment.outputActivation;
    return experiment.problem == Problem::classification ? Activation::tanh : Activation::linear;
}

bool NetworkSpec::isNormalized() const {
    return std::any_of(layers.begin(), layers.end(),
                       [](const LayerSpec& layer) { return layer.normalization != Normalization::none; });
}

std::vector<int> NetworkSpec::shape() const {
    std::vector<int> sizes{inputs};
    for (const LayerSpec& layer : layers)
        sizes.push_back(layer.to);
    return sizes;
}

Activation hiddenActivation(const Experiment& experiment, std::size_t layer) {
    const bool isSame = layer >= experiment.layerActivations.size() ||
                        experiment.layerActivations[layer] == Activation::automatic;
    return isSame ? experiment.activation : experiment.layerActivations[layer];
}

NetworkSpec networkSpec(const Experiment& experiment) {
    NetworkSpec spec;
    spec.inputs = static_cast<int>(experiment.features.size());
    int from = spec.inputs;
    const auto add = [&](int to, Activation activation) {
        LayerSpec layer{from, to, spec.parameterCount, 0, activation};
        layer.biases = layer.weights + static_cast<std::size_t>(from) * to;
        spec.parameterCount = layer.biases + static_cast<std::size_t>(to);
        spec.layers.push_back(layer);
        from = to;
    };
    for (std::size_t layer = 0; layer < experiment.hidden.size(); ++layer) {
        add(experiment.hidden[layer], hiddenActivation(experiment, layer));
        normalizeLast(spec, experiment);
    }
    add(experiment.problem == Problem::multiclass ? experiment.classes : 1, outputActivation(experiment));
    return spec;
}

} // namespace nabla
