#include "core/training/nabla_file.h"

#include "core/experiment/parameters.h"
#include "core/network/network_spec.h"
#include "core/support/number_text.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace nabla {
namespace {

using Json = nlohmann::json;

std::string quoted(const std::string& text) {
    return "'" + text + "'";
}

Error wrongType(const std::string& where, const std::string& wanted) {
    return {"Field " + quoted(where) + " must be " + wanted + "."};
}

void writeValue(JsonWriter& json, const Value& value) {
    std::visit(
        [&](const auto& v) {
            using V = std::decay_t<decltype(v)>;
            if constexpr (std::is_same_v<V, std::vector<std::int64_t>> ||
                          std::is_same_v<V, std::vector<std::string>>)
                json.array(std::span<const typename V::value_type>(v));
            else
                json.value(v);
        },
        value);
}

template <class Item>
Result<Value> listValue(const Json& json, const std::string& where, bool (Json::*isItem)() const noexcept,
                        const std::string& wanted) {
    if (!json.is_array())
        return wrongType(where, wanted);
    std::vector<Item> items;
    for (const Json& item : json) {
        if (!(item.*isItem)())
            return wrongType(where, wanted);
        items.push_back(item.get<Item>());
    }
    return Value(std::move(items));
}

Result<Value> settingValue(const Parameter& parameter, const Json& json) {
    const std::string where(parameter.key);
    switch (parameter.kind) {
    case ValueKind::boolean:
        return json.is_boolean() ? Result<Value>(Value(json.get<bool>())) : wrongType(where, "true or false");
    case ValueKind::number:
        return json.is_number() ? Result<Value>(Value(json.get<double>())) : wrongType(where, "a number");
    case ValueKind::integer:
        return json.is_number_integer() ? Result<Value>(Value(json.get<std::int64_t>()))
                                        : wrongType(where, "a whole number");
    case ValueKind::text:
    case ValueKind::choice:
        return json.is_string() ? Result<Value>(Value(json.get<std::string>())) : wrongType(where, "a text");
    case ValueKind::integers:
        return listValue<std::int64_t>(json, where, &Json::is_number_integer, "a list of whole numbers");
    case ValueKind::choices:
        return listValue<std::string>(json, where, &Json::is_string, "a list of texts");
    }
    return wrongType(where, "a setting");
}

Result<Experiment> readExperiment(const Json& json) {
    if (!json.is_object())
        return wrongType("experiment", "an object");
    std::vector<Setting> settings;
    for (const auto& [key, field] : json.items()) {
        const Parameter* parameter = findParameter(key);
        if (!parameter)
            return Error{"Unknown field 'experiment." + key + "'."};
        auto value = settingValue(*parameter, field);
        if (!value)
            return Error{value.error()};
        settings.emplace_back(key, *std::move(value));
    }
    return withSettings({}, settings);
}

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

/// What every program that reads JSON can hold.
constexpr std::uint64_t greatestCount = std::uint64_t{1} << 53;

/// Reads the fields of one object, and remembers the first thing that is wrong with them.
class StateReader {
  public:
    StateReader(const Json& json, std::size_t parameterCount) : json_(json), count_(parameterCount) {}

    void numbers(const char* key, std::vector<double>& out, bool required) {
        const Json* list = listField(key, required);
        for (std::size_t i = 0; list && i < list->size(); ++i) {
            const auto number = numberOf((*list)[i]);
            if (!number)
                fail(key, "a list of numbers");
            out.push_back(number.value_or(0));
        }
    }

    /// Places in the parameters, as marks.
    void marks(const char* key, std::vector<std::uint8_t>& out) {
        const auto field = json_.find(key);
        if (field == json_.end())
            return;
        if (!field->is_array())
            return fail(key, "a list of places in the parameters");
        out.resize(count_);
        for (const Json& place : *field) {
            const bool fits = place.is_number_unsigned() && place.get<std::size_t>() < count_;
            if (!fits)
                return fail(key, "a list of places in the parameters");
            out[place.get<std::size_t>()] = 1;
        }
    }

    void count(const char* key, std::int64_t& out) {
        const auto field = json_.find(key);
        if (field == json_.end())
            return;
        if (field->is_number_unsigned() && field->get<std::uint64_t>() <= greatestCount)
            out = field->get<std::int64_t>();
        else
            fail(key, "a whole number, not negative");
    }

    const std::optional<Error>& error() const { return error_; }

  private:
    const Json* listField(const char* key, bool required) {
        const auto field = json_.find(key);
        if (field != json_.end() && field->is_array() && field->size() == count_)
            return &*field;
        if (required || field != json_.end())
            fail(key, "a list of " + std::to_string(count_) + " numbers, one for each weight and bias");
        return nullptr;
    }

    void fail(const std::string& key, const std::string& wanted) {
        if (!error_)
            error_ = wrongType("state." + key, wanted);
    }

