#pragma once

#include "core/data/table.h"
#include "core/support/number_text.h"

#include <cmath>
#include <string>

/// A format in a line: delimiter, decimal mark, header or none, encoding.
inline std::string textOf(const nabla::TableFormat& format) {
    const char* encodings[] = {"utf8", "utf16le", "utf16be", "1252"};
    const std::string delimiter = format.delimiter == '\t'  ? "tab"
                                  : format.delimiter == ' ' ? "blank"
                                                            : std::string(1, format.delimiter);
    return delimiter + " " + format.decimalMark + (format.hasHeader ? " header " : " bare ") +
           encodings[static_cast<int>(format.encoding)];
}

inline std::string cellOf(const nabla::TableColumn& column, std::size_t row) {
    switch (column.kind) {
    case nabla::ColumnKind::numbers:
        return std::isnan(column.numbers[row]) ? "_" : nabla::numberText(column.numbers[row]);
    case nabla::ColumnKind::texts:
        return column.texts[row] == nabla::TableColumn::noText ? "_" : column.dictionary[column.texts[row]];
    case nabla::ColumnKind::manyTexts:
        break;
    }
    return "…";
}

/// A table in a line: each column's name and cells ("_" where there is no value, texts in brackets), and the
/// lines of rows that were left out.
inline std::string textOf(const nabla::Table& table) {
    std::string text;
    for (const nabla::TableColumn& column : table.columns) {
        text += (text.empty() ? "" : "; ") + column.name + ":";
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const bool bracket = column.kind != nabla::ColumnKind::numbers;
            text += " " + std::string(bracket ? "[" : "") + cellOf(column, row) + (bracket ? "]" : "");
        }
    }
    for (const nabla::RowProblem& problem : table.leftOut.first)
        text += " !" + std::to_string(problem.line);
    return text;
}

/// What a file is detected to be and read as, or the error.
inline std::string readingOf(std::string_view bytes) {
    const auto table = nabla::readTable(bytes, nabla::detectFormat(bytes));
    return table ? textOf(*table) : "error: " + table.error();
}
