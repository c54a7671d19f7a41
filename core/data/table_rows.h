#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nabla {

/// The most cells that a row of a table may have.
inline constexpr std::size_t mostTableColumns = 4096;

/// The most bytes that a cell may have.
inline constexpr std::size_t mostCellBytes = std::size_t{1} << 20;

/// A cell as it stands in a file, without its quotes.
struct TableCell {
    std::string_view written;
    bool quoted = false;
    /// Whether two quotes in it stand for one.
    bool doubledQuotes = false;
};

/// What a cell says.
std::string cellText(const TableCell& cell);

/// "1 cell", "3 cells".
std::string cellCount(std::size_t count);

/// Whether nothing but white space stands in it.
bool isEmpty(const TableCell& cell);

/// The delimiter that a first line such as "sep=;" names, as spreadsheets write it; 0 where there is none.
char declaredDelimiter(std::string_view text);

/// Reads the rows of a table one after another, as RFC 4180 has them and as people write them: any
/// delimiter (a blank stands for any number of blanks and tabs); lines that end with LF, CRLF or CR; blanks
/// around quotes. Blank lines and a line that declares the delimiter are passed over.
class TableRows {
  public:
    /// What came next: a row; one whose quotes are wrong; no more; or what cannot be read on from.
    enum class Found { row, malformed, end, failure };

    /// The rows of a UTF-8 text, which must outlive the reader.
    TableRows(std::string_view text, char delimiter);

    /// Goes to the next row.
    Found next();

    /// The row's cells; valid as long as the reader stays there.
    std::span<const TableCell> cells() const { return cells_; }
    /// The line in which the row begins; the first is 1.
    std::uint32_t line() const { return line_; }
    /// What is wrong with the row, and where.
    const std::string& problem() const { return problem_; }
    /// How many bytes have been read.
    std::size_t offset() const { return at_; }

  private:
    bool atLineEnd() const { return at_ == text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }
    bool isBlankHere() const;
    void skipBlanks();
    void skipLineEnd();
    bool isBlankLine() const;
    Found readRow();
    Found readCell();
    Found readQuotedCell();
    Found endQuotedCell(std::size_t from, std::size_t to, bool doubledQuotes);
    Found fail(std::size_t at, const std::string& what);
    Found skipMalformedRow(const std::string& what);
    std::string place(std::size_t at) const;

    std::string_view text_;
    char delimiter_;
    /// Whether a byte ends a cell without quotes.
    bool ends_[256] = {};
    std::size_t at_ = 0;
    std::uint32_t line_ = 0;
    std::uint32_t nextLine_ = 1;
    std::vector<TableCell> cells_;
    std::string problem_;
};

} // namespace nabla
