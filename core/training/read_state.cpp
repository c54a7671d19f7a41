#include "core/training/state_json.h"

#include "core/experiment/optimizers.h"
#include "core/network/network_spec.h"
#include "core/support/field_reader.h"
#include "core/support/json_fields.h"
#include "core/training/check_state.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace nabla {
namespace {

using Json = nlohmann::json;

Result<RecordedEdit> readEdit(const Json& json, const std::string& where) {
    if (auto known = checkFields(json, where, {"batch", "epoch", "key", "value"}); !known)
        return Error{known.error()};
    RecordedEdit edit;
    FieldReader reader(json, where);
    reader.count("batch", Need::required, edit.batch);
    reader.count("epoch", Need::required, edit.epoch);
    reader.text("key", edit.key);
    reader.text("value", edit.value);
    if (reader.error())
        return *reader.error();
    return edit;
}

Result<std::vector<RecordedEdit>> readEdits(const Json& json) {
    if (!json.is_array())
        return wrongType("state.edits", "a list of {batch, epoch, key, value}");
    std::vector<RecordedEdit> edits;
    for (const Json& field : json) {
        auto edit = readEdit(field, "state.edits[" + std::to_string(edits.size()) + "]");
        if (!edit)
            return Error{edit.error()};
        edits.push_back(*std::move(edit));
    }
    return edits;
}

/// What that optimizer remembers.
Result<OptimizerState> readOptimizer(const Json& json, std::size_t parameterCount, Optimizer optimizer) {
    const std::string where = "state.optimizer";
    if (auto known = checkFields(json, where, {"steps", "momentum_product", "slots"}); !known)
        return Error{known.error()};
    OptimizerState state{optimizer};
    FieldReader reader(json, where);
    reader.count("steps", Need::required, state.steps);
    reader.number("momentum_product", state.momentumProduct);
    reader.lists("slots", static_cast<std::size_t>(optimizerRow(optimizer).slots), parameterCount,
                 state.slots);
    if (reader.error())
        return *reader.error();
    if (state.steps == 0)
        return wrongType(where + ".steps", "at least 1");
    if (!std::isfinite(state.momentumProduct))
        return wrongType(where + ".momentum_product", "a finite number");
    return state;
}

/// Running statistics; no batch can have had a negative variance, nor a deviation of zero.
void readStatistics(FieldReader& reader, const NetworkSpec& network, std::vector<double>& statistics) {
    if (network.statisticsCount == 0)
        return;
    reader.numbers("statistics", Need::required, network.statisticsCount, statistics);
    for (const LayerSpec& layer : network.layers)
        for (int j = 0; !reader.error() && takesBatch(layer.normalization) && j < layer.to; ++j) {
            const double spread = statistics[layer.spread(j)];
            if (spread < 0 || (spread == 0 && layer.normalization == Normalization::batchRenorm))
                reader.fail("statistics", "means, then variances or deviations, which are positive");
        }
}

Result<BestWeights> readBest(const Json& json, const NetworkSpec& network) {
    const std::string where = "state.best";
    if (auto known =
            checkFields(json, where, {"epoch", "waiting_since", "test_loss", "parameters", "statistics"});
        !known)
        return Error{known.error()};
    BestWeights best;
    FieldReader reader(json, where);
    reader.count("epoch", Need::required, best.epoch);
    best.waitingSince = best.epoch;
    reader.count("waiting_since", Need::optional, best.waitingSince);
    reader.number("test_loss", best.testLoss);
    reader.numbers("parameters", Need::required, network.parameterCount, best.parameters);
    readStatistics(reader, network, best.statistics);
    if (reader.error())
        return *reader.error();
    return best;
}

/// The scale of each input.
Result<InputScaling> readScaling(const Json& json, std::size_t inputs) {
    const std::string where = "state.input_scaling";
    if (auto known = checkFields(json, where, {"offsets", "factors"}); !known)
        return Error{known.error()};
    std::vector<double> offsets;
    std::vector<double> factors;
    FieldReader reader(json, where);
    reader.numbers("offsets", Need::required, inputs, offsets);
    reader.numbers("factors", Need::required, inputs, factors);
    if (reader.error())
        return *reader.error();
    InputScaling scaling;
    for (std::size_t f = 0; f < inputs; ++f) {
        if (!std::isfinite(offsets[f]) || !std::isfinite(factors[f]) || factors[f] <= 0)
            return wrongType(where, "finite numbers, factors above 0");
        scaling.push_back({offsets[f], factors[f]});
    }
    return scaling;
}

/// All but the optimizer's state, the best weights and the edits.
Result<TrainingState> readNumbers(const Json& json, const NetworkSpec& network) {
    const std::size_t parameterCount = network.parameterCount;
    TrainingState state;
    FieldReader reader(json, "state");
    reader.numbers("parameters", Need::required, parameterCount, state.parameters);
    readStatistics(reader, network, state.statistics);
    reader.numbers("carried", Need::optional, parameterCount, state.carried);
    reader.marks("dead", parameterCount, state.dead);
    reader.marks("frozen", parameterCount, state.frozen);
    reader.count("epoch", Need::optional, state.epoch);
    reader.count("position", Need::optional, state.position);
    reader.count("batches", Need::optional, state.batches);
    reader.count("samples", Need::optional, state.samples);
    reader.count("carried_points", Need::optional, state.carriedPoints);
    reader.count("stopped_at", Need::optional, state.stoppedAt);
    if (reader.error())
        return *reader.error();
    if (state.carried.empty() != (state.carriedPoints == 0))
        return Error{"Fields 'state.carried' and 'state.carried_points' must stand together: sums, and how "
                     "many points they hold."};
    return state;
}

} // namespace

Result<TrainingState> readState(const Json& json, const Experiment& experiment) {
    const NetworkSpec network = networkSpec(experiment);
    if (auto known = checkFields(json, "state",
                                 {"parameters", "statistics", "input_scaling", "dead", "frozen", "epoch",
                                  "position", "batches", "samples", "carried", "carried_points", "optimizer",
                                  "best", "stopped_at", "edits"});
        !known)
        return Error{known.error()};
    auto state = readNumbers(json, network);
    if (!state)
        return state;
    const auto optimizer = [&](const Json& part) {
        return readOptimizer(part, network.parameterCount, experiment.optimizer);
    };
    const auto best = [&](const Json& part) { return readBest(part, network); };
    const auto scaling = [&](const Json& part) { return readScaling(part, experiment.features.size()); };
    for (const Status& part :
         {readPart(json, "input_scaling", scaling, state->inputScaling),
          readPart(json, "optimizer", optimizer, state->optimizer), readPart(json, "best", best, state->best),
          readPart(json, "edits", readEdits, state->edits)})
        if (!part)
            return Error{part.error()};
    if (state->stoppedAt > 0 && !state->best)
        return Error{"Field 'state.stopped_at' needs 'state.best', the weights that training went back to."};
    const bool isScaled = experiment.inputNormalization != InputNormalization::none;
    if (isScaled && state->inputScaling.empty())
        return Error{"Field 'state.input_scaling' is missing: the experiment's inputs are normalized."};
    if (!isScaled && !state->inputScaling.empty())
        return Error{
            "Field 'state.input_scaling' stands there although the experiment's 'input_normalization' "
            "is \"none\"."};
    if (auto fits = checkCounts(*state, experiment); !fits)
        return Error{fits.error()};
    return state;
}

} // namespace nabla
