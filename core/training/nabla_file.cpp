#include "core/training/nabla_file.h"

#include "core/experiment/experiment_json.h"
#include "core/experiment/read_experiment.h"
#include "core/support/json_fields.h"
#include "core/support/json_writer.h"
#include "core/training/state_json.h"

#include <cstdint>
#include <utility>

namespace nabla {
namespace {

using Json = nlohmann::json;

Result<Json> parseJson(std::string_view text) {
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& error) {
        return Error{"Not a .nabla file: no valid JSON at character " + std::to_string(error.byte) + "."};
    } catch (const Json::out_of_range&) {
        return Error{"Not a .nabla file: it holds a number beyond the range of double precision."};
    }
}

/// Whether it is a .nabla file, and of a version that can be read.
Status checkHead(const Json& json) {
    if (!json.is_object() || json.value("format", Json()) != "nabla")
        return Error{"Not a .nabla file: the field 'format' is not \"nabla\"."};
    const Json version = json.value("version", Json());
    if (!version.is_number_unsigned() || version == 0)
        return wrongType("version", "a whole number from 1");
    if (version.get<std::uint64_t>() > nablaFileVersion)
        return Error{"The file has version " + version.dump() + "; this Nabla reads up to version " +
                     std::to_string(nablaFileVersion) + ". Open it with a newer one."};
    return checkFields(json, "", {"format", "version", "experiment", "state", "history"});
}

} // namespace

std::string nablaFileText(const NablaFile& file) {
    JsonWriter json;
    json.beginObject().key("format").value("nabla").key("version").value(nablaFileVersion);
    json.key("experiment");
    writeExperiment(json, file.experiment);
    if (file.state) {
        json.key("state");
        writeState(json, *file.state);
    }
    if (!file.history.records().empty()) {
        json.key("history");
        writeHistory(json, file.history);
    }
    json.endObject();
    return json.text() + "\n";
}

Result<NablaFile> parseNablaFile(std::string_view text) {
    const auto json = parseJson(text);
    if (!json)
        return Error{json.error()};
    if (auto head = checkHead(*json); !head)
        return Error{head.error()};
    auto experiment = readExperiment(json->value("experiment", Json::object()));
    if (!experiment)
        return Error{experiment.error()};
    NablaFile file{*std::move(experiment), std::nullopt, {}};
    if (const auto field = json->find("state"); field != json->end()) {
        auto state = readState(*field, file.experiment);
        if (!state)
            return Error{state.error()};
        file.state = *std::move(state);
    }
    if (const auto field = json->find("history"); field != json->end()) {
        auto history = readHistory(*field);
        if (!history)
            return Error{history.error()};
        file.history = *std::move(history);
    }
    return file;
}

} // namespace nabla
