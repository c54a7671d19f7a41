// Whatever the bytes, reading them as a table ends, and what was read keeps its promises.

#include "core/data/csv.h"
#include "core/data/points_csv.h"
#include "core/data/table_points.h"
#include "tests/fuzz/require.h"

#include <bit>
#include <cstdint>
#include <set>

using namespace nabla;

namespace {

bool sameBits(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

void checkColumn(const TableColumn& column, std::size_t rows) {
    require(!column.name.empty(), "each column has a name");
    if (column.kind == ColumnKind::numbers)
        require(column.numbers.size() == rows && column.texts.empty(), "a number in each row");
    if (column.kind == ColumnKind::texts)
        require(column.texts.size() == rows && column.numbers.empty(), "a text in each row");
    for (const std::uint16_t text : column.texts)
        require(text == TableColumn::noText || text < column.dictionary.size(),
                "texts are in the dictionary");
    require(column.dictionary.size() <= mostColumnTexts, "few different texts");
}

void checkTable(const Table& table) {
    std::set<std::string> names;
    for (const TableColumn& column : table.columns) {
        checkColumn(column, table.rows());
        require(names.insert(column.name).second, "names differ");
    }
    for (std::size_t row = 1; row < table.rows(); ++row)
        require(table.lines[row - 1] < table.lines[row], "rows stand on later lines");
}

/// Coordinates and values come back to the last bit; classes have been given their places by then.
void checkWriting(const ImportedPoints& made) {
    const std::string written = pointsCsv(made.own.points, made.own.axes, made.own.dimensions);
    const auto table = readTable(written, {});
    require(static_cast<bool>(table), "what is written can be read");
    const bool plane = made.own.dimensions > 1;
    const ColumnChoice choice{0, plane ? std::optional<std::size_t>(1) : std::nullopt, plane ? 2u : 1u};
    const auto read = pointsOf(*table, choice, LabelMeaning::values);
    require(read && read->own.points.size() == made.own.points.size(), "all points come back");
    for (std::size_t i = 0; i < made.own.points.size(); ++i) {
        const Point &a = made.own.points[i], &b = read->own.points[i];
        require(sameBits(a.x, b.x) && sameBits(a.y, b.y) && sameBits(a.label, b.label), "points come back");
    }
}

void checkReading(std::string_view bytes, const TableFormat& format) {
    (void)firstRows(bytes, format, 20);
    const auto table = readTable(bytes, format);
    if (!table) {
        require(!table.error().empty(), "errors have words");
        return;
    }
    checkTable(*table);
    const auto choice = chooseColumns(*table);
    const auto made = choice ? pointsOf(*table, *choice) : Result<ImportedPoints>(Error{"none"});
    if (!made)
        return;
    require(made->own.points.size() + made->leftOut.count == table->rows() + table->leftOut.count,
            "each row counts");
    checkWriting(*made);
}

/// A format that a byte chooses, as a caller may know better than what is detected.
TableFormat formatFrom(std::uint8_t choice) {
    return {tableDelimiters()[choice % 5], choice & 0x20 ? ',' : '.', (choice & 0x40) != 0,
            static_cast<TextEncoding>((choice >> 3) & 3)};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    checkReading(bytes, detectFormat(bytes));
    if (size > 0)
        checkReading(bytes, formatFrom(data[size - 1]));
    (void)parseCsv(bytes);
    return 0;
}
