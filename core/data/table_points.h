#pragma once

#include "core/data/dataset.h"
#include "core/data/table.h"
#include "core/experiment/experiment.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace nabla {

/// Which columns of a table are what; without `y` the data have one dimension.
struct ColumnChoice {
    std::size_t x = 0;
    std::optional<std::size_t> y;
    std::size_t label = 0;

    bool operator==(const ColumnChoice&) const = default;
};

/// What a column of labels is taken for.
enum class LabelMeaning { automatic, values, classes };

/// Points made of a table.
struct ImportedPoints {
    /// In the file's units, as they stand there to the last bit. The label of a class is −1 or +1 where there
    /// are up to two, and its place in `classes` where there are more.
    std::vector<Point> points;
    Problem problem = Problem::classification;
    /// The classes' names; empty for regression.
    std::vector<std::string> classes;
    /// How the plane from −6 to 6 (and values from −1 to 1) reads in the file's units.
    Axes axes;
    int dimensions = 2;
    /// The rows of the file of which no point could be made.
    FirstOfMany<RowProblem> leftOut;
};

/// The columns that are probably meant: those that are named so ("x", "y", "label" and the like); else the
/// last as label and the first two columns of numbers, but not one that counts the rows, as x and y.
Result<ColumnChoice> chooseColumns(const Table& table);

/// Makes points of three columns (two for one dimension). The label: up to eight texts or whole numbers are
/// classes, in the order of their values (0, 1, … and −1, 1 stand for themselves); other numbers are values.
Result<ImportedPoints> pointsOf(const Table& table, const ColumnChoice& choice,
                                LabelMeaning meaning = LabelMeaning::automatic);

/// The axis on which what is −`half` to `half` in the plane reads `low` to `high`; where both are the same
/// that is in the middle, in steps of 1.
Axis axisOver(std::string name, double low, double high, double half);

/// A point in the plane, of what it is in the data's units.
Point inPlane(const Axes& axes, const Point& reading);

/// A point in the data's units, of what it is in the plane.
Point asReading(const Axes& axes, const Point& point);

} // namespace nabla
