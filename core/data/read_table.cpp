#include "core/data/column_names.h"
#include "core/data/table.h"
#include "core/data/table_columns.h"
#include "core/data/table_rows.h"
#include "core/data/table_width.h"

#include <algorithm>

namespace nabla {
namespace {

using Found = TableRows::Found;

/// How many rows say how wide a table without header is.
constexpr std::size_t rowsForWidth = 400;

/// How many rows are read between two words about progress.
constexpr std::size_t rowsPerProgress = 1 << 14;

/// A character that no table has: one of those that control devices, but for white space and the end of
/// file of old systems.
bool isControl(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && (byte < '\t' || byte > '\r') && byte != 0x1A;
}

Status checkIsText(std::string_view text) {
    const auto control = std::find_if(text.begin(), text.end(), isControl);
    if (control == text.end())
        return Done{};
    const auto at = static_cast<std::size_t>(control - text.begin());
    const bool isArchive = text.starts_with("PK\x03\x04");
    return Error{placeIn(text, at) + ": a byte that no text has. " +
                 (isArchive ? "If this is a spreadsheet, save it as CSV." : "This is no table of text.")};
}

/// The columns as the header or most of the rows have them.
struct Layout {
    /// Empty where a column has none.
    std::vector<std::string> names;
    /// As many as a row must have: all, but for what a delimiter at the end of the header seems to begin.
    std::size_t cells = 0;
};

Result<Layout> layoutByHeader(std::string_view text, char delimiter) {
    TableRows rows(text, delimiter);
    const Found found = rows.next();
    if (found == Found::failure)
        return Error{rows.problem()};
    if (found == Found::malformed)
        return Error{"The header cannot be read: " + rows.problem() + "."};
    Layout layout;
    for (const TableCell& cell : rows.cells())
        layout.names.push_back(isEmpty(cell) ? "" : cellText(cell));
    const bool endsWithDelimiter = !layout.names.empty() && layout.names.back().empty();
    layout.cells = layout.names.size() - (endsWithDelimiter ? 1 : 0);
    return layout;
}

Layout layoutByRows(std::string_view text, char delimiter) {
    TableRows rows(text, delimiter);
    std::vector<std::vector<TableCell>> seen;
    for (Found found = rows.next(); found == Found::row || found == Found::malformed; found = rows.next()) {
        if (found == Found::row)
            seen.emplace_back(rows.cells().begin(), rows.cells().end());
        if (seen.size() == rowsForWidth)
            break;
    }
    const std::size_t width = commonWidth(seen);
    return {std::vector<std::string>(width), width};
}

/// Reads one table, in one pass over its rows or two.
class TableReader {
  public:
    TableReader(std::string_view text, const TableFormat& format, const ReadingProgress& progress)
        : text_(text), format_(format), progress_(progress) {}

    Result<Table> read();

  private:
    template <class Visit>
    Status forEachRow(double doneBefore, FirstOfMany<RowProblem>& leftOut, Visit visit) const;
    bool fits(std::span<const TableCell> row) const;
    void makeColumns();
    Status readNumbers();
    Status readTexts();
    Table take();

