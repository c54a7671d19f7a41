#include "core/data/csv.h"

#include "core/support/number_text.h"

#include <optional>

namespace nabla {
namespace {

Error inLine(std::size_t line, const std::string& what) {
    return {"Line " + std::to_string(line) + ": " + what};
}

/// Reads one record after another.
class CsvReader {
  public:
    explicit CsvReader(std::string_view text) : text_(text) {
        constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
        if (text_.starts_with(byteOrderMark))
            text_.remove_prefix(byteOrderMark.size());
    }

    bool atEnd() const { return at_ == text_.size(); }

    Result<CsvRow> next() {
        CsvRow row{line_, {}};
        for (;;) {
            auto cell = text_.substr(at_).starts_with('"') ? quotedCell() : Result<std::string>(plainCell());
            if (!cell)
                return Error{cell.error()};
            row.cells.push_back(*std::move(cell));
            if (atLineEnd()) {
                skipLineEnd();
                return row;
            }
            if (text_[at_] != ',')
                return inLine(line_, "after the closing quote of a cell, a comma must follow.");
            ++at_;
        }
    }

  private:
    bool atLineEnd() const { return atEnd() || text_[at_] == '\n' || text_.substr(at_).starts_with("\r\n"); }

    void skipLineEnd() {
        if (!atEnd())
            at_ += text_[at_] == '\r' ? 2 : 1;
        ++line_;
    }

    std::string plainCell() {
        const std::size_t from = at_;
        while (!atLineEnd() && text_[at_] != ',')
            ++at_;
        return std::string(text_.substr(from, at_ - from));
    }

    /// Two quotes within quotes stand for one.
    Result<std::string> quotedCell() {
        const std::size_t startLine = line_;
        std::string cell;
        for (++at_; !atEnd(); ++at_) {
            if (text_[at_] == '"') {
                ++at_;
                if (atEnd() || text_[at_] != '"')
                    return cell;
            }
            line_ += text_[at_] == '\n';
            cell += text_[at_];
        }
        return inLine(startLine, "a quote is opened here and never closed.");
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

bool isBlank(const CsvRow& row) {
    return row.cells.size() == 1 && trimmed(row.cells.front()).empty();
}

std::string cellCount(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " cell" : " cells");
}

std::string quoted(const std::string& cell) {
    std::string text = "\"";
    for (const char c : cell) {
        text += c;
        if (c == '"')
            text += c;
    }
    return text + '"';
}

} // namespace

Result<CsvTable> parseCsv(std::string_view text) {
    CsvReader reader(text);
    CsvTable table;
    while (!reader.atEnd()) {
        auto row = reader.next();
        if (!row)
            return Error{row.error()};
        if (isBlank(*row))
            continue;
        if (table.header.empty())
            table.header = std::move(row->cells);
        else if (row->cells.size() == table.header.size())
            table.rows.push_back(*std::move(row));
        else
            return inLine(row->line, cellCount(row->cells.size()) + "; the header has " +
                                         std::to_string(table.header.size()) + ".");
    }
    if (table.header.empty())
        return Error{"The table is empty: its first line must name the columns."};
    return table;
}

Result<std::size_t> csvColumn(const CsvTable& table, std::string_view name) {
    std::optional<std::size_t> found;
    for (std::size_t c = 0; c < table.header.size(); ++c) {
        if (trimmed(table.header[c]) != name)
            continue;
        if (found)
            return Error{"The header names two columns '" + std::string(name) + "'."};
        found = c;
    }
    if (!found)
        return Error{"The header names no column '" + std::string(name) + "'."};
    return *found;
}

Result<double> csvNumber(const CsvTable& table, const CsvRow& row, std::size_t column) {
    const std::string& cell = row.cells[column];
    const std::string name = "column '" + std::string(trimmed(table.header[column])) + "'";
    if (trimmed(cell).empty())
        return inLine(row.line, name + " is empty; a number must stand there.");
    if (const auto number = parseNumber(cell))
        return *number;
    return inLine(row.line, name + ": '" + cell + "' is not a number.");
}

std::string csvLine(std::span<const std::string> cells) {
    std::string line;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        const std::string& cell = cells[c];
        line += c == 0 ? "" : ",";
        line += cell.find_first_of(",\"\r\n") == std::string::npos ? cell : quoted(cell);
    }
    return line + '\n';
}

} // namespace nabla
