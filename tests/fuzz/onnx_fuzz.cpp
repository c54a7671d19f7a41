// Whatever the bytes, reading them as an ONNX model ends, and what was read is a work that can be saved.

#include "core/experiment/parameters.h"
#include "core/importers/read_onnx.h"
#include "core/network/network_spec.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

using namespace nabla;

namespace {

bool areFinite(const std::vector<double>& numbers) {
    return std::all_of(numbers.begin(), numbers.end(), [](double number) { return std::isfinite(number); });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto model = readOnnx({reinterpret_cast<const char*>(data), size});
    if (!model) {
        require(!model.error().empty() && model.error().size() < 1000, "errors have a few words");
        return 0;
    }
    const Experiment& experiment = model->file.experiment;
    require(static_cast<bool>(validate(experiment)), "experiments are valid");
    require(model->file.state.has_value(), "models have weights");
    const TrainingState& state = *model->file.state;
    const NetworkSpec network = networkSpec(experiment);
    require(state.parameters.size() == network.parameterCount, "parameters fit the network");
    require(state.statistics.size() == network.statisticsCount, "statistics fit the network");
    require(areFinite(state.parameters) && areFinite(state.statistics), "weights are finite");
    const auto again = parseNablaFile(nablaFileText(model->file));
    require(again && again->experiment == experiment && again->state == model->file.state,
            "what was read can be saved and read again");
    return 0;
}