    std::string_view text_;
    TableFormat format_;
    const ReadingProgress& progress_;
    Layout layout_;
    std::vector<ColumnBuilder> columns_;
    Table table_;
};

/// The cell of that column; an empty one where the row has no such.
TableCell cellOf(std::span<const TableCell> row, std::size_t column) {
    return column < row.size() ? row[column] : TableCell{};
}

bool TableReader::fits(std::span<const TableCell> row) const {
    return row.size() >= layout_.cells &&
           (row.size() <= layout_.names.size() || fitsWidth(row, layout_.names.size()));
}

/// Calls `visit(line, cells)` for every row below the header that fits.
template <class Visit>
Status TableReader::forEachRow(double doneBefore, FirstOfMany<RowProblem>& leftOut, Visit visit) const {
    TableRows rows(text_, format_.delimiter);
    if (format_.hasHeader)
        rows.next();
    std::size_t count = 0;
    for (Found found = rows.next(); found != Found::end; found = rows.next()) {
        if (found == Found::failure)
            return Error{rows.problem()};
        if (found == Found::malformed)
            leftOut.add({rows.line(), rows.problem()});
        else if (fits(rows.cells()))
            visit(rows.line(), rows.cells());
        else
            leftOut.add({rows.line(), cellCount(rows.cells().size()) + " where there are " +
                                          std::to_string(layout_.cells) + " columns"});
        const double done = static_cast<double>(rows.offset()) / static_cast<double>(text_.size());
        if (++count % rowsPerProgress == 0 && progress_ && !progress_(doneBefore + done / 2))
            return Error{std::string(readingStopped)};
    }
    return Done{};
}

void TableReader::makeColumns() {
    const auto isLineEnd = [](char c) { return c == '\n' || c == '\r'; };
    const auto lines = static_cast<std::size_t>(std::count_if(text_.begin(), text_.end(), isLineEnd)) + 1;
    // No row is shorter than its delimiters; without this bound, empty lines below a wide header would take
    // room.
    const std::size_t rows = std::min(lines, text_.size() / std::max<std::size_t>(layout_.cells, 1) + 1);
    for (std::string& name : columnNames(layout_.names))
        columns_.emplace_back(std::move(name), rows);
}

Status TableReader::readNumbers() {
    return forEachRow(0, table_.leftOut, [&](std::uint32_t line, std::span<const TableCell> cells) {
        table_.lines.push_back(line);
        for (std::size_t c = 0; c < columns_.size(); ++c)
            columns_[c].addNumber(cellOf(cells, c), format_.decimalMark);
    });
}

Status TableReader::readTexts() {
    std::vector<std::size_t> unclear;
    for (std::size_t c = 0; c < columns_.size(); ++c)
        if (columns_[c].needsCells())
            unclear.push_back(c);
    if (unclear.empty())
        return Done{};
    std::size_t row = 0;
    FirstOfMany<RowProblem> knownAlready;
    return forEachRow(0.5, knownAlready, [&](std::uint32_t line, std::span<const TableCell> cells) {
        for (const std::size_t c : unclear)
            columns_[c].addText(cellOf(cells, c), row, line);
        ++row;
    });
}

Table TableReader::take() {
    for (ColumnBuilder& column : columns_)
        table_.columns.push_back(column.take());
    return std::move(table_);
}

Result<Table> TableReader::read() {
    auto layout = format_.hasHeader ? layoutByHeader(text_, format_.delimiter)
                                    : Result<Layout>(layoutByRows(text_, format_.delimiter));
    if (!layout)
        return Error{layout.error()};
    layout_ = *std::move(layout);
    makeColumns();
    if (const Status read = readNumbers(); !read)
        return Error{read.error()};
    // What delimiters at the ends of lines seem to begin has neither name nor content.
    while (!columns_.empty() && columns_.back().isEmpty() && layout_.names[columns_.size() - 1].empty())
        columns_.pop_back();
    if (columns_.empty())
        return Error{"The table is empty."};
    if (const Status read = readTexts(); !read)
        return Error{read.error()};
    return take();
}

} // namespace

Result<Table> readTable(std::string_view bytes, const TableFormat& format, const ReadingProgress& progress) {
    if (bytes.size() > mostTableBytes)
        return Error{"The file has more than " + std::to_string(mostTableBytes >> 30) + " GiB."};
    const auto text = decodeText(bytes, format.encoding);
    if (!text)
        return Error{text.error()};
    if (const Status isText = checkIsText(text->view()); !isText)
        return Error{isText.error()};
    auto table = TableReader(text->view(), format, progress).read();
    if (table && progress && !progress(1))
        return Error{std::string(readingStopped)};
    return table;
}

} // namespace nabla
