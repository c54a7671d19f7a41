#include "core/exporters/javascript_text.h"

#include "core/exporters/source_text.h"
#include "core/training/predictor.h"

#include <array>
#include <utility>

namespace nabla {
namespace {

const FormulaLanguage& language() {
    static const FormulaLanguage javaScript{
        [](double value) { return javaScriptNumber(value, Precision::float64); },
        {{Operation::less, "($1 < $2)"},
         {Operation::lessOrEqual, "($1 <= $2)"},
         {Operation::choose, "($1 ? $2 : $3)"},
         {Operation::minimum, "Math.min($1, $2)"},
         {Operation::maximum, "Math.max($1, $2)"},
         {Operation::abs, "Math.abs($1)"},
         {Operation::exp, "Math.exp($1)"},
         {Operation::expm1, "Math.expm1($1)"},
         {Operation::log1p, "Math.log1p($1)"},
         {Operation::tanh, "Math.tanh($1)"},
         {Operation::sin, "Math.sin($1)"},
         {Operation::erfc, "erfc($1)"},
         {Operation::hypot, "Math.hypot($1, $2)"},
         {Operation::atan2, "Math.atan2($1, $2)"},
         {Operation::power, "Math.pow($1, $2)"}}};
    return javaScript;
}

using Replacement = std::pair<std::string_view, std::string_view>;

template <std::size_t n>
std::string replaced(std::string text, const std::array<Replacement, n>& replacements) {
    for (const auto& [from, to] : replacements)
        for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
    return text;
}

} // namespace

std::string javaScriptNumber(double value, Precision precision) {
    return numberText(value, precision);
}

/// "<" could begin the script's end or a comment of HTML; two of Unicode's characters are ends of lines.
std::string javaScriptString(std::string_view text) {
    constexpr std::array<Replacement, 3> replacements{
        {{"<", "\\u003c"}, {"\xe2\x80\xa8", "\\u2028"}, {"\xe2\x80\xa9", "\\u2029"}}};
    return replaced(quoted(text), replacements);
}

std::string inHtml(std::string_view text) {
    constexpr std::array<Replacement, 4> replacements{
        {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}}};
    return replaced(std::string(text), replacements);
}

std::string javaScriptArray(std::span<const double> numbers, int columns, Precision precision,
                            std::size_t indent) {
    const auto width = static_cast<std::size_t>(columns);
    const auto number = [=](double value) { return javaScriptNumber(value, precision); };
    std::string text = precision == Precision::float32 ? "new Float32Array([" : "new Float64Array([";
    for (std::size_t at = 0; at < numbers.size(); at += width)
        text +=
            "\n" + std::string(indent, ' ') + numberLines(numbers.subspan(at, width), number, indent) + ",";
    return text + "\n" + std::string(indent - 4, ' ') + "])";
}

FormulaText javaScriptFormula(const Expression& formula) {
    return formulaText(formula, language());
}

std::string javaScriptConstants(const FormulaText& formula, std::size_t indent) {
    std::string lines;
    for (const auto& [name, part] : formula.shared)
        lines.append(indent, ' ').append("const " + name + " = " + part + ";\n");
    return lines;
}

} // namespace nabla
