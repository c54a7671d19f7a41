#include "core/support/json_fields.h"

#include <algorithm>
#include <limits>

namespace nabla {
namespace {

/// What is counted on from there is still a number that every program reads.
constexpr std::uint64_t greatestCount = std::uint64_t{1} << 52;

} // namespace

Error wrongType(const std::string& where, const std::string& wanted) {
    return {"Field '" + where + "' must be " + wanted + "."};
}

Status checkFields(const nlohmann::json& json, const std::string& where,
                   std::initializer_list<const char*> known) {
    if (!json.is_object())
        return wrongType(where, "an object");
    const std::string folder = where.empty() ? where : where + ".";
    for (const auto& [key, field] : json.items())
        if (std::find(known.begin(), known.end(), key) == known.end())
            return Error{std::string("Unknown field '").append(folder).append(key).append("'.")};
    return Done{};
}

Result<std::int64_t> readInteger(const nlohmann::json& json, const std::string& where,
                                 const std::string& wanted) {
    if (!json.is_number_integer())
        return wrongType(where, wanted);
    if (json.is_number_unsigned() && json.get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max())
        return Error{where + ": " + json.dump() + " is beyond the range of whole numbers."};
    return json.get<std::int64_t>();
}

Result<std::int64_t> readCount(const nlohmann::json& json, const std::string& where) {
    if (json.is_number_unsigned() && json.get<std::uint64_t>() <= greatestCount)
        return json.get<std::int64_t>();
    return wrongType(where, "a whole number from 0 to " + std::to_string(greatestCount));
}

} // namespace nabla
