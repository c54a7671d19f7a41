#include "core/exporters/source_text.h"

#include "core/data/axis_names.h"
#include "core/experiment/normalizations.h"
#include "core/support/json_writer.h"

#include <array>

namespace nabla {
namespace {

constexpr std::size_t longestLine = 100;

/// What ends a line in some languages, and what turns the direction of all text after it, in UTF-8: U+0085,
/// U+2028, U+2029, U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069.
constexpr std::array<std::string_view, 15> marks{
    "\xc2\x85",     "\xe2\x80\xa8", "\xe2\x80\xa9", "\xd8\x9c",     "\xe2\x80\x8e",
    "\xe2\x80\x8f", "\xe2\x80\xaa", "\xe2\x80\xab", "\xe2\x80\xac", "\xe2\x80\xad",
    "\xe2\x80\xae", "\xe2\x81\xa6", "\xe2\x81\xa7", "\xe2\x81\xa8", "\xe2\x81\xa9"};

} // namespace

std::string numberLines(std::span<const double> numbers, const NumberWriter& write, std::size_t indent) {
    std::string text;
    std::size_t column = indent;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::string number = write(numbers[i]);
        if (i > 0 && column + number.size() + 2 > longestLine) {
            text += ",\n" + std::string(indent, ' ');
            column = indent;
        } else if (i > 0) {
            text += ", ";
        }
        text += number;
        column += number.size() + 2;
    }
    return text;
}

std::string rowLines(std::span<const double> numbers, int columns, const NumberWriter& write,
                     std::string_view brackets, std::size_t indent) {
    const auto width = static_cast<std::size_t>(columns);
    std::string text;
    for (std::size_t at = 0; at < numbers.size(); at += width) {
        if (at > 0)
            text += ",\n" + std::string(indent, ' ');
        text +=
            brackets.front() + numberLines(numbers.subspan(at, width), write, indent + 1) + brackets.back();
    }
    return text;
}

std::string inComment(std::string_view text) {
    std::string line(text);
    for (const std::string_view mark : marks)
        for (std::size_t at = line.find(mark); at != std::string::npos; at = line.find(mark, at))
            line.replace(at, mark.size(), " ");
    for (char& c : line) {
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x20 || code == 0x7f || c == '\\' || c == '*' || c == '?')
            c = ' ';
        if (c == '"')
            c = '\'';
    }
    return line;
}

std::string quoted(std::string_view text) {
    return JsonWriter().value(text).text();
}

std::string joined(std::span<const std::string> texts, std::string_view between) {
    std::string all;
    for (std::size_t i = 0; i < texts.size(); ++i)
        all += (i > 0 ? std::string(between) : "") + texts[i];
    return all;
}

std::string_view precisionName(Precision precision) {
    return precision == Precision::float32 ? "float32" : "float64";
}

std::string title(const TrainedModel& model) {
    std::vector<std::string> sizes;
    for (const int units : model.shape())
        sizes.push_back(std::to_string(units));
    std::vector<std::string> columns;
    for (const Axis& column : model.columns)
        columns.push_back(columnName(column));
    return inComment("Neural network " + joined(sizes, " - ") + ": " + joined(columns) + " → " +
                     joined(model.outputNames()));
}

std::string layerWords(const ModelLayer& layer) {
    std::string words = std::to_string(layer.to) + (layer.to == 1 ? " neuron, " : " neurons, ");
    if (layer.normalization)
        words += std::string(normalizationRow(layer.normalization.kind).key) + " normalization, ";
    return words + std::string(keyOf(layer.activation));
}

} // namespace nabla
