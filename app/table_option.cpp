#include "app/table_option.h"

#include "core/data/table_rows.h"
#include "core/support/files.h"
#include "core/support/number_text.h"
#include "core/support/utf8.h"

#include <algorithm>
#include <cstdio>

namespace nabla {
namespace {

Result<std::size_t> columnOf(const Table& table, std::string_view name) {
    std::string names;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].name == name)
            return c;
        names += (names.empty() ? "'" : ", '") + table.columns[c].name + "'";
    }
    return Error{"There is no column '" + std::string(name) + "'; there are " + names + "."};
}

/// Names are a row as a table has it, so that one with a comma can stand in quotes.
Result<ColumnChoice> namedColumns(const Table& table, std::string_view list) {
    TableRows rows(list, ',');
    if (rows.next() != TableRows::Found::row)
        return Error{"--columns: " + (rows.problem().empty() ? "no names" : rows.problem()) + "."};
    std::vector<std::size_t> columns;
    for (const TableCell& name : rows.cells()) {
        const auto column = columnOf(table, trimmed(cellText(name)));
        if (!column)
            return Error{column.error()};
        columns.push_back(*column);
    }
    if (columns.size() == 2)
        return ColumnChoice{columns[0], std::nullopt, columns[1]};
    if (columns.size() == 3)
        return ColumnChoice{columns[0], columns[1], columns[2]};
    return Error{"--columns names " + std::to_string(columns.size()) +
                 " columns; it must be x,y,label, or x,label for one dimension."};
}

Result<ImportedPoints> pointsIn(const std::string& text, const std::optional<std::string>& columns) {
    const auto table = readTable(text, detectFormat(text));
    if (!table)
        return Error{table.error()};
    const auto choice = columns ? namedColumns(*table, *columns) : chooseColumns(*table);
    if (!choice)
        return Error{choice.error()};
    return pointsOf(*table, *choice);
}

} // namespace

Result<ImportedPoints> readTablePoints(const std::string& path, const std::optional<std::string>& columns) {
    const auto text = readFile(path == "-" ? "/dev/stdin" : path, mostTableBytes);
    if (!text)
        return Error{text.error()};
    auto points = pointsIn(*text, columns);
    if (!points)
        return Error{"'" + path + "': " + points.error()};
    const std::string name = path.substr(path.rfind('/') + 1);
    points->own.source = path == "-" || !isUtf8(name) ? "" : name;
    return points;
}

void reportLeftOut(const FirstOfMany<RowProblem>& leftOut) {
    constexpr std::size_t mostShown = 10;
    const std::size_t shown = std::min(mostShown, leftOut.first.size());
    for (std::size_t k = 0; k < shown; ++k)
        std::fprintf(stderr, "line %zu left out: %s\n", leftOut.first[k].line,
                     leftOut.first[k].reason.c_str());
    if (leftOut.count > 0)
        std::fprintf(stderr, "%zu rows of the table left out\n", leftOut.count);
}

} // namespace nabla
