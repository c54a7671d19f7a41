#include "core/data/table_rows.h"

#include "core/support/number_text.h"
#include "core/support/utf8.h"

#include <algorithm>

namespace nabla {
namespace {

constexpr std::string_view declaration = "sep=";

std::uint32_t lineEndsIn(std::string_view text) {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        count += text[i] == '\n' || (text[i] == '\r' && !text.substr(i + 1).starts_with('\n'));
    return count;
}

} // namespace

std::string cellText(const TableCell& cell) {
    if (!cell.doubledQuotes)
        return std::string(cell.written);
    std::string text;
    for (std::size_t i = 0; i < cell.written.size(); ++i) {
        text += cell.written[i];
        i += cell.written[i] == '"';
    }
    return text;
}

std::string cellCount(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " cell" : " cells");
}

bool isEmpty(const TableCell& cell) {
    return trimmed(cell.written).empty();
}

char declaredDelimiter(std::string_view text) {
    const std::size_t length = declaration.size() + 1;
    if (!text.starts_with(declaration) || text.size() <= length ||
        (text[length] != '\n' && text[length] != '\r'))
        return 0;
    return text[length - 1];
}

TableRows::TableRows(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {
    for (const char c : {'\n', '\r', delimiter, delimiter == ' ' ? '\t' : delimiter})
        ends_[static_cast<std::uint8_t>(c)] = true;
    if (declaredDelimiter(text_) != 0) {
        at_ = declaration.size() + 1;
        skipLineEnd();
    }
}

TableRows::Found TableRows::next() {
    for (;;) {
        if (at_ == text_.size())
            return Found::end;
        const Found found = readRow();
        if (found != Found::row || !isBlankLine())
            return found;
    }
}

bool TableRows::isBlankLine() const {
    return cells_.empty() || (cells_.size() == 1 && !cells_[0].quoted && isEmpty(cells_[0]));
}

TableRows::Found TableRows::readRow() {
    cells_.clear();
    line_ = nextLine_;
    for (;;) {
        if (delimiter_ == ' ') {
            skipBlanks();
            if (atLineEnd())
                break;
        }
        if (cells_.size() == mostTableColumns)
            return fail(at_, "more than " + std::to_string(mostTableColumns) + " cells in one row.");
        if (const Found found = readCell(); found != Found::row)
            return found;
        if (atLineEnd())
            break;
        ++at_;
    }
    skipLineEnd();
    return Found::row;
}

TableRows::Found TableRows::readCell() {
    const std::size_t from = at_;
    skipBlanks();
    if (at_ < text_.size() && text_[at_] == '"')
        return readQuotedCell();
    const std::size_t limit = std::min(text_.size(), from + mostCellBytes + 1);
    while (at_ < limit && !ends_[static_cast<std::uint8_t>(text_[at_])])
        ++at_;
    if (at_ - from > mostCellBytes)
        return fail(from, "a cell of more than " + std::to_string(mostCellBytes) + " bytes.");
    cells_.push_back({text_.substr(from, at_ - from)});
    return Found::row;
}

TableRows::Found TableRows::readQuotedCell() {
    const std::size_t open = at_++;
    const std::string_view reachable = text_.substr(0, open + mostCellBytes + 2);
    bool doubledQuotes = false;
    for (;;) {
        const std::size_t quote = reachable.find('"', at_);
        if (quote == std::string_view::npos)
            return fail(open, reachable.size() == text_.size()
                                  ? "a quote is opened here and never closed."
                                  : "a quote is opened here and not closed within " +
                                        std::to_string(mostCellBytes) + " bytes.");
        at_ = quote + 1;
        if (at_ == text_.size() || text_[at_] != '"')
            return endQuotedCell(open + 1, quote, doubledQuotes);
        doubledQuotes = true;
        ++at_;
    }
}

TableRows::Found TableRows::endQuotedCell(std::size_t from, std::size_t to, bool doubledQuotes) {
    const std::string_view written = text_.substr(from, to - from);
    nextLine_ += lineEndsIn(written);
    cells_.push_back({written, true, doubledQuotes});
    if (delimiter_ != ' ')
        skipBlanks();
    if (atLineEnd() || ends_[static_cast<std::uint8_t>(text_[at_])])
        return Found::row;
    return skipMalformedRow("after a closing quote, the delimiter must follow");
}

TableRows::Found TableRows::fail(std::size_t at, const std::string& what) {
    problem_ = "Line " + std::to_string(nextLine_) + place(at) + ": " + what;
    at_ = text_.size();
    return Found::failure;
}

TableRows::Found TableRows::skipMalformedRow(const std::string& what) {
    problem_ = what + " (line " + std::to_string(nextLine_) + place(at_) + ")";
    at_ = std::min(text_.size(), text_.find_first_of("\r\n", at_));
    skipLineEnd();
    return Found::malformed;
}

std::string TableRows::place(std::size_t at) const {
    const std::size_t end = at == 0 ? std::string_view::npos : text_.find_last_of("\r\n", at - 1);
    return ", column " + std::to_string(1 + characterCount(text_.substr(end + 1, at - (end + 1))));
}

bool TableRows::isBlankHere() const {
    return at_ < text_.size() && (text_[at_] == ' ' || (text_[at_] == '\t' && delimiter_ != '\t'));
}

void TableRows::skipBlanks() {
    while (isBlankHere())
        ++at_;
}

void TableRows::skipLineEnd() {
    if (at_ == text_.size())
        return;
    const bool two = text_.substr(at_).starts_with("\r\n");
    at_ += two ? 2 : 1;
    ++nextLine_;
}

} // namespace nabla
