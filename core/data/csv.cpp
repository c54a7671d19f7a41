#include "core/data/csv.h"

#include "core/data/table_rows.h"
#include "core/support/number_text.h"

#include <algorithm>
#include <optional>

namespace nabla {
namespace {

Error inLine(std::size_t line, const std::string& what) {
    return {"Line " + std::to_string(line) + ": " + what};
}

std::string quoted(const std::string& cell) {
    std::string text = "\"";
    for (const char c : cell) {
        text += c;
        if (c == '"')
            text += c;
    }
    return text + '"';
}

} // namespace

Result<CsvTable> parseCsv(std::string_view bytes) {
    CsvTable table;
    table.format = detectFormat(bytes);
    const auto text = decodeText(bytes, table.format.encoding);
    if (!text)
        return Error{text.error()};
    TableRows rows(text->view(), table.format.delimiter);
    for (auto found = rows.next(); found != TableRows::Found::end; found = rows.next()) {
        if (found == TableRows::Found::failure)
            return Error{rows.problem()};
        if (found == TableRows::Found::malformed)
            return inLine(rows.line(), rows.problem() + ".");
        std::vector<std::string> cells(rows.cells().size());
        std::transform(rows.cells().begin(), rows.cells().end(), cells.begin(), cellText);
        if (table.header.empty())
            table.header = std::move(cells);
        else if (cells.size() == table.header.size())
            table.rows.push_back({rows.line(), std::move(cells)});
        else
            return inLine(rows.line(), cellCount(cells.size()) + "; the header has " +
                                           std::to_string(table.header.size()) + ".");
    }
    if (table.header.empty())
        return Error{"The table is empty: its first line must name the columns."};
    return table;
}

Result<std::size_t> csvColumn(const CsvTable& table, std::string_view name) {
    std::optional<std::size_t> found;
    for (std::size_t c = 0; c < table.header.size(); ++c) {
        if (trimmed(table.header[c]) != name)
            continue;
        if (found)
            return Error{"The header names two columns '" + std::string(name) + "'."};
        found = c;
    }
    if (!found)
        return Error{"The header names no column '" + std::string(name) + "'."};
    return *found;
}

Result<double> csvNumber(const CsvTable& table, const CsvRow& row, std::size_t column) {
    const std::string& cell = row.cells[column];
    const std::string name = "column '" + std::string(trimmed(table.header[column])) + "'";
    if (trimmed(cell).empty())
        return inLine(row.line, name + " is empty; a number must stand there.");
    if (const auto number = parseCell(cell, table.format.decimalMark))
        return *number;
    return inLine(row.line, name + ": '" + cell + "' is not a number.");
}

std::string csvLine(std::span<const std::string> cells) {
    std::string line;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        const std::string& cell = cells[c];
        line += c == 0 ? "" : ",";
        line += cell.find_first_of(",\"\r\n") == std::string::npos ? cell : quoted(cell);
    }
    return line + '\n';
}

} // namespace nabla
