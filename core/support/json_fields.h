#pragma once

#include "core/support/result.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>

// Only for the files that read JSON: no other should have to compile the parser.
namespace nabla {

/// The error of a field that is not what it must be.
Error wrongType(const std::string& where, const std::string& wanted);

/// Whether this is an object without fields other than the known ones; `where` is empty for a whole file.
Status checkFields(const nlohmann::json& json, const std::string& where,
                   std::initializer_list<const char*> known);

/// A whole number within 64 bits; `wanted` says in the error what the field must be.
Result<std::int64_t> readInteger(const nlohmann::json& json, const std::string& where,
                                 const std::string& wanted);

/// A whole number from 0 to what every program that reads JSON can hold.
Result<std::int64_t> readCount(const nlohmann::json& json, const std::string& where);

/// Reads a part with fields of its own, if it is there.
template <class Read, class Part>
Status readPart(const nlohmann::json& json, const char* key, Read read, Part& part) {
    const auto field = json.find(key);
    if (field == json.end())
        return Done{};
    auto result = read(*field);
    if (!result)
        return Error{result.error()};
    part = *std::move(result);
    return Done{};
}

} // namespace nabla
