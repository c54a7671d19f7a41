// What is read of whatever bytes, and what is said of those that cannot be.

#include "core/data/table_rows.h"
#include "tests/core/table_text.h"

#include <gtest/gtest.h>

#include <string>

using namespace nabla;
using namespace std::string_literals;

namespace {

const TableFormat plain{};

Table read(const std::string& bytes, const TableFormat& format = plain) {
    const auto table = readTable(bytes, format);
    EXPECT_TRUE(table) << table.error();
    return table ? *table : Table{};
}

std::string errorOf(const std::string& bytes, const TableFormat& format = plain) {
    const auto table = readTable(bytes, format);
    return table ? "none" : table.error();
}

std::string repeated(const std::string& text, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i)
        all += text;
    return all;
}

TableFormat in(TextEncoding encoding) {
    return {',', '.', true, encoding};
}

} // namespace

TEST(TableFormat, saidByTheCallerStandsAgainstAppearance) {
    EXPECT_EQ(textOf(read("1;2\n3;4\n", {';', '.', true})), "1: 3; 2: 4");
    EXPECT_EQ(textOf(read("x;y\n3;4\n", {';', '.', false})), "column 1: [x] [3]; column 2: [y] [4]");
    EXPECT_EQ(textOf(read("x;y\n3,5;4\n", {';', ',', true})), "x: 3.5; y: 4");
    EXPECT_EQ(textOf(read("\xC3\xA4\n1\n", in(TextEncoding::windows1252))), "Ã¤: 1");
    EXPECT_EQ(textOf(read("x\0\n\0"
                          "1\0"s,
                          in(TextEncoding::utf16LittleEndian))),
              "x: 1");
}

