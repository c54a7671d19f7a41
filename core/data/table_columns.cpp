#include "core/data/table_columns.h"

#include "core/data/column_names.h"
#include "core/support/number_text.h"

#include <cmath>

namespace nabla {
namespace {

/// How much of a cell is kept to speak of it.
constexpr std::size_t shownCellBytes = 40;

/// How much of a text is kept.
constexpr std::size_t mostTextBytes = 120;

std::string textOf(const TableCell& cell) {
    return std::string(trimmed(cellText(cell)));
}

} // namespace

ColumnBuilder::ColumnBuilder(std::string name, std::size_t rows) {
    column_.name = std::move(name);
    column_.numbers.reserve(rows);
}

void ColumnBuilder::addNumber(const TableCell& cell, char decimalMark) {
    const auto number = parseCell(cell.written, decimalMark);
    column_.numbers.push_back(number.value_or(std::nan("")));
    if (number) {
        ++numbers_;
        ++filled_;
    } else if (!nabla::isEmpty(cell)) {
        ++filled_;
        withoutValue_ += meansNoValue(cell.written);
    }
}

bool ColumnBuilder::needsCells() {
    const std::size_t values = filled_ - withoutValue_;
    const std::size_t strays = values - numbers_;
    if (filled_ > 0 && (numbers_ == 0 || strays * 10 > values)) {
        column_.kind = ColumnKind::texts;
        column_.texts.reserve(column_.numbers.size());
        column_.numbers = {};
        return true;
    }
    return numbers_ < column_.numbers.size();
}

void ColumnBuilder::addText(const TableCell& cell, std::size_t row, std::size_t line) {
    if (column_.kind == ColumnKind::numbers) {
        if (std::isnan(column_.numbers[row]))
            addProblem(cell, line);
        return;
    }
    if (nabla::isEmpty(cell)) {
        addProblem(cell, line);
        if (column_.kind == ColumnKind::texts)
            column_.texts.push_back(TableColumn::noText);
    } else if (column_.kind == ColumnKind::texts) {
        addToDictionary(shortened(textOf(cell), mostTextBytes));
    }
}

void ColumnBuilder::addToDictionary(const std::string& text) {
    const auto [found, isNew] =
        places_.try_emplace(text, static_cast<std::uint16_t>(column_.dictionary.size()));
    if (isNew && column_.dictionary.size() == mostColumnTexts) {
        column_.kind = ColumnKind::manyTexts;
        column_.texts = {};
        column_.dictionary = {};
        places_ = {};
        return;
    }
    if (isNew)
        column_.dictionary.push_back(text);
    column_.texts.push_back(found->second);
}

void ColumnBuilder::addProblem(const TableCell& cell, std::size_t line) {
    const bool isKept = column_.problems.first.size() < column_.problems.mostKept;
    column_.problems.add({line, isKept ? shortened(textOf(cell), shownCellBytes) : std::string()});
}

} // namespace nabla
