#pragma once

#include "core/data/own_points.h"
#include "core/data/table.h"

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
    /// As they stand in the file, to the last bit, and in its order.
    OwnPoints own;
    /// The rows of the file of which no point could be made.
    FirstOfMany<RowProblem> leftOut;
};

/// The columns that are probably meant: those that are named so ("x", "y", "label" and the like); else the
/// last as label and the first two columns of numbers, but not one that counts the rows, as x and y.
Result<ColumnChoice> chooseColumns(const Table& table);

/// Makes points of three columns (two for one dimension). The label: up to eight texts or whole numbers are
/// classes, in the order of their values (0, 1, … and −1, 1 stand for themselves); other numbers are values.
/// What stands in brackets at the end of a column's name is its unit, as in "length (cm)".
/// Each coordinate's numbers are spread from −5.5 to 5.5 of the plane, and values from −1 to 1. Numbers that
/// suit the plane stay as they are: coordinates within ±6 of which one is beyond ±2, values within ±1 of
/// which one is beyond ±0.3, and smaller ones too where the columns are named as the plane's own axes; so
/// drawn points look the same when they come back from a file.
Result<ImportedPoints> pointsOf(const Table& table, const ColumnChoice& choice,
                                LabelMeaning meaning = LabelMeaning::automatic);

/// The axis on which what is −`half` to `half` in the plane reads `low` to `high`; where both are the same
/// that is in the middle, in steps of 1.
Axis axisOver(std::string name, double low, double high, double half);

} // namespace nabla
