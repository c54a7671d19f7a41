#include "core/data/csv.h"

#include <gtest/gtest.h>

using namespace nabla;

namespace {

using Cells = std::vector<std::string>;

CsvTable read(const std::string& text) {
    const auto table = parseCsv(text);
    EXPECT_TRUE(table) << table.error();
    return table ? *table : CsvTable{};
}

std::string errorOf(const std::string& text) {
    const auto table = parseCsv(text);
    return table ? "none" : table.error();
}

} // namespace

TEST(Csv, readsHeaderAndRows) {
    const CsvTable table = read("x,y\n1,2\n3,4\n");
    EXPECT_EQ(table.header, (Cells{"x", "y"}));
    ASSERT_EQ(table.rows.size(), 2u);
    EXPECT_EQ(table.rows[1].cells, (Cells{"3", "4"}));
    EXPECT_EQ(table.rows[1].line, 3u);
}

TEST(Csv, takesEitherLineEndAByteOrderMarkAndNoLastLineEnd) {
    const CsvTable table = read("\xEF\xBB\xBFx,y\r\n1,2\r\n3,4");
    EXPECT_EQ(table.header, (Cells{"x", "y"}));
    ASSERT_EQ(table.rows.size(), 2u);
    EXPECT_EQ(table.rows[0].cells, (Cells{"1", "2"}));
    EXPECT_EQ(table.rows[1].cells, (Cells{"3", "4"}));
}

TEST(Csv, quotesHoldCommasQuotesAndLineEnds) {
    const CsvTable table = read("a,b\n\"1,\"\"x\"\"\",\"two\r\nlines\"\n5,6\n");
    EXPECT_EQ(table.rows[0].cells, (Cells{"1,\"x\"", "two\r\nlines"}));
    EXPECT_EQ(table.rows[1].line, 4u);
}

TEST(Csv, passesOverBlankLinesAndKeepsEmptyCells) {
    const CsvTable table = read("\na,b\n\n,\n  \n1,\n\n");
    ASSERT_EQ(table.rows.size(), 2u);
    EXPECT_EQ(table.rows[0].cells, (Cells{"", ""}));
    EXPECT_EQ(table.rows[1].cells, (Cells{"1", ""}));
    EXPECT_EQ(table.rows[1].line, 6u);
}

TEST(Csv, namesTheLineOfARowThatDoesNotFitTheHeader) {
    EXPECT_EQ(errorOf("x,y\n1,2\n3\n"), "Line 3: 1 cell; the header has 2.");
    EXPECT_EQ(errorOf("x,y\n1,2,3\n"), "Line 2: 3 cells; the header has 2.");
}

TEST(Csv, namesTheLineWhereAQuoteIsWrong) {
    EXPECT_NE(errorOf("x\n\"1\n2\n").find("Line 2"), std::string::npos);
    EXPECT_NE(errorOf("x\n\"1\"2\n").find("Line 2"), std::string::npos);
}

TEST(Csv, anEmptyTextIsNoTable) {
    for (const char* text : {"", "\n\n", "\xEF\xBB\xBF"})
        EXPECT_NE(errorOf(text).find("empty"), std::string::npos) << text;
}

TEST(Csv, findsColumnsByName) {
    const CsvTable table = read("id, y ,x,id\n1,2,3,4\n");
    EXPECT_EQ(*csvColumn(table, "y"), 1u);
    EXPECT_EQ(*csvColumn(table, "x"), 2u);
    EXPECT_FALSE(csvColumn(table, "z"));
    EXPECT_NE(csvColumn(table, "id").error().find("two columns"), std::string::npos);
}

TEST(Csv, readsNumbersWithBlanksAroundThem) {
    const CsvTable table = read("x,y\n 1e-3 ,\"+2\"\n");
    EXPECT_EQ(*csvNumber(table, table.rows[0], 0), 1e-3);
    EXPECT_EQ(*csvNumber(table, table.rows[0], 1), 2);
}

TEST(Csv, namesTheLineOfACellThatIsNoNumber) {
    const CsvTable table = read("x,y\n1,2\nabc,\n1;5,nan\n");
    EXPECT_EQ(csvNumber(table, table.rows[1], 0).error(), "Line 3: column 'x': 'abc' is not a number.");
    EXPECT_EQ(csvNumber(table, table.rows[1], 1).error(),
              "Line 3: column 'y' is empty; a number must stand there.");
    EXPECT_FALSE(csvNumber(table, table.rows[2], 0));
    EXPECT_FALSE(csvNumber(table, table.rows[2], 1));
}

TEST(Csv, writesCellsThatReadBackTheSame) {
    const Cells cells{"plain", "a,b", "say \"hi\"", "two\nlines", "", " blank "};
    const std::string line = csvLine(cells);
    EXPECT_EQ(csvLine(Cells{"1", "2"}), "1,2\n");
    EXPECT_EQ(read("1,2,3,4,5,6\n" + line).rows[0].cells, cells);
}
