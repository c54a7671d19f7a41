#pragma once

#include "core/data/table_format.h"
#include "core/support/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace nabla {

/// The most bytes that a table may have.
inline constexpr std::size_t mostTableBytes = std::size_t{1} << 31;

/// How many different texts of a column are kept; a column of more is no use as classes.
inline constexpr std::size_t mostColumnTexts = 256;

/// The first of many things, and how many there are.
template <class T>
struct FirstOfMany {
    static constexpr std::size_t mostKept = 100;

    std::vector<T> first;
    std::size_t count = 0;

    /// Counts one more; keeps it while there is room.
    void add(T one) {
        if (first.size() < mostKept)
            first.push_back(std::move(one));
        ++count;
    }
};

/// A row of a file that does not fit, and why.
struct RowProblem {
    std::size_t line = 0;
    std::string reason;

    bool operator==(const RowProblem&) const = default;
};

/// A cell that holds no value; its text is cut short, and empty where the cell is.
struct CellProblem {
    std::size_t line = 0;
    std::string text;

    bool operator==(const CellProblem&) const = default;
};

/// What a column holds: numbers; up to `mostColumnTexts` different texts; or more than are kept.
enum class ColumnKind { numbers, texts, manyTexts };

/// One column of a table; the vector of its kind has as many entries as the table has rows.
struct TableColumn {
    std::string name;
    ColumnKind kind = ColumnKind::numbers;
    /// NaN where the cell holds none.
    std::vector<double> numbers;
    /// Places in `dictionary`; `noText` where the cell is empty.
    std::vector<std::uint16_t> texts;
    /// The different texts in the order in which they first appear.
    std::vector<std::string> dictionary;
    /// Cells without a value: empty ones, and texts among numbers.
    FirstOfMany<CellProblem> problems;

    static constexpr std::uint16_t noText = std::numeric_limits<std::uint16_t>::max();
};

/// A table of numbers and texts, column by column.
struct Table {
    std::vector<TableColumn> columns;
    /// The line in which each row begins.
    std::vector<std::uint32_t> lines;
    /// Rows that are not in the table, as they have not as many cells as there are columns or wrong quotes.
    FirstOfMany<RowProblem> leftOut;

    /// How many rows there are.
    std::size_t rows() const { return lines.size(); }
};

/// Is told how much is done, from 0 to 1; `false` stops the reading.
using ReadingProgress = std::function<bool(double done)>;

/// What `readTable` says when its progress stopped it.
inline constexpr std::string_view readingStopped = "Reading was stopped.";

/// Reads a table in a format. A column is of numbers where at least nine tenths of its cells are (those that
/// are empty or mean no value do not count), of texts otherwise. Where there is no header, and where it is
/// empty, names are made up; they differ. Takes memory for up to nine times as many bytes as there are.
Result<Table> readTable(std::string_view bytes, const TableFormat& format,
                        const ReadingProgress& progress = {});

} // namespace nabla
