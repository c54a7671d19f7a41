#include "core/experiment/parameters.h"

#include "core/data/generators.h"
#include "core/support/number_text.h"

#include <algorithm>
#include <cctype>
#include <cmath>

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

std::string rangeText(const Parameter& parameter) {
    return "from " + limitText(parameter.min) + " to " + limitText(parameter.max);
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
    return badValue(parameter, numberText(value), rangeText(parameter));
}

/// Control characters would break the lines of files and links.
Result<std::string> checkedText(const Parameter& parameter, const std::string& text) {
    constexpr std::size_t longest = 1000;
    if (text.size() > longest)
        return Error{std::string(parameter.key) + ": longer than 1000 characters."};
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20)
            return Error{std::string(parameter.key) + ": control characters are not allowed."};
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

Result<Value> parseIntegers(const Parameter& parameter, std::string_view text) {
    std::vector<std::int64_t> numbers;
    for (const std::string& piece : splitAtCommas(text)) {
        const auto number = parseInteger(piece);
        if (!number)
            return badValue(parameter, piece, "a whole number");
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
    case ValueKind::integers:
        return parseIntegers(parameter, text);
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

Status contradiction(const Parameter& parameter, const Value& wanted, const Experiment& experiment) {
    return Error{std::string(parameter.key) + "=" + valueText(wanted) +
                 " contradicts another setting (it would become " + valueText(parameter.get(experiment)) +
                 "); leave one of them out."};
}

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

Result<Experiment> withSettings(Experiment experiment, std::span<const Setting> settings) {
    std::vector<std::pair<const Parameter*, Value>> applied;
    for (const Parameter& parameter : parameters()) {
        // Of a setting given twice, the last one counts.
        const auto last = std::find_if(settings.rbegin(), settings.rend(),
                                       [&](const Setting& s) { return s.first == parameter.key; });
        if (last == settings.rend())
            continue;
        auto value = checkedValue(parameter, last->second);
        if (!value)
            return Error{value.error()};
        const Value before = parameter.get(experiment);
        parameter.set(experiment, *value);
        const Value after = parameter.get(experiment);
        if (parameter.follow && after != before)
            parameter.follow(experiment);
        applied.emplace_back(&parameter, after);
    }
    for (const auto& [parameter, value] : applied)
        if (parameter->get(experiment) != value)
            return Error{contradiction(*parameter, value, experiment).error()};
    if (const auto valid = validate(experiment); !valid)
        return Error{valid.error()};
    return experiment;
}

Result<Experiment> withSetting(const Experiment& experiment, std::string_view key, std::string_view text) {
    const Parameter* parameter = findParameter(key);
    if (!parameter)
        return Error{"There is no setting '" + std::string(key) +
                     "'; 'nabla-cli settings' lists those there are."};
    auto value = parseValue(*parameter, text);
    if (!value)
        return Error{value.error()};
    const Setting setting{std::string(key), *value};
    return withSettings(experiment, {&setting, 1});
}

Status validate(const Experiment& experiment) {
    for (const Parameter& parameter : parameters())
        if (const auto value = checkedValue(parameter, parameter.get(experiment)); !value)
            return Error{value.error()};
    if (experiment.rules == Rules::playground && experiment.precision == Precision::float32)
        return Error{
            "precision: float32 cannot be had under the Playground's rules, which compute in float64; "
            "set rules=nabla for it."};
    if (findGenerator(experiment.dataset)->problem != experiment.problem)
        return Error{"dataset: '" + experiment.dataset + "' does not fit the problem."};
    return Done{};
}

} // namespace nabla
