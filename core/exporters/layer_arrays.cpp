#include "core/exporters/layer_arrays.h"

namespace nabla {

std::vector<LayerArray> layerArrays(const ModelLayer& layer) {
    const auto to = static_cast<std::size_t>(layer.to);
    const auto from = static_cast<std::size_t>(layer.from);
    std::vector<LayerArray> all{
        {"weights", "[neurons][inputs]: a row for each neuron.", {to, from}, layer.weights},
        {"biases", "[neurons]: what is added to each neuron's weighted sum.", {to}, layer.biases}};
    const ModelNormalization& normalization = layer.normalization;
    if (normalization) {
        all.push_back(
            {"gains", "[neurons]: what a normalized sum is multiplied by.", {to}, normalization.gains});
        all.push_back({"shifts", "[neurons]: what is then added to it.", {to}, normalization.shifts});
    }
    if (normalization.isOverSamples()) {
        all.push_back({"means", "[neurons]: the running means of the sums.", {to}, normalization.means});
        all.push_back(
            {"variances", "[neurons]: the running variances of the sums.", {to}, normalization.variances});
    }
    return all;
}

} // namespace nabla
