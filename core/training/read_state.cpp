#include "core/training/state_json.h"

#include "core/experiment/optimizers.h"
#include "core/support/json_fields.h"
#include "core/training/field_reader.h"

#include <string>
#include <utility>
#include <vector>

namespace nabla {
namespace {

using Json = nlohmann::json;

Result<RecordedEdit> readEdit(const Json& json) {
    const std::string where = "state.edits";
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
        auto edit = readEdit(field);
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
    return state;
}

Result<BestWeights> readBest(const Json& json, std::size_t parameterCount) {
    const std::string where = "state.best";
    if (auto known = checkFields(json, where, {"epoch", "test_loss", "parameters"}); !known)
        return Error{known.error()};
    BestWeights best;
    FieldReader reader(json, where);
    reader.count("epoch", Need::required, best.epoch);
    reader.number("test_loss", best.testLoss);
    reader.numbers("parameters", Need::required, parameterCount, best.parameters);
    if (reader.error())
        return *reader.error();
    return best;
}

/// All but the optimizer's state, the best weights and the edits.
Result<TrainingState> readNumbers(const Json& json, std::size_t parameterCount) {
    TrainingState state;
    FieldReader reader(json, "state");
    reader.numbers("parameters", Need::required, parameterCount, state.parameters);
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

Result<TrainingState> readState(const Json& json, std::size_t parameterCount, Optimizer optimizer) {
    if (auto known = checkFields(json, "state",
                                 {"parameters", "dead", "frozen", "epoch", "position", "batches", "samples",
                                  "carried", "carried_points", "optimizer", "best", "stopped_at", "edits"});
        !known)
        return Error{known.error()};
    auto state = readNumbers(json, parameterCount);
    if (!state)
        return state;
    if (const auto field = json.find("optimizer"); field != json.end()) {
        auto read = readOptimizer(*field, parameterCount, optimizer);
        if (!read)
            return Error{read.error()};
        state->optimizer = *std::move(read);
    }
    if (const auto field = json.find("best"); field != json.end()) {
        auto best = readBest(*field, parameterCount);
        if (!best)
            return Error{best.error()};
        state->best = *std::move(best);
    }
    if (state->stoppedAt > 0 && !state->best)
        return Error{"Field 'state.stopped_at' needs 'state.best', the weights that training went back to."};
    if (const auto field = json.find("edits"); field != json.end()) {
        auto edits = readEdits(*field);
        if (!edits)
            return Error{edits.error()};
        state->edits = *std::move(edits);
    }
    return state;
}

} // namespace nabla
