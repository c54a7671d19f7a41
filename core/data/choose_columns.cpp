#include "core/data/table_labels.h"
#include "core/data/table_points.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

namespace nabla {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 4> xNames{"x", "x1", "x_1", "x₁"};
constexpr std::array<std::string_view, 4> yNames{"y", "x2", "x_2", "x₂"};
constexpr std::array<std::string_view, 6> labelNames{"label",  "class", "target",
                                                     "output", "value", "species"};

bool isOneOf(const std::string& name, Names names) {
    std::string small = name;
    std::transform(small.begin(), small.end(), small.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    return std::find(names.begin(), names.end(), small) != names.end();
}

std::optional<std::size_t> named(const Table& table, Names names) {
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (isOneOf(table.columns[c].name, names))
            return c;
    return std::nullopt;
}

bool hasNumbers(const TableColumn& column) {
    return column.kind == ColumnKind::numbers &&
           std::any_of(column.numbers.begin(), column.numbers.end(), [](double n) { return !std::isnan(n); });
}

bool canBeLabel(const TableColumn& column) {
    return hasNumbers(column) || (column.kind == ColumnKind::texts &&
                                  column.dictionary.size() <= static_cast<std::size_t>(mostClasses));
}

/// Whether a column counts the rows.
bool isCounter(const TableColumn& column) {
    if (column.numbers.size() < 3 || (column.numbers[0] != 0 && column.numbers[0] != 1))
        return false;
    const auto breaks = [](double a, double b) { return b != a + 1; };
    return std::adjacent_find(column.numbers.begin(), column.numbers.end(), breaks) == column.numbers.end();
}

std::optional<std::size_t> chooseLabel(const Table& table) {
    const auto found = named(table, labelNames);
    // One of too many texts is meant all the same: whoever learns it says what is wrong.
    if (found)
        return found;
    for (std::size_t c = table.columns.size(); c-- > 0;)
        if (canBeLabel(table.columns[c]))
            return c;
    return std::nullopt;
}

/// Whether a column is learnt as classes, which need two coordinates.
bool holdsClasses(const TableColumn& column) {
    const auto labels = labelsOf(column, LabelMeaning::automatic);
    return !labels || labels->problem != Problem::regression;
}

/// Columns that can be coordinates; those that count the rows only where there are not enough others.
std::vector<std::size_t> coordinates(const Table& table, std::size_t label) {
    std::vector<std::size_t> found;
    std::vector<std::size_t> counters;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (c != label && hasNumbers(table.columns[c]))
            (isCounter(table.columns[c]) ? counters : found).push_back(c);
    if (found.empty() || (found.size() == 1 && holdsClasses(table.columns[label])))
        found.insert(found.end(), counters.begin(), counters.end());
    return found;
}

} // namespace

Result<ColumnChoice> chooseColumns(const Table& table) {
    if (table.rows() == 0)
        return Error{table.leftOut.count == 0 ? "The table has a header, but no rows."
                                              : "None of the table's rows fits."};
    const auto label = chooseLabel(table);
    const auto free = label ? coordinates(table, *label) : std::vector<std::size_t>();
    if (free.empty())
        return Error{"Two columns are needed: one of numbers, and one to be learnt."};
    const auto x = named(table, xNames);
    const auto y = named(table, yNames);
    const auto isCoordinate = [&](std::optional<std::size_t> c) {
        return c && c != label && hasNumbers(table.columns[*c]);
    };
    if (isCoordinate(x) && isCoordinate(y))
        return ColumnChoice{*x, *y, *label};
    if (free.size() == 1)
        return ColumnChoice{free[0], std::nullopt, *label};
    return ColumnChoice{free[0], free[1], *label};
}

} // namespace nabla
