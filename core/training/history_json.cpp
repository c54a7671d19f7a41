#include "core/support/field_reader.h"
#include "core/support/json_fields.h"
#include "core/training/state_json.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace nabla {
namespace {

using Record = LossHistory::Record;

void writeColumn(JsonWriter& json, const char* key, const std::vector<Record>& records,
                 double Record::*member) {
    json.key(key).beginArray();
    for (const Record& record : records)
        json.value(record.*member);
    json.endArray();
}

/// Whether these are epochs that a history with this stride keeps.
bool areKept(const std::vector<double>& epochs, std::int64_t stride) {
    double last = -1;
    for (const double epoch : epochs) {
        const bool isCount =
            epoch > last && epoch <= 0x1p53 && epoch == static_cast<double>(static_cast<std::int64_t>(epoch));
        if (!isCount || static_cast<std::int64_t>(epoch) % stride != 0)
            return false;
        last = epoch;
    }
    return true;
}

} // namespace

void writeHistory(JsonWriter& json, const LossHistory& history) {
    json.beginObject().key("stride").value(history.stride());
    json.key("epochs").beginArray();
    for (const Record& record : history.records())
        json.value(record.epoch);
    json.endArray();
    writeColumn(json, "train", history.records(), &Record::train);
    writeColumn(json, "test", history.records(), &Record::test);
    json.endObject();
}

Result<LossHistory> readHistory(const nlohmann::json& json) {
    if (auto known = checkFields(json, "history", {"stride", "epochs", "train", "test"}); !known)
        return Error{known.error()};
    const auto list = json.find("epochs");
    const std::size_t count = list != json.end() && list->is_array() ? list->size() : 0;
    std::int64_t stride = 1;
    std::vector<double> epochs;
    std::vector<double> train;
    std::vector<double> test;
    FieldReader reader(json, "history");
    reader.count("stride", Need::required, stride);
    reader.numbers("epochs", Need::required, count, epochs);
    reader.numbers("train", Need::required, count, train);
    reader.numbers("test", Need::required, count, test);
    if (reader.error())
        return *reader.error();
    if (count > LossHistory::capacity)
        return wrongType("history.epochs", "at most " + std::to_string(LossHistory::capacity) + " epochs");
    if (stride < 1 || !areKept(epochs, stride))
        return wrongType("history.epochs", "epochs that increase, each a multiple of the stride");
    std::vector<Record> records(count);
    for (std::size_t k = 0; k < count; ++k)
        records[k] = {static_cast<std::int64_t>(epochs[k]), train[k], test[k]};
    return LossHistory(std::move(records), stride);
}

} // namespace nabla
