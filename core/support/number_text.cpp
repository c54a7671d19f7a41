#include "core/support/number_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace nabla {
namespace {

template <class T>
std::string shortest(T value) {
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "Infinity" : "-Infinity";
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

template <class T>
std::optional<T> parseWhole(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('+') && text.size() > 1 && text[1] != '-')
        text.remove_prefix(1);
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace

std::string numberText(double value) {
    return shortest(value);
}
std::string numberText(float value) {
    return shortest(value);
}

std::optional<double> parseNumberOrInfinity(std::string_view text) {
    if (text.find_first_of("nNfF") != std::string_view::npos)
        return std::nullopt;
    if (const auto value = parseWhole<double>(text))
        return value;
    // Beyond double's range `from_chars` gives nothing; the wider type tells 0 from infinity.
    const auto wide = parseWhole<long double>(text);
    return wide ? std::optional(static_cast<double>(*wide)) : std::nullopt;
}

std::optional<double> parseNumber(std::string_view text) {
    const auto value = parseNumberOrInfinity(text);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<std::int64_t> parseInteger(std::string_view text) {
    return parseWhole<std::int64_t>(text);
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n\f\v";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

} // namespace nabla
