#pragma once

#include "core/support/text_encoding.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nabla {

/// How a file holds a table of numbers and texts.
struct TableFormat {
    /// One of `tableDelimiters()`; a blank stands for any number of blanks and tabs.
    char delimiter = ',';
    /// A point or a comma.
    char decimalMark = '.';
    /// Whether the first row names the columns.
    bool hasHeader = true;
    TextEncoding encoding = TextEncoding::utf8;

    bool operator==(const TableFormat&) const = default;
};

/// Tab, semicolon, comma, bar and blank: the first is taken where several fit a file equally well.
std::span<const char> tableDelimiters();

/// The format that fits a file best. Its first rows are looked at, and all of its bytes for the encoding.
TableFormat detectFormat(std::string_view bytes);

/// The first rows of a file as texts, header included, as a preview of what a format makes of it.
std::vector<std::vector<std::string>> firstRows(std::string_view bytes, const TableFormat& format,
                                                std::size_t count);

/// The number that a cell is in a format with that decimal mark (blanks around it allowed), or nothing.
std::optional<double> parseCell(std::string_view cell, char decimalMark);

/// Whether a text stands for a value that is missing or none, as "NA", "nan", "inf", "null" or "?".
bool meansNoValue(std::string_view cell);

} // namespace nabla
