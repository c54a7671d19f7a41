#include "core/data/table_points.h"

#include "core/data/axis_names.h"
#include "core/data/name_length.h"
#include "core/data/table_labels.h"
#include "core/support/utf8.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace nabla {
namespace {

/// What numbers are taken to, with a little room to the plane's border, and what they may reach as they are.
constexpr double coordinateHalf = 5.5;
constexpr double planeHalf = 6;
constexpr double valueHalf = 1;

/// What numbers must reach beyond to be left as they are; smaller ones would be a speck.
constexpr double leastCoordinate = 2;
constexpr double leastValue = 0.3;

/// What is wrong with the cell of a column that has a value nowhere in that line. The column keeps enough of
/// its problems: as many as points keep rows that they left out.
std::string problemIn(const TableColumn& column, std::size_t line) {
    const auto& kept = column.problems.first;
    const auto found = std::find_if(kept.begin(), kept.end(),
                                    [=](const CellProblem& problem) { return problem.line == line; });
    if (found == kept.end() || found->text.empty())
        return "column '" + column.name + "' is empty";
    return "column '" + column.name + "': '" + found->text + "' is not a number";
}

/// What stands in the way of a choice of columns.
Status checkChoice(const Table& table, const ColumnChoice& choice) {
    const std::size_t count = table.columns.size();
    const std::size_t y = choice.y.value_or(choice.x);
    if (choice.x >= count || y >= count || choice.label >= count)
        return Error{"The table has only " + std::to_string(count) + " columns."};
    for (const std::size_t c : {choice.x, y})
        if (table.columns[c].kind != ColumnKind::numbers)
            return Error{"Column '" + table.columns[c].name +
                         "' holds texts; a coordinate must be a number."};
    return Done{};
}

/// Sorts the rows into points and those left out.
class PointMaker {
  public:
    PointMaker(const Table& table, const ColumnChoice& choice, const Labels& labels)
        : table_(table), choice_(choice), labels_(labels), x_(table.columns[choice.x]),
          y_(table.columns[choice.y.value_or(choice.x)]) {}

    void addRow(std::size_t row, ImportedPoints& made) const {
        const Point point{x_.numbers[row], choice_.y ? y_.numbers[row] : 0, labels_.of[row]};
        if (std::isnan(point.x))
            leaveOut(row, x_, made);
        else if (std::isnan(point.y))
            leaveOut(row, y_, made);
        else if (std::isnan(point.label))
            leaveOut(row, table_.columns[choice_.label], made);
        else
            made.own.points.push_back(point);
    }

  private:
    void leaveOut(std::size_t row, const TableColumn& column, ImportedPoints& made) const {
        const std::size_t line = table_.lines[row];
        const bool isKept = made.leftOut.first.size() < made.leftOut.mostKept;
        made.leftOut.add({line, isKept ? problemIn(column, line) : std::string()});
    }

    const Table& table_;
    const ColumnChoice& choice_;
    const Labels& labels_;
    const TableColumn& x_;
    const TableColumn& y_;
};

/// Rows that the table had left out already, in between by their lines.
void addRowsWithoutCells(const Table& table, FirstOfMany<RowProblem>& leftOut) {
    auto& first = leftOut.first;
    first.insert(first.end(), table.leftOut.first.begin(), table.leftOut.first.end());
    std::stable_sort(first.begin(), first.end(),
                     [](const RowProblem& a, const RowProblem& b) { return a.line < b.line; });
    first.resize(std::min(first.size(), leftOut.mostKept));
    leftOut.count += table.leftOut.count;
}

/// As much of a text as a name may be long.
std::string nameOf(const std::string& text) {
    return std::string(firstCharacters(text, mostNameBytes));
}

/// From the least to the greatest of some numbers.
struct Span {
    double low = 0;
    double high = 0;

    /// How far they are from 0.
    double reach() const { return std::max(-low, high); }
};

Span spanOf(const std::vector<Point>& points, double Point::*member) {
    const auto [least, greatest] = std::minmax_element(
        points.begin(), points.end(), [=](const Point& a, const Point& b) { return a.*member < b.*member; });
    return {(*least).*member, (*greatest).*member};
}

void spread(Axis& axis, const Span& span, double half) {
    const Axis over = axisOver(axis.name, span.low, span.high, half);
    axis.origin = over.origin;
    axis.scale = over.scale;
}

/// Both at once, so that circles stay circles where the numbers are the plane's own.
void setCoordinates(Axes& axes, const std::vector<Point>& points, bool hasY) {
    const Span x = spanOf(points, &Point::x);
    const Span y = spanOf(points, &Point::y);
    const double reach = std::max(x.reach(), y.reach());
    const bool named = axes.x.name == Axes{}.x.name && axes.y.name == Axes{}.y.name;
    if (reach <= planeHalf && (reach > leastCoordinate || named))
        return;
    spread(axes.x, x, coordinateHalf);
    if (hasY)
        spread(axes.y, y, coordinateHalf);
}

void setValues(Axis& label, const std::vector<Point>& points) {
    const Span values = spanOf(points, &Point::label);
    const bool named = label.name == Axes{}.label.name;
    if (values.reach() > valueHalf || (values.reach() <= leastValue && !named))
        spread(label, values, valueHalf);
}

Axes axesOf(const Table& table, const ColumnChoice& choice, const ImportedPoints& made) {
    Axes axes;
    axes.x = axisOfColumn(nameOf(table.columns[choice.x].name));
    if (choice.y)
        axes.y = axisOfColumn(nameOf(table.columns[*choice.y].name));
    axes.label = axisOfColumn(nameOf(table.columns[choice.label].name));
    setCoordinates(axes, made.own.points, choice.y.has_value());
    if (made.own.problem == Problem::regression)
        setValues(axes.label, made.own.points);
    return axes;
}

} // namespace

Result<ImportedPoints> pointsOf(const Table& table, const ColumnChoice& choice, LabelMeaning meaning) {
    if (const Status possible = checkChoice(table, choice); !possible)
        return Error{possible.error()};
    const auto labels = labelsOf(table.columns[choice.label], meaning);
    if (!labels)
        return Error{labels.error()};
    ImportedPoints made;
    made.own.problem = labels->problem;
    for (const std::string& name : labels->classes)
        made.own.classes.push_back(nameOf(name));
    made.own.dimensions = choice.y ? 2 : 1;
    made.own.range = usualRange(made.own.dimensions);
    const PointMaker maker(table, choice, *labels);
    for (std::size_t row = 0; row < table.rows(); ++row)
        maker.addRow(row, made);
    addRowsWithoutCells(table, made.leftOut);
    if (made.own.points.empty())
        return Error{"No row has a value in all of the columns."};
    if (made.own.points.size() > mostOwnPoints)
        return Error{"There are " + std::to_string(made.own.points.size()) + " points; at most " +
                     std::to_string(mostOwnPoints) + " can be had."};
    made.own.axes = axesOf(table, choice, made);
    return made;
}

Axis axisOver(std::string name, double low, double high, double half) {
    // Halves first: the difference of the greatest numbers is infinite.
    const double scale = (high / 2 - low / 2) / half;
    return {std::move(name), "", std::midpoint(low, high), std::isnormal(scale) ? scale : 1};
}

} // namespace nabla
