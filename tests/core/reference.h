#pragma once

#include <nlohmann/json.hpp>

#include <fstream>
#include <limits>
#include <string>

/// Reads one of the reference files.
inline nlohmann::json readReference(const std::string& name) {
    std::ifstream file(std::string(NABLA_REFERENCE) + "/" + name);
    return nlohmann::json::parse(file);
}

/// A reference number; those that JSON lacks are texts, and there may be none.
inline double number(const nlohmann::json& json) {
    if (json.is_null())
        return std::numeric_limits<double>::quiet_NaN();
    if (!json.is_string())
        return json.get<double>();
    const auto text = json.get<std::string>();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return text == "Infinity"    ? infinity
           : text == "-Infinity" ? -infinity
                                 : std::numeric_limits<double>::quiet_NaN();
}
