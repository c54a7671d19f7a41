#pragma once

#include "core/data/table.h"
#include "core/data/table_rows.h"

#include <string>
#include <unordered_map>

namespace nabla {

/// Builds a column in two passes over its cells: all as numbers first, then, where that did not do, what
/// else they are. So nothing but numbers is kept while it is not known what a column holds.
class ColumnBuilder {
  public:
    /// A column of that name with room for so many rows.
    ColumnBuilder(std::string name, std::size_t rows);

    /// Takes the next cell in the first pass.
    void addNumber(const TableCell& cell, char decimalMark);

    /// Whether no cell held anything.
    bool isEmpty() const { return filled_ == 0; }

    /// Ends the first pass: says what the column holds, and whether it must see its cells again.
    bool needsCells();

    /// Takes the next cell in the second pass.
    void addText(const TableCell& cell, std::size_t row, std::size_t line);

    /// The column, which is taken away.
    TableColumn take() { return std::move(column_); }

  private:
    void addToDictionary(const std::string& text);
    void addProblem(const TableCell& cell, std::size_t line);

    TableColumn column_;
    std::size_t filled_ = 0;
    std::size_t numbers_ = 0;
    std::size_t withoutValue_ = 0;
    std::unordered_map<std::string, std::uint16_t> places_;
};

} // namespace nabla
