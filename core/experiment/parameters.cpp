#include "core/experiment/parameters.h"

#include "core/support/number_text.h"
#include "core/support/utf8.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>

namespace nabla {
namespace {

Error badValue(const Parameter& parameter, std::string_view text, const std::string& wanted) {
    return {std::string(parameter.key) + ": '" + std::string(text) + "' is not " + wanted + "."};
}

std::string choiceList(const Parameter& parameter) {
    std::string list;
    for (const Choice& choice : parameter.choices)
        list += (list.empty() ? "" : ", ") + std::string(choice.value);
    return list;
}

/// A limit without an exponent: 1000000, not 1e+06.
std::string limitText(double limit) {
    const bool whole = std::abs(limit) < 1e15 && limit == std::floor(limit);
    return whole ? std::to_string(static_cast<std::int64_t>(limit)) : numberText(limit);
}

bool sameIgnoringCase(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

Result<std::string> checkedChoice(const Parameter& parameter, std::string_view text) {
    for (const Choice& choice : parameter.choices)
        if (sameIgnoringCase(choice.value, text))
            return std::string(choice.value);
    return badValue(parameter, text, "one of " + choiceList(parameter));
}

template <class Number>
Result<Number> checkedNumber(const Parameter& parameter, Number number) {
    const auto value = static_cast<double>(number);
    if (value >= parameter.min && value <= parameter.max)
        return number;
    return badValue(parameter, valueText(number), "from " + rangeText(parameter));
}

/// Control characters would break the lines of files and links; JSON can hold no bytes that are not UTF-8.
Result<std::string> checkedText(const Parameter& parameter, const std::string& text) {
    constexpr std::size_t longest = 1000;
    if (text.size() > longest)
        return Error{std::string(parameter.key) + ": longer than 1000 characters."};
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20)
            return Error{std::string(parameter.key) + ": control characters are not allowed."};
    if (!isUtf8(text))
        return Error{std::string(parameter.key) + ": the text is not valid UTF-8."};
    return text;
}

template <class Item, class Check>
Result<Value> checkedList(const Parameter& parameter, const std::vector<Item>& items, Check check) {
    if (items.size() > parameter.maxItems)
        return Error{std::string(parameter.key) + ": " + std::to_string(items.size()) +
                     " entries; the limit is " + std::to_string(parameter.maxItems) + "."};
    std::vector<Item> checked;
    for (const Item& item : items) {
        auto good = check(parameter, item);
        if (!good)
            return Error{good.error()};
        checked.push_back(*std::move(good));
    }
    return Value(std::move(checked));
}

template <class T>
Result<Value> asValue(Result<T> result) {
    if (!result)
        return Error{result.error()};
    return Value(*std::move(result));
}

std::vector<std::string> splitAtCommas(std::string_view text) {
    std::vector<std::string> pieces;
    if (trimmed(text).empty())
        return pieces;
    for (;;) {
        const auto comma = text.find(',');
        pieces.emplace_back(trimmed(text.substr(0, comma)));
        if (comma == std::string_view::npos)
            return pieces;
        text.remove_prefix(comma + 1);
    }
}

template <class Number>
Result<Value> parseList(const Parameter& parameter, std::string_view text,
                        std::optional<Number> (*parseOne)(std::string_view), const char* wanted) {
    std::vector<Number> numbers;
    for (const std::string& piece : splitAtCommas(text)) {
        const auto number = parseOne(piece);
        if (!number)
            return badValue(parameter, piece, wanted);
        numbers.push_back(*number);
    }
    return Value(std::move(numbers));
}

Result<Value> parseUnchecked(const Parameter& parameter, std::string_view text) {
    switch (parameter.kind) {
    case ValueKind::boolean:
        if (sameIgnoringCase(text, "true") || sameIgnoringCase(text, "false"))
            return Value(sameIgnoringCase(text, "true"));
        return badValue(parameter, text, "true or false");
    case ValueKind::number:
        if (const auto number = parseNumber(text))
            return Value(*number);
        return badValue(parameter, text, "a number");
    case ValueKind::integer:
        if (const auto number = parseInteger(text))
            return Value(*number);
        return badValue(parameter, text, "a whole number");
    case ValueKind::numbers:
        return parseList(parameter, text, parseNumber, "a number");
    case ValueKind::integers:
        return parseList(parameter, text, parseInteger, "a whole number");
    case ValueKind::choices:
        return Value(splitAtCommas(text));
    case ValueKind::choice:
    case ValueKind::text:
        return Value(std::string(text));
    }
    return badValue(parameter, text, "understood");
}

/// Writes each kind of value as text.
struct TextWriter {
    std::string operator()(bool b) const { return b ? "true" : "false"; }
    std::string operator()(double d) const { return numberText(d); }
    std::string operator()(std::int64_t i) const { return std::to_string(i); }
    std::string operator()(const std::string& s) const { return s; }
    template <class Item>
    std::string operator()(const std::vector<Item>& list) const {
        std::string text;
        for (const Item& item : list)
            text += (text.empty() ? "" : ",") + (*this)(item);
        return text;
    }
};

} // namespace

Result<Value> parseValue(const Parameter& parameter, std::string_view text) {
    auto value = parseUnchecked(parameter, text);
    if (!value)
        return value;
    return checkedValue(parameter, *value);
}

Result<Value> checkedValue(const Parameter& parameter, const Value& value) {
    switch (parameter.kind) {
    case ValueKind::boolean:
        return value;
    case ValueKind::number:
        return asValue(checkedNumber(parameter, std::get<double>(value)));
    case ValueKind::integer:
        return asValue(checkedNumber(parameter, std::get<std::int64_t>(value)));
    case ValueKind::text:
        return asValue(checkedText(parameter, std::get<std::string>(value)));
    case ValueKind::choice:
        return asValue(checkedChoice(parameter, std::get<std::string>(value)));
    case ValueKind::numbers:
        return checkedList(parameter, std::get<std::vector<double>>(value), checkedNumber<double>);
    case ValueKind::integers:
        return checkedList(parameter, std::get<std::vector<std::int64_t>>(value),
                           checkedNumber<std::int64_t>);
    case ValueKind::choices:
        return checkedList(parameter, std::get<std::vector<std::string>>(value), checkedChoice);
    }
    return value;
}

std::string valueText(const Value& value) {
    return std::visit(TextWriter{}, value);
}

std::string rangeText(const Parameter& parameter) {
    return limitText(parameter.min) + " to " + limitText(parameter.max);
}

std::string_view labelOf(const Parameter& parameter, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value))
        for (const Choice& choice : parameter.choices)
            if (choice.value == *text)
                return choice.label;
    return {};
}

} // namespace nabla
