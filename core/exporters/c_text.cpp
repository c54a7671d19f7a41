#include "core/exporters/c_text.h"

#include "core/exporters/formula_text.h"
#include "core/exporters/source_text.h"
#include "core/training/predictor.h"

#include <algorithm>
#include <array>
#include <utility>

namespace nabla {
namespace {

/// Functions for float end with an f of their own.
template <Precision precision>
const FormulaLanguage& language() {
    constexpr bool single = precision == Precision::float32;
    static const FormulaLanguage c{[](double value) { return cNumber(value, precision); },
                                   {{Operation::less, "($1 < $2)"},
                                    {Operation::lessOrEqual, "($1 <= $2)"},
                                    {Operation::choose, "($1 ? $2 : $3)"},
                                    {Operation::minimum, single ? "fminf($1, $2)" : "fmin($1, $2)"},
                                    {Operation::maximum, single ? "fmaxf($1, $2)" : "fmax($1, $2)"},
                                    {Operation::abs, single ? "fabsf($1)" : "fabs($1)"},
                                    {Operation::exp, single ? "expf($1)" : "exp($1)"},
                                    {Operation::expm1, single ? "expm1f($1)" : "expm1($1)"},
                                    {Operation::log1p, single ? "log1pf($1)" : "log1p($1)"},
                                    {Operation::tanh, single ? "tanhf($1)" : "tanh($1)"},
                                    {Operation::sin, single ? "sinf($1)" : "sin($1)"},
                                    {Operation::erfc, single ? "erfcf($1)" : "erfc($1)"},
                                    {Operation::hypot, single ? "hypotf($1, $2)" : "hypot($1, $2)"},
                                    {Operation::atan2, single ? "atan2f($1, $2)" : "atan2($1, $2)"},
                                    {Operation::power, single ? "powf($1, $2)" : "pow($1, $2)"}}};
    return c;
}

/// Three octal digits end by themselves, whatever comes after.
std::string octal(unsigned char byte) {
    return {'\\', static_cast<char>('0' + byte / 64), static_cast<char>('0' + byte / 8 % 8),
            static_cast<char>('0' + byte % 8)};
}

std::string capitals(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return name;
}

} // namespace

std::string cType(Precision precision) {
    return precision == Precision::float32 ? "float" : "double";
}

std::string cNumber(double value, Precision precision) {
    std::string text = numberText(value, precision);
    if (text.find_first_of(".e") == std::string::npos)
        text += ".0";
    return precision == Precision::float32 ? text + "f" : text;
}

/// A question mark could begin one of C's trigraphs.
std::string cString(std::string_view text) {
    std::string literal = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\' || c == '?')
            literal += std::string("\\") + c;
        else
            literal += byte < 0x20 || byte >= 0x7f ? octal(byte) : std::string(1, c);
    }
    return literal + "\"";
}

std::string cArray(const std::string& name, std::span<const double> numbers, int columns,
                   Precision precision) {
    const auto width = static_cast<std::size_t>(columns);
    const auto number = [=](double value) { return cNumber(value, precision); };
    std::string text =
        "static const " + cType(precision) + " " + name + "[" + std::to_string(numbers.size()) + "] = {\n";
    for (std::size_t at = 0; at < numbers.size(); at += width)
        text += "    " + numberLines(numbers.subspan(at, width), number, 4) +
                (at + width < numbers.size() ? ",\n" : "\n");
    return text + "};\n";
}

CFormula cFormula(const Expression& formula, Precision precision) {
    const bool single = precision == Precision::float32;
    const FormulaText text =
        formulaText(formula, single ? language<Precision::float32>() : language<Precision::float64>());
    CFormula made{"", text.result};
    for (const auto& [name, part] : text.shared)
        made.lines += "    const " + cType(precision) + " " + name + " = " + part + ";\n";
    return made;
}

std::string cText(std::string_view text, const std::string& name, Precision precision) {
    const bool single = precision == Precision::float32;
    const std::array<std::pair<std::string_view, std::string>, 4> places{
        {{"$name", name}, {"$NAME", capitals(name)}, {"$real", cType(precision)}, {"$f", single ? "f" : ""}}};
    std::string made(text);
    for (const auto& [place, value] : places)
        for (std::size_t at = made.find(place); at != std::string::npos; at = made.find(place, at))
            made.replace(at, place.size(), value);
    return made;
}

} // namespace nabla
