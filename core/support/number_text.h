#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nabla {

/// The shortest text that reads back as the same double, whatever the locale; "NaN", "Infinity", "-Infinity".
std::string numberText(double value);

/// The shortest text that reads back as the same float.
std::string numberText(float value);

/// The number a text is (surrounding blanks allowed), or nothing; takes no "nan" and no "inf".
std::optional<double> parseNumber(std::string_view text);

/// The same, with infinity for numbers too large for a double.
std::optional<double> parseNumberOrInfinity(std::string_view text);

/// The whole number a text is (surrounding blanks allowed), or nothing.
std::optional<std::int64_t> parseInteger(std::string_view text);

/// The text without white space at its ends.
std::string_view trimmed(std::string_view text);

} // namespace nabla
