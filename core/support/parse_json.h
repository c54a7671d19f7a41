#pragma once

#include "core/support/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace nabla {

/// What a text of JSON may hold at most, so that no text takes more memory than it is worth.
struct JsonLimits {
    /// Objects and lists within each other.
    std::size_t depth = 64;
    /// Objects, lists, texts and names of fields, each of which takes a hundred bytes.
    std::size_t parts = std::size_t{1} << 21;
    /// Values of any kind, each of which takes sixteen.
    std::size_t values = std::size_t{1} << 26;
};

/// Where a byte stands in a text, for people: "line 3, column 14", in characters.
std::string placeInText(std::string_view text, std::size_t byte);

/// Reads JSON to its end. Besides what JSON forbids, it refuses names that stand twice in one object, numbers
/// beyond double precision and what is beyond the limits; errors begin with the place.
Result<nlohmann::json> parseJson(std::string_view text, const JsonLimits& limits = {});

} // namespace nabla
