#include "app/asked_points.h"

#include "core/data/axis_names.h"
#include "core/data/column_names.h"
#include "core/data/csv.h"
#include "core/data/own_points.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace nabla {
namespace {

/// Where the coordinates stand in a table.
struct Coordinates {
    std::size_t x = 0;
    /// None where the second coordinate is 0.
    std::optional<std::size_t> y;
    bool areReadings = false;
};

using Found = Result<std::optional<std::size_t>>;

std::optional<std::size_t> placeOf(const std::vector<std::string>& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional<std::size_t>(found - names.begin());
}

/// The column named as the axis: with its unit, without, or with another way to write it. The names differ.
Found columnOf(const std::vector<std::string>& names, const Axis& axis) {
    for (const std::string& name : {columnName(axis), axis.name})
        if (const auto place = placeOf(names, name))
            return place;
    std::optional<std::size_t> found;
    for (std::size_t c = 0; c < names.size(); ++c) {
        const Axis own = axisOfColumn(names[c]);
        if (own.name != axis.name)
            continue;
        if (!axis.unit.empty() && own.unit != axis.unit)
            return Error{"Column '" + names[c] + "': the model knows it in " + axis.unit + "."};
        if (found)
            return Error{"The header names two columns '" + axis.name + "'."};
        found = c;
    }
    return found;
}

/// The columns named as the axes, if all are there.
Result<std::optional<Coordinates>> byAxes(const std::vector<std::string>& names, const DataUnits& units) {
    const Found x = columnOf(names, units.axes.x);
    const Found y = units.dimensions > 1 ? columnOf(names, units.axes.y) : Found(std::nullopt);
    if (!x || !y)
        return Error{x ? y.error() : x.error()};
    if (!*x || (units.dimensions > 1 && !*y))
        return std::optional<Coordinates>();
    if (*x == *y && columnName(units.axes.x) != columnName(units.axes.y))
        return Error{"Column '" + names[**x] + "' may be either of '" + columnName(units.axes.x) + "' and '" +
                     columnName(units.axes.y) + "': give its unit."};
    return std::optional(Coordinates{**x, *y, true});
}

Result<Coordinates> byLetters(const CsvTable& table, const DataUnits& units) {
    const auto x = csvColumn(table, "x");
    if (!x)
        return Error{x.error()};
    if (units.always && units.dimensions == 1)
        return Coordinates{*x, std::nullopt, true};
    const auto y = csvColumn(table, "y");
    if (!y && units.dimensions > 1)
        return Error{y.error()};
    return Coordinates{*x, y ? std::optional(*y) : std::nullopt, units.always};
}

/// Whether readings can differ from what stands in columns x and y without units.
bool haveUnits(const DataUnits& units) {
    const Axes& axes = units.axes;
    return units.always || !axes.x.isPlain() || !axes.y.isPlain() || !axes.label.isPlain();
}

/// Says how the columns may be named, where that is not x and y alone.
Error noColumns(const DataUnits& units, const std::string& problem) {
    const std::string x = "'" + columnName(units.axes.x) + "'";
    if (!haveUnits(units))
        return {problem};
    if (units.dimensions == 1)
        return {"The header names neither a column " + x + " nor 'x'."};
    return {"The header names neither columns " + x + " and '" + columnName(units.axes.y) +
            "' nor 'x' and 'y'."};
}

/// A table without header has the names that training made up for it; its first row is one like the others.
void makeHeader(CsvTable& table) {
    std::vector<std::string> names = columnNames(std::vector<std::string>(table.header.size()));
    table.rows.insert(table.rows.begin(), CsvRow{1, std::exchange(table.header, std::move(names))});
    table.format.hasHeader = true;
}

Result<Coordinates> chooseCoordinates(CsvTable& table, const DataUnits& units) {
    const auto letters = byLetters(table, units);
    if (letters && !haveUnits(units))
        return letters;
    const auto named = byAxes(columnNames(table.header), units);
    if (!named)
        return Error{named.error()};
    if (*named)
        return **named;
    if (letters)
        return letters;
    if (table.format.hasHeader)
        return noColumns(units, letters.error());
    makeHeader(table);
    return chooseCoordinates(table, units);
}

Status addPoint(AskedPoints& asked, const CsvTable& table, const CsvRow& row, const Coordinates& from,
                const DataUnits& units) {
    const auto x = csvNumber(table, row, from.x);
    if (!x)
        return Error{x.error()};
    const auto y = from.y ? csvNumber(table, row, *from.y) : Result<double>(0);
    if (!y)
        return Error{y.error()};
    const Point point{*x, *y, 0};
    asked.points.push_back(from.areReadings ? inPlane(units.axes, point) : point);
    asked.written.push_back({row.cells[from.x]});
    if (from.y)
        asked.written.back().push_back(row.cells[*from.y]);
    else if (!from.areReadings)
        asked.written.back().emplace_back("0");
    return Done{};
}

} // namespace

Result<AskedPoints> askedPoints(std::string_view bytes, const DataUnits& units) {
    auto table = parseCsv(bytes);
    if (!table)
        return Error{table.error()};
    const auto from = chooseCoordinates(*table, units);
    if (!from)
        return Error{from.error()};
    AskedPoints asked;
    asked.areReadings = from->areReadings;
    const std::vector<std::string> names = columnNames(table->header);
    asked.names = {names[from->x]};
    if (from->y || !from->areReadings)
        asked.names.push_back(from->y ? names[*from->y] : "y");
    for (const CsvRow& row : table->rows)
        if (const auto added = addPoint(asked, *table, row, *from, units); !added)
            return Error{added.error()};
    return asked;
}

} // namespace nabla
