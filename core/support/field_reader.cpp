#include "core/support/field_reader.h"

#include "core/support/json_fields.h"
#include "core/support/number_text.h"

#include <limits>
#include <utility>

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

} // namespace

void FieldReader::numbers(const char* key, Need need, std::size_t count, std::vector<double>& out) {
    const Json* list = field(key, need);
    if (!list)
        return;
    readNumbers(*list, key, count, out);
}

void FieldReader::lists(const char* key, std::size_t lists, std::size_t count,
                        std::vector<std::vector<double>>& out) {
    const Json* list = field(key, Need::required);
    if (!list)
        return;
    if (!list->is_array() || list->size() != lists)
        return fail(key, "as many lists as the optimizer keeps (" + std::to_string(lists) + ")");
    for (const Json& item : *list)
        readNumbers(item, key, count, out.emplace_back());
}

void FieldReader::number(const char* key, double& out) {
    const Json* json = field(key, Need::required);
    if (const auto number = json ? numberOf(*json) : std::nullopt)
        out = *number;
    else if (json)
        fail(key, "a number");
}

void FieldReader::marks(const char* key, std::size_t count, std::vector<std::uint8_t>& out) {
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

void FieldReader::count(const char* key, Need need, std::int64_t& out) {
    const Json* json = field(key, need);
    if (!json)
        return;
    const auto number = readCount(*json, name(key));
    if (number)
        out = *number;
    else
        keep({number.error()});
}

void FieldReader::text(const char* key, std::string& out) {
    const Json* json = field(key, Need::required);
    if (json && json->is_string())
        out = json->get<std::string>();
    else if (json)
        fail(key, "a text");
}

void FieldReader::readNumbers(const Json& list, const char* key, std::size_t count,
                              std::vector<double>& out) {
    if (!list.is_array() || list.size() != count)
        return fail(key, "a list of " + std::to_string(count) + " numbers, as the rest of the file needs");
    out.reserve(out.size() + count);
    for (const Json& item : list) {
        const auto number = numberOf(item);
        if (!number)
            return fail(key, "a list of numbers");
        out.push_back(*number);
    }
}

const Json* FieldReader::field(const char* key, Need need) {
    const auto at = json_.find(key);
    if (at != json_.end())
        return &*at;
    if (need == Need::required)
        keep({"Field '" + name(key) + "' is missing."});
    return nullptr;
}

void FieldReader::fail(const char* key, const std::string& wanted) {
    keep(wrongType(name(key), wanted));
}

void FieldReader::keep(Error error) {
    if (!error_)
        error_ = std::move(error);
}

} // namespace nabla
