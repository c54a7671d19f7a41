#pragma once

#include "core/data/table_format.h"
#include "core/support/result.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nabla {

/// One record of a table, and the line of the file in which it begins (the first is 1).
struct CsvRow {
    std::size_t line = 0;
    std::vector<std::string> cells;
};

/// A table of texts: every row has as many cells as the header.
struct CsvTable {
    std::vector<std::string> header;
    std::vector<CsvRow> rows;
    /// How the file held it.
    TableFormat format{};
};

/// Reads a table whose first row is the header, in the format that fits it best; strict: every row must fit.
/// For tables to be learnt from there is `readTable`.
Result<CsvTable> parseCsv(std::string_view bytes);

/// The index of the column of that name.
Result<std::size_t> csvColumn(const CsvTable& table, std::string_view name);

/// The number in a cell of one of the table's rows.
Result<double> csvNumber(const CsvTable& table, const CsvRow& row, std::size_t column);

/// One line of a table with its LF; cells are quoted where they must be.
std::string csvLine(std::span<const std::string> cells);

} // namespace nabla
