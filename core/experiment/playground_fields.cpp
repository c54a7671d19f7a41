#include "core/experiment/playground_fields.h"

#include "core/support/number_text.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

namespace nabla {
namespace {

/// What a browser makes of the part behind '#': some characters are written as %XX there.
std::string asFragment(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string fragment;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte < 0x7F && c != '"' && c != '<' && c != '>' && c != '`') {
            fragment += c;
        } else {
            fragment += '%';
            fragment += digits[byte >> 4];
            fragment += digits[byte & 15];
        }
    }
    return fragment;
}

/// The part of a link that holds the settings: behind '#', or all of a text that names no page.
std::string settingsPart(std::string_view link) {
    link = trimmed(link);
    if (const auto hash = link.find('#'); hash != std::string_view::npos)
        return asFragment(link.substr(hash + 1));
    const bool namesPage = link.find("://") != std::string_view::npos || link.find(playgroundPage) == 0;
    return namesPage ? std::string() : asFragment(link);
}

std::optional<double> parseDigits(std::string_view digits, int base) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
    if (error != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    return static_cast<double>(number);
}

} // namespace

double javaScriptNumber(std::string_view text) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    text = trimmed(text);
    if (text.empty())
        return 0;
    for (const auto& [prefix, base] : {std::pair{'x', 16}, std::pair{'b', 2}, std::pair{'o', 8}})
        if (text.size() > 2 && text[0] == '0' && (text[1] | 0x20) == prefix)
            return parseDigits(text.substr(2), base).value_or(none);
    if (text.ends_with("Infinity"))
        return text == "Infinity" || text == "+Infinity" ? infinity : text == "-Infinity" ? -infinity : none;
    return parseNumberOrInfinity(text).value_or(none);
}

/// Cuts at every '&', then at '='; of a key given twice the last one counts; nothing is decoded.
PlaygroundFields::PlaygroundFields(std::string_view link) {
    const std::string part = settingsPart(link);
    std::string_view text = part;
    while (!text.empty()) {
        const auto end = text.find('&');
        const std::string_view piece = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        const auto equals = piece.find('=');
        const std::string key(piece.substr(0, equals));
        if (equals == std::string_view::npos) {
            fields_.erase(key);
            continue;
        }
        const std::string_view rest = piece.substr(equals + 1);
        fields_.insert_or_assign(key, std::string(rest.substr(0, rest.find('='))));
    }
}

const std::string* PlaygroundFields::text(std::string_view key) const {
    const auto at = fields_.find(key);
    return at == fields_.end() ? nullptr : &at->second;
}

const std::string* PlaygroundFields::present(std::string_view key) const {
    const std::string* found = text(key);
    return found && !trimmed(*found).empty() ? found : nullptr;
}

bool PlaygroundFields::flag(std::string_view key, bool otherwise) const {
    const std::string* found = present(key);
    return found ? *found != "false" : otherwise;
}

double PlaygroundFields::number(std::string_view key, double otherwise) const {
    const std::string* found = present(key);
    return found ? javaScriptNumber(*found) : otherwise;
}

double PlaygroundFields::neededNumber(std::string_view key, double otherwise) {
    const std::string* found = present(key);
    return found ? checkedNumber(key, *found) : otherwise;
}

double PlaygroundFields::checkedNumber(std::string_view key, std::string_view text) {
    const double number = javaScriptNumber(text);
    if (!std::isnan(number))
        return number;
    if (error_.empty())
        error_ = "The link's " + std::string(key) + "='" + std::string(text) + "' is not a number.";
    return 0;
}

} // namespace nabla
