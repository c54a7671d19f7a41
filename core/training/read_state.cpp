#include "core/training/state_json.h"

#include "core/experiment/optimizers.h"
#include "core/support/json_fields.h"
#include "core/support/number_text.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace nabla {
namespace {

using Json = nlohmann::json;

/// A number, or one of the three strings that stand for those JSON lacks.
std::optional<double> numberOf(const Json& json) {
    if (json.is_number())
        return json.get<double>();
    if (!json.is_string())
        return std::nullopt;
    for (const double special :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
          -std::numeric_limits<double>::infinity()})
        if (json.get_ref<const std::string&>() == numberText(special))
            return special;
    return std::nullopt;
}

/// Whether a field may be left out.
enum class Need { required, optional };

/// Reads the fields of one object, and remembers the first thing that is wrong with them.
class FieldReader {
  public:
    FieldReader(const Json& json, std::string where) : json_(json), where_(std::move(where)) {}

    /// One number for each weight and bias.
    void numbers(const char* key, Need need, std::size_t count, std::vector<double>& out) {
        const Json* list = field(key, need);
        if (!list)
            return;
        readNumbers(*list, key, count, out);
    }

    /// `lists` such lists.
    void lists(const char* key, std::size_t lists, std::size_t count, std::vector<std::vector<double>>& out) {
        const Json* list = field(key, Need::required);
        if (!list)
            return;
        if (!list->is_array() || list->size() != lists)
            return fail(key, "as many lists as the optimizer keeps (" + std::to_string(lists) + ")");
        for (const Json& item : *list)
            readNumbers(item, key, count, out.emplace_back());
    }

    void number(const char* key, double& out) {
        const Json* json = field(key, Need::required);
        if (const auto number = json ? numberOf(*json) : std::nullopt)
            out = *number;
        else if (json)
            fail(key, "a number");
    }

    /// Places among the weights and biases, as marks.
    void marks(const char* key, std::size_t count, std::vector<std::uint8_t>& out) {
        const Json* list = field(key, Need::optional);
        if (!list)
            return;
        if (!list->is_array())
            return fail(key, "a list of places in the parameters");
        out.resize(count);
        for (const Json& place : *list) {
            const bool fits = place.is_number_unsigned() && place.get<std::size_t>() < count;
            if (!fits)
                return fail(key, "a list of places in the parameters");
            out[place.get<std::size_t>()] = 1;
        }
    }

    void count(const char* key, Need need, std::int64_t& out) {
        const Json* json = field(key, need);
        if (!json)
            return;
        const auto number = readCount(*json, name(key));
        if (number)
            out = *number;
        else
            keep({number.error()});
    }

    void text(const char* key, std::string& out) {
        const Json* json = field(key, Need::required);
        if (json && json->is_string())
            out = json->get<std::string>();
        else if (json)
            fail(key, "a text");
    }

    const std::optional<Error>& error() const { return error_; }

  private:
    void readNumbers(const Json& list, const char* key, std::size_t count, std::vector<double>& out) {
        if (!list.is_array() || list.size() != count)
            return fail(key, "a list of " + std::to_string(count) + " numbers, one for each weight and bias");
        for (const Json& item : list) {
            const auto number = numberOf(item);
            if (!number)
                return fail(key, "a list of numbers");
            out.push_back(*number);
        }
    }

    std::string name(const char* key) const { return where_ + "." + key; }

    const Json* field(const char* key, Need need) {
        const auto at = json_.find(key);
        if (at != json_.end())
            return &*at;
        if (need == Need::required)
            keep({"Field '" + name(key) + "' is missing."});
        return nullptr;
    }

    void fail(const char* key, const std::string& wanted) { keep(wrongType(name(key), wanted)); }

    void keep(Error error) {
        if (!error_)
            error_ = std::move(error);
    }

    const Json& json_;
    std::string where_;
    std::optional<Error> error_;
};

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
