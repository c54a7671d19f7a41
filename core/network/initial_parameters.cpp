#include "core/network/initial_parameters.h"

#include "core/experiment/initializers.h"

namespace nabla {

std::vector<double> initialParameters(const NetworkSpec& network, const Experiment& experiment,
                                      RandomStream& random) {
    const InitializerRow& row = initializerRow(experiment.initializer);
    std::vector<double> parameters(network.parameterCount, 0.0);
    for (const LayerSpec& layer : network.layers) {
        const Fans fans{static_cast<double>(layer.from), static_cast<double>(layer.to)};
        for (std::size_t k = layer.weights; k < layer.biases; ++k)
            parameters[k] = row.weight(fans, random);
        for (int j = 0; j < layer.to; ++j)
            parameters[layer.bias(j)] = experiment.biases ? row.bias : 0;
        for (int j = 0; layer.normalization != Normalization::none && j < layer.to; ++j)
            parameters[layer.gain(j)] = 1;
    }
    return parameters;
}

} // namespace nabla
