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

/// What `from_chars` is to see of a text: no blanks around it, and no plus sign.
std::string_view bare(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('+') && text.size() > 1 && text[1] != '-')
        text.remove_prefix(1);
    return text;
}

/// Beyond double's range `from_chars` gives nothing; the wider type tells 0 from infinity. As libstdc++ 12
/// has it, that reads on to a zero byte, which a part of a text need not have; and it is slow.
std::optional<double> zeroOrInfinity(const std::string& text) {
    long double value{};
    const auto error = std::from_chars(text.data(), text.data() + text.size(), value).ec;
    return error == std::errc{} ? std::optional(static_cast<double>(value)) : std::nullopt;
}

} // namespace

std::string numberText(double value) {
    return shortest(value);
}
std::string numberText(float value) {
    return shortest(value);
}

std::optional<double> parseNumberOrInfinity(std::string_view text) {
    text = bare(text);
    double value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size())
        return std::nullopt;
    if (error == std::errc::result_out_of_range)
        return zeroOrInfinity(std::string(text));
    return error == std::errc{} && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<double> parseNumber(std::string_view text) {
    const auto value = parseNumberOrInfinity(text);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<std::int64_t> parseInteger(std::string_view text) {
    text = bare(text);
    std::int64_t value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isWhole = error == std::errc{} && end == text.data() + text.size();
    return isWhole ? std::optional(value) : std::nullopt;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n\f\v";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

} // namespace nabla
