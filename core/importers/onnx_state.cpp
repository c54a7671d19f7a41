#include "core/importers/onnx_state.h"

#include "core/network/network_spec.h"
#include "core/support/finite.h"

#include <algorithm>
#include <vector>

namespace nabla {
namespace {

/// Puts numbers into a part of a state, which keeps what its network can hold: of float32, nothing finer.
void put(const std::vector<double>& from, Precision precision, std::vector<double>& to, std::size_t at) {
    for (const double number : from)
        to[at++] = precision == Precision::float64 ? number : static_cast<double>(static_cast<float>(number));
}

void putLayer(const OnnxLayer& from, const LayerSpec& to, Precision precision, TrainingState& state) {
    put(from.weights, precision, state.parameters, to.weights);
    put(from.biases, precision, state.parameters, to.biases);
    if (to.normalization == Normalization::none)
        return;
    put(from.normalization.gains, precision, state.parameters, to.gains);
    put(from.normalization.shifts, precision, state.parameters, to.shift(0));
    put(from.normalization.means, precision, state.statistics, to.statistics);
    put(from.normalization.variances, precision, state.statistics, to.spread(0));
}

bool arePositive(const std::vector<double>& variances) {
    return std::all_of(variances.begin(), variances.end(), [](double variance) { return variance >= 0; });
}

} // namespace

Result<TrainingState> onnxState(const OnnxNetwork& network, const Experiment& experiment) {
    const NetworkSpec spec = networkSpec(experiment);
    TrainingState state;
    state.parameters.resize(spec.parameterCount);
    state.statistics.resize(spec.statisticsCount);
    bool isGood = true;
    for (std::size_t l = 0; l < spec.layers.size(); ++l) {
        putLayer(network.layers[l], spec.layers[l], experiment.precision, state);
        isGood &= arePositive(network.layers[l].normalization.variances);
    }
    if (!isGood || !areFinite(state.parameters) || !areFinite(state.statistics))
        return Error{"The model's weights are not all finite numbers, or a variance is negative, so there is "
                     "nothing to go on with."};
    // Weights of one's own: other data must not make the network anew.
    state.edits.push_back({0, 0, "weights", "ONNX"});
    return state;
}

} // namespace nabla
