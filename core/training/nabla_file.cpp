#include "core/training/nabla_file.h"

#include "core/experiment/experiment_json.h"
#include "core/experiment/read_experiment.h"
#include "core/support/json_fields.h"
#include "core/support/json_writer.h"
#include "core/support/utf8.h"
#include "core/training/check_state.h"
#include "core/training/migrations.h"
#include "core/training/state_json.h"

#include <algorithm>
#include <cstdint>
#include <new>
#include <utility>

namespace nabla {
namespace {

using Json = nlohmann::json;

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
    return Done{};
}

Result<NablaFile> readParts(const Json& json) {
    if (auto known = checkFields(json, "", {"format", "version", "experiment", "state", "history"}); !known)
        return Error{known.error()};
    NablaFile file;
    if (auto done = readPart(json, "experiment", readExperiment, file.experiment); !done)
        return Error{done.error()};
    const auto state = [&](const Json& part) { return readState(part, file.experiment); };
    if (auto done = readPart(json, "state", state, file.state); !done)
        return Error{done.error()};
    if (auto done = readPart(json, "history", readHistory, file.history); !done)
        return Error{done.error()};
    if (file.state)
        if (auto fits = checkHistory(file.history, *file.state); !fits)
            return Error{fits.error()};
    return file;
}

Result<NablaFile> parseUnguarded(std::string_view text, const JsonLimits& limits) {
    auto json = parseJson(text, limits);
    if (!json)
        return Error{"Not a .nabla file: " + json.error()};
    if (auto head = checkHead(*json); !head)
        return Error{head.error()};
    migrateToNewest(*json);
    return readParts(*json);
}

/// What a hostile file puts into a message neither fills the screen nor moves its cursor.
Error calm(std::string message) {
    constexpr std::size_t first = 400, last = 100;
    std::replace_if(
        message.begin(), message.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    if (message.size() > first + last)
        message =
            std::string(firstCharacters(message, first)) + " … " + std::string(lastCharacters(message, last));
    return {std::move(message)};
}

} // namespace

std::size_t numbersIn(const NablaFile& file) {
    std::size_t numbers = 3 * file.history.records().size();
    if (const SharedPoints& own = file.experiment.points)
        numbers += (own->dimensions == 2 ? 3 : 2) * own->points.size() + own->ranks.size();
    if (!file.state)
        return numbers;
    const TrainingState& state = *file.state;
    numbers += state.parameters.size() + state.statistics.size();
    for (const auto* marks : {&state.dead, &state.frozen})
        numbers += static_cast<std::size_t>(
            std::count_if(marks->begin(), marks->end(), [](std::uint8_t mark) { return mark != 0; }));
    if (state.carriedPoints > 0)
        numbers += state.carried.size();
    if (state.optimizer.steps > 0)
        for (const std::vector<double>& slot : state.optimizer.slots)
            numbers += slot.size();
    if (state.best)
        numbers += state.best->parameters.size() + state.best->statistics.size();
    return numbers;
}

void writeNablaFile(JsonWriter& json, const NablaFile& file) {
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
}

std::string nablaFileText(const NablaFile& file) {
    JsonWriter json;
    writeNablaFile(json, file);
    return json.text() + "\n";
}

Result<NablaFile> parseNablaFile(std::string_view text, const JsonLimits& limits) {
    try {
        auto file = parseUnguarded(text, limits);
        if (!file)
            return calm(file.error());
        return file;
    } catch (const std::bad_alloc&) {
        return Error{"There is not enough memory for what the file holds."};
    }
}

} // namespace nabla