TEST(TableFormat, takesWindows1252WhereverTheFirstSuchByteStands) {
    const std::string file = "t,x\n" + repeated("a,1\n", 200'000) + "\xE4,2\n";
    EXPECT_EQ(detectFormat(file).encoding, TextEncoding::windows1252);
}

TEST(TableFormat, isFoundInRowsThatAreLongerThanWhatIsLookedAt) {
    const std::string row = repeated("1.25;", 2000) + "3\n";
    EXPECT_EQ(textOf(detectFormat(repeated(row, 100))), "; . bare utf8");
    EXPECT_EQ(textOf(detectFormat("\"" + repeated("a", 500'000) + "\",1\n")), ", . header utf8");
}

TEST(TableFormat, cellsAreNumbersWithEitherMarkButNotWithBoth) {
    EXPECT_EQ(parseCell(" 1,5 ", ','), 1.5);
    EXPECT_EQ(parseCell("-,5e3", ','), -500);
    EXPECT_EQ(parseCell("15", ','), 15);
    for (const char* cell : {"1.5", "1,", "1,5,5", "1.000,5", ",", "nan", "0x1", "1,e5", "1 000"})
        EXPECT_FALSE(parseCell(cell, ',')) << cell;
    for (const char* cell : {"1,5", "nan", "inf", "-Infinity", "0x1p3", "1e", "--1", "+-1", "", "1_0", "１"})
        EXPECT_FALSE(parseCell(cell, '.')) << cell;
}

TEST(TableFormat, previewsTheFirstRowsAsTexts) {
    EXPECT_EQ(firstRows("x;\"a \"\"b\"\"\"\n\n1,5;2\n3;4\n", {';', ',', true}, 2),
              (std::vector<std::vector<std::string>>{{"x", "a \"b\""}, {"1,5", "2"}}));
    EXPECT_TRUE(firstRows("", plain, 5).empty());
}

TEST(Table, remembersTheLineOfEachRow) {
    EXPECT_EQ(read("x,y\n\n1,\"a\nb\"\n2,c\r\n3\n\r4,d\n").lines, (std::vector<std::uint32_t>{3, 5, 8}));
}

TEST(Table, saysWhichRowsItLeavesOutAndWhy) {
    const Table table = read("x,y\n1\n1,2,3\n\"1\"0,2\n1,2\n");
    EXPECT_EQ(table.rows(), 1u);
    EXPECT_EQ(table.leftOut.count, 3u);
    EXPECT_EQ(table.leftOut.first,
              (std::vector<RowProblem>{
                  {2, "1 cell where there are 2 columns"},
                  {3, "3 cells where there are 2 columns"},
                  {4, "after a closing quote, the delimiter must follow (line 4, column 4)"}}));
}

TEST(Table, needsAHeaderThatCanBeRead) {
    EXPECT_EQ(
        errorOf("\"x\"y,z\n1,2\n"),
        "The header cannot be read: after a closing quote, the delimiter must follow (line 1, column 4).");
}

TEST(Table, countsAllProblemsAndKeepsTheFirstHundred) {
    const Table table = read("x,y\n" + repeated("1\n", 150) + repeated("1,\n", 130));
    EXPECT_EQ(table.leftOut.count, 150u);
    EXPECT_EQ(table.leftOut.first.size(), 100u);
    EXPECT_EQ(table.leftOut.first.back().line, 101u);
    EXPECT_EQ(table.columns[1].problems.count, 130u);
    EXPECT_EQ(table.columns[1].problems.first.size(), 100u);
    EXPECT_EQ(table.columns[0].problems.count, 0u);
}

TEST(Table, remembersCellsWithoutAValue) {
    const Table table = read("x,t\n" + repeated("1,a\n", 20) + " oops \n" + "oops,a\nnan,a\n,\n1, \n");
    EXPECT_EQ(table.columns[0].problems.first,
              (std::vector<CellProblem>{{23, "oops"}, {24, "nan"}, {25, ""}}));
    EXPECT_EQ(table.columns[1].problems.first, (std::vector<CellProblem>{{25, ""}, {26, ""}}));
}

TEST(Table, columnsAreOfNumbersUpToOneTextInTen) {
    const auto kindWith = [](std::size_t texts, const std::string& text) {
        return read("x,y\n" + repeated("1,1\n", 90) + repeated("1," + text + "\n", texts)).columns[1].kind;
    };
    EXPECT_EQ(kindWith(10, "a"), ColumnKind::numbers);
    EXPECT_EQ(kindWith(11, "a"), ColumnKind::texts);
    for (const char* nothing : {"NA", "?", "nan", "null", ""})
        EXPECT_EQ(kindWith(500, nothing), ColumnKind::numbers) << nothing;
}

TEST(Table, keepsTheDifferentTextsOfAColumnUpToALimit) {
    const auto withTexts = [](std::size_t count) {
        std::string file = "t,x\n";
        for (std::size_t i = 0; i < 2 * count; ++i)
            file += "t" + std::to_string(i % count) + ",1\n";
        return read(file).columns[0];
    };
    EXPECT_EQ(withTexts(mostColumnTexts).dictionary.size(), mostColumnTexts);
    EXPECT_EQ(withTexts(mostColumnTexts).texts[mostColumnTexts + 3], 3);
    EXPECT_EQ(withTexts(mostColumnTexts + 1).kind, ColumnKind::manyTexts);
    EXPECT_TRUE(withTexts(mostColumnTexts + 1).texts.empty());
}

TEST(Table, refusesWhatExceedsItsLimitsWithThePlace) {
    EXPECT_EQ(errorOf("x\n" + repeated("1,", 1'000'000)),
              "Line 2, column 8193: more than 4096 cells in one row.");
    EXPECT_EQ(errorOf("x,y\n1," + repeated("a", 5'000'000)),
              "Line 2, column 3: a cell of more than 1048576 bytes.");
    EXPECT_EQ(errorOf("x,y\n\"" + repeated("\"\"", 3'000'000)),
              "Line 2, column 1: a quote is opened here and not closed within 1048576 bytes.");
    EXPECT_EQ(errorOf("x,y\n" + std::string(3'000'000, ' ')),
              "Line 2, column 1: a cell of more than 1048576 bytes.");
    EXPECT_EQ(read(repeated("1,", mostTableColumns - 1) + "1\n", {',', '.', false}).columns.size(),
              mostTableColumns);
}

TEST(Table, refusesWhatIsNotInItsEncodingWithThePlace) {
    EXPECT_EQ(errorOf("x,y\nä,\xE4\n"),
              "Line 2, column 3: a byte that is not UTF-8; the file may be in another encoding.");
    EXPECT_EQ(errorOf("x\n1", in(TextEncoding::utf16BigEndian)),
              "Line 1, column 2: half a character of UTF-16.");
}

TEST(Table, takesNoRoomForRowsThatMayNotBeThere) {
    // A reader that believed each line to be a row would reserve some 300 GB.
    const Table table = read(repeated("x,", mostTableColumns - 1) + "x\n" + std::string(10'000'000, '\n'));
    EXPECT_EQ(table.rows(), 0u);
    EXPECT_LT(table.columns[0].numbers.capacity(), 3000u);
}

TEST(Table, tellsItsProgressAndStopsWhenAsked) {
    const std::string file = "x,t\n" + repeated("1,a\n", 100'000);
    double last = 0;
    int calls = 0;
    const auto table = readTable(file, plain, [&](double done) {
        EXPECT_TRUE(done >= last && done <= 1);
        last = done;
        return ++calls > 0;
    });
    EXPECT_TRUE(table);
    EXPECT_EQ(last, 1);
    for (int stopAt = 1; stopAt <= calls; ++stopAt) {
        int left = stopAt;
        const auto stopped = readTable(file, plain, [&](double) { return --left > 0; });
        ASSERT_FALSE(stopped);
        EXPECT_EQ(stopped.error(), readingStopped);
    }
    EXPECT_GT(calls, 10);
}
