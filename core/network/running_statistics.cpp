#include "core/network/running_statistics.h"

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

double deviation(const NetworkSpec& network, const LayerSpec& layer, double spread) {
    return layer.normalization == Normalization::batch
               ? std::sqrt(spread + network.normalizationKnobs.epsilon)
               : spread;
}

} // namespace

std::vector<double> initialStatistics(const NetworkSpec& network) {
    std::vector<double> statistics(network.statisticsCount);
    for (const LayerSpec& layer : network.layers)
        if (takesBatch(layer.normalization))
            std::fill_n(statistics.begin() + static_cast<std::ptrdiff_t>(layer.spread(0)), layer.to, 1.0);
    return statistics;
}

std::vector<double> testingParameters(const NetworkSpec& network, std::span<const double> parameters,
                                      std::span<const double> statistics) {
    std::vector<double> testing(parameters.begin(), parameters.end());
    for (const LayerSpec& layer : network.layers)
        for (int j = 0; takesBatch(layer.normalization) && j < layer.to; ++j) {
            const double scale =
                parameters[layer.gain(j)] / deviation(network, layer, statistics[layer.spread(j)]);
            for (int i = 0; i < layer.from; ++i)
                testing[layer.weight(j, i)] *= scale;
            testing[layer.bias(j)] =
                (parameters[layer.bias(j)] - statistics[layer.mean(j)]) * scale + parameters[layer.shift(j)];
        }
    return testing;
}

} // namespace nabla
