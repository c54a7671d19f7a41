#include "core/network/network_spec.h"

namespace nabla {

Activation outputActivation(const Experiment& experiment) {
    if (takesLogits(experiment.loss))
        return Activation::linear;
    if (experiment.outputActivation != Activation::automatic)
        return experiment.outputActivation;
    return experiment.problem == Problem::classification ? Activation::tanh : Activation::linear;
}

bool operator==(const LayerSpec& a, const LayerSpec& b) {
    return a.from == b.from && a.to == b.to && a.weights == b.weights && a.biases == b.biases &&
           a.activation == b.activation;
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
    for (std::size_t layer = 0; layer < experiment.hidden.size(); ++layer)
        add(experiment.hidden[layer], hiddenActivation(experiment, layer));
    add(experiment.problem == Problem::multiclass ? experiment.classes : 1, outputActivation(experiment));
    return spec;
}

} // namespace nabla