    const Json& json_;
    std::size_t count_;
    std::optional<Error> error_;
};

Status checkFields(const Json& json, const std::string& where, std::initializer_list<const char*> known) {
    if (!json.is_object())
        return wrongType(where, "an object");
    for (const auto& [key, field] : json.items())
        if (std::find(known.begin(), known.end(), key) == known.end())
            return Error{"Unknown field " + quoted(where.empty() ? key : where + "." + key) + "."};
    return Done{};
}

Result<TrainingState> readState(const Json& json, const Experiment& experiment) {
    if (auto known = checkFields(json, "state",
                                 {"parameters", "dead", "frozen", "epoch", "position", "batches", "carried",
                                  "carried_points", "edits"});
        !known)
        return Error{known.error()};
    TrainingState state;
    StateReader reader(json, networkSpec(experiment).parameterCount);
    reader.numbers("parameters", state.parameters, true);
    reader.numbers("carried", state.carried, false);
    reader.marks("dead", state.dead);
    reader.marks("frozen", state.frozen);
    reader.count("epoch", state.epoch);
    reader.count("position", state.position);
    reader.count("batches", state.batches);
    reader.count("carried_points", state.carriedPoints);
    if (reader.error())
        return *reader.error();
    for (const Json& edit : json.value("edits", Json::array())) {
        if (auto known = checkFields(edit, "state.edits", {"batch", "epoch", "key", "value"}); !known)
            return Error{known.error()};
        try {
            state.edits.push_back({edit.at("batch"), edit.at("epoch"), edit.at("key"), edit.at("value")});
        } catch (const Json::exception&) {
            return wrongType("state.edits", "a list of {batch, epoch, key, value}");
        }
    }
    return state;
}

void writeMarks(JsonWriter& json, const char* key, const std::vector<std::uint8_t>& marks) {
    if (marks.empty())
        return;
    json.key(key).beginArray();
    for (std::size_t k = 0; k < marks.size(); ++k)
        if (marks[k] != 0)
            json.value(static_cast<std::int64_t>(k));
    json.endArray();
}

void writeState(JsonWriter& json, const TrainingState& state) {
    json.beginObject();
    json.key("epoch").value(state.epoch);
    json.key("position").value(state.position);
    json.key("batches").value(state.batches);
    json.key("parameters").array(std::span<const double>(state.parameters));
    writeMarks(json, "dead", state.dead);
    writeMarks(json, "frozen", state.frozen);
    if (state.carriedPoints > 0) {
        json.key("carried").array(std::span<const double>(state.carried));
        json.key("carried_points").value(state.carriedPoints);
    }
    if (!state.edits.empty()) {
        json.key("edits").beginArray();
        for (const RecordedEdit& edit : state.edits) {
            json.beginObject().key("batch").value(edit.batch).key("epoch").value(edit.epoch);
            json.key("key").value(edit.key).key("value").value(edit.value).endObject();
        }
        json.endArray();
    }
    json.endObject();
}

} // namespace

void writeExperiment(JsonWriter& json, const Experiment& experiment) {
    json.beginObject();
    for (const Parameter& parameter : parameters()) {
        json.key(parameter.key);
        writeValue(json, parameter.get(experiment));
    }
    json.endObject();
}

std::string nablaFileText(const NablaFile& file) {
    JsonWriter json;
    json.beginObject().key("format").value("nabla").key("version").value(nablaFileVersion);
    json.key("experiment");
    writeExperiment(json, file.experiment);
    if (file.state) {
        json.key("state");
        writeState(json, *file.state);
    }
    json.endObject();
    return json.text() + "\n";
}

Result<NablaFile> parseNablaFile(std::string_view text) {
    Json json;
    try {
        json = Json::parse(text);
    } catch (const Json::parse_error& error) {
        return Error{"Not a .nabla file: no valid JSON at character " + std::to_string(error.byte) + "."};
    } catch (const Json::out_of_range&) {
        return Error{"Not a .nabla file: it holds a number beyond the range of double precision."};
    }
    if (!json.is_object() || json.value("format", Json()) != "nabla")
        return Error{"Not a .nabla file: the field 'format' is not \"nabla\"."};
    const Json version = json.value("version", Json());
    if (!version.is_number_unsigned() || version == 0)
        return wrongType("version", "a whole number from 1");
    if (version.get<std::uint64_t>() > nablaFileVersion)
        return Error{"The file has version " + version.dump() + "; this Nabla reads up to version " +
                     std::to_string(nablaFileVersion) + ". Open it with a newer one."};
    if (auto known = checkFields(json, "", {"format", "version", "experiment", "state"}); !known)
        return Error{known.error()};
    auto experiment = readExperiment(json.value("experiment", Json::object()));
    if (!experiment)
        return Error{experiment.error()};
    NablaFile file{*std::move(experiment), std::nullopt};
    if (const auto field = json.find("state"); field != json.end()) {
        auto state = readState(*field, file.experiment);
        if (!state)
            return Error{state.error()};
        file.state = *std::move(state);
    }
    return file;
}

} // namespace nabla
