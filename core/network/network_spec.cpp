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
    for (const int size : experiment.hidden)
        add(size, experiment.activation);
    add(experiment.problem == Problem::multiclass ? experiment.classes : 1, outputActivation(experiment));
    return spec;
}

} // namespace nabla
