#include "core/importers/onnx_hidden_layers.h"

#include "core/experiment/normalizations.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace nabla {
namespace {

void takeSizes(const OnnxNetwork& network, Experiment& experiment) {
    experiment.hidden.clear();
    std::vector<Activation> activations;
    for (std::size_t l = 0; l + 1 < network.layers.size(); ++l) {
        experiment.hidden.push_back(static_cast<int>(network.layers[l].to));
        activations.push_back(network.layers[l].activation);
    }
    if (activations.empty())
        return;
    experiment.activation = activations.front();
    while (!activations.empty() && activations.back() == experiment.activation)
        activations.pop_back();
    std::replace(activations.begin(), activations.end(), experiment.activation, Activation::automatic);
    experiment.layerActivations = std::move(activations);
}

/// After the output there is nothing left to drop.
void takeDropout(const OnnxNetwork& network, Experiment& experiment) {
    experiment.inputKeepProbability = 1 - network.dropped;
    std::vector<double> kept;
    for (std::size_t l = 0; l + 1 < network.layers.size(); ++l)
        kept.push_back(1 - network.layers[l].dropped);
    if (!kept.empty())
        experiment.keepProbability = kept.back();
    while (!kept.empty() && kept.back() == experiment.keepProbability)
        kept.pop_back();
    experiment.layerKeepProbabilities = std::move(kept);
}

/// The first normalization that divides every layer into the groups that it has.
Status takeGroups(const OnnxNetwork& network, Experiment& experiment) {
    const std::span hidden(network.layers.data(), network.layers.size() - 1);
    NormalizationKnobs& knobs = experiment.normalizationKnobs;
    for (const OnnxLayer& layer : hidden)
        knobs.groups = std::max(knobs.groups, static_cast<int>(layer.normalization.groups));
    for (const NormalizationRow& row : normalizations()) {
        const bool isIt =
            row.groups && std::all_of(hidden.begin(), hidden.end(), [&](const OnnxLayer& l) {
                return row.groups(static_cast<int>(l.to), knobs) == static_cast<int>(l.normalization.groups);
            });
        if (!isIt)
            continue;
        experiment.normalization = row.normalization;
        return Done{};
    }
    return Error{"The model's hidden layers are normalized in groups of different kinds; in Nabla all have "
                 "the same."};
}

/// Nabla's hidden layers are all normalized alike.
Status takeNormalization(const OnnxNetwork& network, Experiment& experiment) {
    if (network.layers.size() < 2)
        return Done{};
    const OnnxNormalization& first = network.layers.front().normalization;
    for (std::size_t l = 1; l + 1 < network.layers.size(); ++l) {
        const OnnxNormalization& other = network.layers[l].normalization;
        if (other.over != first.over || other.epsilon != first.epsilon)
            return Error{"The model's hidden layers 1 and " + std::to_string(l + 1) +
                         " differ in normalization or its epsilon; in Nabla all have the same."};
    }
    if (first.over == OnnxNormalization::Over::nothing)
        return Done{};
    NormalizationKnobs& knobs = experiment.normalizationKnobs;
    // Batch renormalization, as Nabla exports it, needs none.
    knobs.epsilon = std::max(first.epsilon, 1e-12);
    if (first.over == OnnxNormalization::Over::units)
        return takeGroups(network, experiment);
    experiment.normalization = Normalization::batch;
    knobs.momentum = first.momentum;
    return Done{};
}

} // namespace

Status takeHiddenLayers(const OnnxNetwork& network, Experiment& experiment) {
    takeSizes(network, experiment);
    takeDropout(network, experiment);
    return takeNormalization(network, experiment);
}

} // namespace nabla
