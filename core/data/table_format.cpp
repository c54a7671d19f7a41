#include "core/data/table_format.h"

#include "core/data/table_rows.h"
#include "core/support/number_text.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace nabla {
namespace {

/// Of how much of a file `firstRows` takes what it shows.
constexpr std::size_t previewBytes = std::size_t{1} << 22;

/// Longer texts are no numbers that anybody has written.
constexpr std::size_t mostNumberBytes = 512;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// A comma stands before a digit; a point in such a number would separate thousands, or be a mistake.
std::optional<double> parseWithComma(std::string_view cell) {
    const std::size_t comma = cell.find(',');
    if (cell.find('.') != std::string_view::npos || cell.size() > mostNumberBytes)
        return std::nullopt;
    if (comma == std::string_view::npos)
        return parseNumber(cell);
    if (comma + 1 == cell.size() || !isDigit(cell[comma + 1]))
        return std::nullopt;
    std::array<char, mostNumberBytes> buffer{};
    std::copy(cell.begin(), cell.end(), buffer.begin());
    buffer[comma] = '.';
    return parseNumber({buffer.data(), cell.size()});
}

} // namespace

std::span<const char> tableDelimiters() {
    static constexpr std::array<char, 5> delimiters{'\t', ';', ',', '|', ' '};
    return delimiters;
}

std::optional<double> parseCell(std::string_view cell, char decimalMark) {
    return decimalMark == ',' ? parseWithComma(trimmed(cell)) : parseNumber(cell);
}

bool meansNoValue(std::string_view cell) {
    static constexpr std::array<std::string_view, 16> words{
        "nan", "na",  "n/a", "#n/a",     "null",      "none",      "nil", "?",
        "-",   "inf", "",    "infinity", "-infinity", "undefined", ".",   "-inf"};
    const std::string_view text = trimmed(cell);
    const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return std::equal(text.begin(), text.end(), word.begin(), word.end(), same);
    });
}

std::vector<std::vector<std::string>> firstRows(std::string_view bytes, const TableFormat& format,
                                                std::size_t count) {
    const DecodedText text = decodeStart(bytes, format.encoding, previewBytes);
    TableRows rows(text.view(), format.delimiter);
    std::vector<std::vector<std::string>> all;
    while (all.size() < count && rows.next() == TableRows::Found::row) {
        auto& row = all.emplace_back();
        for (const TableCell& cell : rows.cells())
            row.push_back(cellText(cell));
    }
    return all;
}

} // namespace nabla
