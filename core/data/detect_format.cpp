#include "core/data/table_format.h"
#include "core/data/table_rows.h"
#include "core/data/table_width.h"

#include <algorithm>

namespace nabla {
namespace {

/// How much of a file is looked at.
constexpr std::size_t sampleBytes = std::size_t{1} << 18;
constexpr std::size_t sampleRows = 400;

/// The first rows as a delimiter divides them.
struct Sample {
    std::vector<std::vector<TableCell>> rows;
    std::size_t malformed = 0;
};

/// Cut after the last whole line, where there is one.
std::string_view wholeLines(std::string_view text, bool isCut) {
    const std::size_t end = isCut ? text.find_last_of("\r\n") : std::string_view::npos;
    return end == std::string_view::npos ? text : text.substr(0, end + 1);
}

Sample sampleOf(std::string_view text, char delimiter) {
    using Found = TableRows::Found;
    Sample sample;
    TableRows rows(text, delimiter);
    for (Found found = rows.next(); found != Found::end && found != Found::failure; found = rows.next()) {
        if (sample.rows.size() + sample.malformed == sampleRows)
            break;
        if (found == Found::malformed)
            ++sample.malformed;
        else if (!std::all_of(rows.cells().begin(), rows.cells().end(), isEmpty))
            sample.rows.emplace_back(rows.cells().begin(), rows.cells().end());
    }
    return sample;
}

bool isNumber(const TableCell& cell, char decimalMark) {
    return parseCell(cell.written, decimalMark).has_value();
}

/// How many of the cells below the first row that are not empty are numbers.
double numberShare(const Sample& sample, char decimalMark) {
    std::size_t filled = 0;
    std::size_t numbers = 0;
    for (std::size_t r = sample.rows.size() > 1 ? 1 : 0; r < sample.rows.size(); ++r)
        for (const TableCell& cell : sample.rows[r]) {
            filled += !isEmpty(cell);
            numbers += isNumber(cell, decimalMark);
        }
    return filled == 0 ? 0 : static_cast<double>(numbers) / static_cast<double>(filled);
}

/// How many rows have as many cells as most have; none where that is a single one.
double evenness(const Sample& sample) {
    const std::size_t width = commonWidth(sample.rows);
    if (width < 2)
        return 0;
    const auto even = std::count_if(sample.rows.begin(), sample.rows.end(),
                                    [=](const auto& row) { return fitsWidth(row, width); });
    return static_cast<double>(even) / static_cast<double>(sample.rows.size() + sample.malformed);
}

/// Rows of one length count most, then that they hold numbers.
double score(const Sample& sample, char decimalMark) {
    constexpr double withoutNumbers = 0.1;
    return evenness(sample) * (withoutNumbers + numberShare(sample, decimalMark));
}

/// What the cells of a column say about the row on top.
enum class Top { name, value, unknown };

/// A column whose values are mostly numbers has a name on top, or one more number.
Top topOf(const Sample& sample, std::size_t column, char decimalMark) {
    const TableCell& top = sample.rows[0][column];
    std::size_t filled = 0;
    std::size_t numbers = 0;
    for (std::size_t r = 1; r < sample.rows.size(); ++r)
        if (column < sample.rows[r].size() && !meansNoValue(sample.rows[r][column].written)) {
            ++filled;
            numbers += isNumber(sample.rows[r][column], decimalMark);
        }
    if (isNumber(top, decimalMark))
        return Top::value;
    if (meansNoValue(top.written) || filled == 0 || numbers * 2 < filled)
        return Top::unknown;
    return Top::name;
}

/// Where no column holds numbers: values come again further down, names do not.
bool looksLikeNames(const Sample& sample) {
    const auto& top = sample.rows[0];
    for (std::size_t c = 0; c < top.size(); ++c)
        for (std::size_t r = 1; r < sample.rows.size(); ++r)
            if (c < sample.rows[r].size() && sample.rows[r][c].written == top[c].written)
                return false;
    return std::none_of(top.begin(), top.end(),
                        [](const TableCell& cell) { return meansNoValue(cell.written); });
}

bool detectHeader(const Sample& sample, char decimalMark) {
    if (sample.rows.empty())
        return true;
    std::size_t names = 0;
    std::size_t values = 0;
    for (std::size_t c = 0; c < sample.rows[0].size(); ++c) {
        const Top top = topOf(sample, c, decimalMark);
        names += top == Top::name;
        values += top == Top::value;
    }
    return names + values > 0 ? names > values : looksLikeNames(sample);
}

bool isDelimiter(char c) {
    return std::count(tableDelimiters().begin(), tableDelimiters().end(), c) != 0;
}

} // namespace

TableFormat detectFormat(std::string_view bytes) {
    TableFormat best;
    best.encoding = detectEncoding(bytes);
    const DecodedText decoded = decodeStart(bytes, best.encoding, sampleBytes);
    const std::string_view text = wholeLines(decoded.view(), bytes.size() > sampleBytes);
    const char declared = declaredDelimiter(text);
    double bestScore = 0;
    for (const char delimiter : tableDelimiters()) {
        if (isDelimiter(declared) && delimiter != declared)
            continue;
        const Sample sample = sampleOf(text, delimiter);
        for (const char decimalMark : {'.', ','})
            if (const double own = score(sample, decimalMark); own > bestScore) {
                bestScore = own;
                best.delimiter = delimiter;
                best.decimalMark = decimalMark;
            }
    }
    if (bestScore == 0 && isDelimiter(declared))
        best.delimiter = declared;
    best.hasHeader = detectHeader(sampleOf(text, best.delimiter), best.decimalMark);
    return best;
}

} // namespace nabla
