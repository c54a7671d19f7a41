#include "core/network/initializers.h"

namespace nabla {
namespace {

double initialWeight(Initializer initializer, double draw) {
    switch (initializer) {
    case Initializer::playground:
        return draw - 0.5;
    case Initializer::unitUniform:
        return draw;
    case Initializer::zero:
        return 0;
    }
    return 0;
}

} // namespace

std::vector<double> initialParameters(const NetworkSpec& network, const Experiment& experiment,
                                      RandomStream& random) {
    constexpr double playgroundBias = 0.1;
    const bool zero = experiment.initializer == Initializer::zero || !experiment.biases;
    std::vector<double> parameters(network.parameterCount, 0.0);
    for (const LayerSpec& layer : network.layers) {
        for (std::size_t k = layer.weights; k < layer.biases; ++k)
            parameters[k] = initialWeight(experiment.initializer, random.next());
        for (int j = 0; j < layer.to; ++j)
            parameters[layer.bias(j)] = zero ? 0 : playgroundBias;
    }
    return parameters;
}

} // namespace nabla
