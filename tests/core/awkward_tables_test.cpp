// Small files as people and programs write them: what each is detected to be, and what is read.

#include "tests/core/table_text.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

using namespace nabla;
using namespace std::string_literals;

namespace {

struct Awkward {
    const char* name;
    std::string bytes;
    std::string format;
    std::string table;
};

void PrintTo(const Awkward& file, std::ostream* out) {
    *out << file.name;
}

const Awkward files[] = {
    // Delimiters and decimal marks.
    {"comma", "x,y\n1,2\n3,4\n", ", . header utf8", "x: 1 3; y: 2 4"},
    {"semicolon", "x;y\n1;2\n3;4\n", "; . header utf8", "x: 1 3; y: 2 4"},
    {"tab", "x\ty\n1\t2\n3\t4\n", "tab . header utf8", "x: 1 3; y: 2 4"},
    {"bar", "x|y\n1|2\n3|4\n", "| . header utf8", "x: 1 3; y: 2 4"},
    {"blank", "x y\n1 2\n3 4\n", "blank . header utf8", "x: 1 3; y: 2 4"},
    {"runsOfBlanks", "   x      y\n 1.5   -2\n10.25     4  \n", "blank . header utf8",
     "x: 1.5 10.25; y: -2 4"},
    {"blanksAndTabs", "1 \t 2\n3\t\t4\n5 6\n", "blank . bare utf8", "column 1: 1 3 5; column 2: 2 4 6"},
    {"european", "x;y\n1,5;2\n-3,25;4e2\n", "; , header utf8", "x: 1.5 -3.25; y: 2 400"},
    {"europeanWithTabs", "1,5\t2,5\n3,5\t4,5\n", "tab , bare utf8", "column 1: 1.5 3.5; column 2: 2.5 4.5"},
    {"europeanWithBlanks", "1,5 2,5\n3,5 4,5\n", "blank , bare utf8", "column 1: 1.5 3.5; column 2: 2.5 4.5"},
    {"decimalCommaInQuotes", "x,y\n\"1,5\",\"2,5\"\n\"3,5\",\"4,5\"\n", ", , header utf8",
     "x: 1.5 3.5; y: 2.5 4.5"},
    {"europeanThousandsAreNoNumbers", "x;y\n1.234,5;1,5\n2.345,5;2,5\n", "; , header utf8",
     "x: [1.234,5] [2.345,5]; y: 1.5 2.5"},
    {"declaredDelimiter", "sep=;\nx;y\n1;2\n", "; . header utf8", "x: 1; y: 2"},
    {"declaredAgainstAppearance", "sep=|\r\na,b|c,d\r\n1|2\r\n", "| . header utf8", "a,b: 1; c,d: 2"},
    {"commasInNames", "Name\tage\tgroup\nDoe, Jo\t12\ta b\nRoe, Al\t13\tc d\n", "tab . header utf8",
     "Name: [Doe, Jo] [Roe, Al]; age: 12 13; group: [a b] [c d]"},
    {"blanksInTexts", "town,n\nNew York,1\nLos Angeles,2\nSan Jose,3\n", ", . header utf8",
     "town: [New York] [Los Angeles] [San Jose]; n: 1 2 3"},
    {"blankAfterComma", "x, y\n1, 2\n3, 4\n", ", . header utf8", "x: 1 3; y: 2 4"},
    {"datesAndTimes", "2020-01-01 10:00,1.5\n2020-01-02 11:00,2.5\n", ", . bare utf8",
     "column 1: [2020-01-01 10:00] [2020-01-02 11:00]; column 2: 1.5 2.5"},
    {"oneColumn", "x\n1.5\n2\n", ", . header utf8", "x: 1.5 2"},
    // Ends of lines.
    {"crlf", "x,y\r\n1,2\r\n3,4\r\n", ", . header utf8", "x: 1 3; y: 2 4"},
    {"cr", "x,y\r1,2\r3,4\r", ", . header utf8", "x: 1 3; y: 2 4"},
    {"mixedLineEnds", "x,y\r1,2\r\n3,4\n5,6", ", . header utf8", "x: 1 3 5; y: 2 4 6"},
    {"emptyLines", "\n\nx,y\n\n1,2\n   \n\n3,4\n\n", ", . header utf8", "x: 1 3; y: 2 4"},
    {"oldEndOfFile", "x,y\r\n1,2\r\n\x1A", ", . header utf8", "x: 1; y: 2 !3"},
    // Quotes.
    {"quotedEverything", "\"x\",\"y\"\n\"1\",\"2\"\n", ", . header utf8", "x: 1; y: 2"},
    {"quotedDelimiter", "t,y\n\"a,b\",1\n\"c;d\",2\n", ", . header utf8", "t: [a,b] [c;d]; y: 1 2"},
    {"doubledQuotes", "t,y\n\"say \"\"hi\"\"\",1\n\"\"\"\"\"\",2\n", ", . header utf8",
     "t: [say \"hi\"] [\"\"]; y: 1 2"},
    {"quotedLineEnds", "t,y\n\"a\nb\r\nc\",1\nd,2,3\n", ", . header utf8", "t: [a b  c]; y: 1 !5"},
    {"blanksAroundQuotes", "t, y\n\"a\" , \"1\"\n\"b\" ,\"2\"\n", ", . header utf8", "t: [a] [b]; y: 1 2"},
    {"quotesWithBlanks", "\"a b\" 1\n\"c d\" 2\n", "blank . bare utf8",
     "column 1: [a b] [c d]; column 2: 1 2"},
    {"quoteInsideCell", "t,y\n5\" pipe,1\nsix\",2\n", ", . header utf8", "t: [5\" pipe] [six\"]; y: 1 2"},
    {"textAfterQuote", "t,y\n\"a\"b,1\nc,2\n", ", . header utf8", "t: [c]; y: 2 !2"},
    {"openQuote", "x,y\n1,2\n\"3,4\n", ", . header utf8",
     "error: Line 3, column 1: a quote is opened here and never closed."},
    // Header or none.
    {"noHeader", "1,2\n3,4\n", ", . bare utf8", "column 1: 1 3; column 2: 2 4"},
    {"headerAlone", "x,y\n", ", . header utf8", "x:; y:"},
    {"textColumnWithoutHeader", "a,1\nb,2\na,3\n", ", . bare utf8", "column 1: [a] [b] [a]; column 2: 1 2 3"},
    {"missingFirstValueIsNoHeader", "NA,1\n2,3\n4,5\n", ", . bare utf8", "column 1: _ 2 4; column 2: 1 3 5"},
    {"numberAmongNames", "t,y,1990\na,1,2\nb,3,4\n", ", . bare utf8",
     "column 1: [t] [a] [b]; column 2: [y] [1] [3]; column 3: 1990 2 4"},
    {"sameNames", "x,x,x (2),x\n1,2,3,4\n", ", . header utf8", "x: 1; x (2): 2; x (2) (2): 3; x (3): 4"},
    {"emptyNames", ",y, \n1,2,3\n", ", . header utf8", "column 1: 1; y: 2; column 3: 3"},
    {"onlyTexts", "kind,size\ndog,big\ncat,small\ndog,small\n", ", . header utf8",
     "kind: [dog] [cat] [dog]; size: [big] [small] [small]"},
    // Rows of other lengths.
    {"delimiterAtEnd", "x,y,\n1,2,\n3,4,\n", ", . header utf8", "x: 1 3; y: 2 4"},
    {"delimiterAtEndOfHeader", "x,y,\n1,2\n3,4\n", ", . header utf8", "x: 1 3; y: 2 4"},
    {"delimiterAtEndOfRows", "x,y\n1,2,\n3,4,\n", ", . header utf8", "x: 1 3; y: 2 4"},
    {"delimitersAtEndWithoutHeader", "1;2;;\n3;4;;\n", "; . bare utf8", "column 1: 1 3; column 2: 2 4"},
    {"ragged", "x,y\n1,2\n3\n4,5,6\n7,8\n", ", . header utf8", "x: 1 7; y: 2 8 !3 !4"},
    {"raggedWithoutHeader", "1,2\n3\n4,5\n6,7,8\n", ", . bare utf8", "column 1: 1 4; column 2: 2 5 !2 !4"},
    {"rowOfEmptyCells", "x,y\n1,2\n,\n3,4\n", ", . header utf8", "x: 1 _ 3; y: 2 _ 4"},
    {"emptyColumn", "x,e,y\n1,,2\n3,,4\n", ", . header utf8", "x: 1 3; e: _ _; y: 2 4"},
    // Numbers.
    {"kindsOfNumbers", "x,y\n+1,.5\n-2.,1E3\n007,1e-400\n-0,5e-324\n", ", . header utf8",
     "x: 1 -2 7 -0; y: 0.5 1000 0 5e-324"},
    {"noNumbers", "x,y\n1,2\n2,nan\n3,inf\n4,NA\n5,-\n6,\n", ", . header utf8",
     "x: 1 2 3 4 5 6; y: 2 _ _ _ _ _"},
    {"hexIsText", "x,y\n0x10,1\n0x20,2\n", ", . header utf8", "x: [0x10] [0x20]; y: 1 2"},
    {"tooLarge", "x,y\n1e999,1\n2,2\n3,3\n4,4\n5,5\n6,6\n7,7\n8,8\n9,9\n10,10\n", ", . header utf8",
     "x: _ 2 3 4 5 6 7 8 9 10; y: 1 2 3 4 5 6 7 8 9 10"},
    // Encodings.
    {"utf8Mark", "\xEF\xBB\xBFx,y\n1,2\n", ", . header utf8", "x: 1; y: 2"},
    {"utf8", "größe,😀\n1,2\n", ", . header utf8", "größe: 1; 😀: 2"},
    {"windows1252",
     "gr\xF6\xDF"
     "e;\x80\n1;2\n",
     "; . header 1252", "größe: 1; €: 2"},
    {"utf16LittleEndian",
     "\xFF\xFEx\0,\0\xE4\0\n\0"
     "1\0,\0"
     "2\0"s,
     ", . header utf16le", "x: 1; ä: 2"},
    {"utf16BigEndian",
     "\xFE\xFF\0x\0\t\xD8\x3D\xDE\x00\0\n\0"
     "1\0\t\0"
     "2"s,
     "tab . header utf16be", "x: 1; 😀: 2"},
    {"halfUtf16",
     "\xFF\xFEx\0\n\0"
     "1\0\n\0"
     "2"s,
     ", . header utf16le", "error: Line 3, column 1: half a character of UTF-16."},
    {"loneSurrogate", "\xFF\xFEx\0\x00\xD8"s, ", . header utf16le",
     "error: Line 1, column 2: half a character of UTF-16."},
    {"surrogatesInTheWrongOrder", "\xFF\xFE\x00\xDC\x00\xDC"s, ", . header utf16le",
     "error: Line 1, column 1: half a character of UTF-16."},
    {"wrongQuoteInHeader", "\"x\"y,z\n1,2\n", ", . bare utf8", "column 1: 1; column 2: 2 !1"},
    {"openQuoteInHeader", "x,\"y\n1,2\n", ", . header utf8",
     "error: Line 1, column 3: a quote is opened here and never closed."},
    // What is no table.
    {"nothing", "", ", . header utf8", "error: The table is empty."},
    {"onlyAMark", "\xEF\xBB\xBF", ", . header utf8", "error: The table is empty."},
    {"onlyBlankLines", "\n \r\n\t\n", ", . header utf8", "error: The table is empty."},
    {"zeroByte",
     "x,y\n1,\0"
     "2\n"s,
     ", . header utf8", "error: Line 2, column 3: a byte that no text has. This is no table of text."},
    {"spreadsheet", "PK\x03\x04\x14\0\x06"s, ", . header utf8",
     "error: Line 1, column 3: a byte that no text has. If this is a spreadsheet, save it as CSV."},
};

class AwkwardTable : public testing::TestWithParam<Awkward> {};

} // namespace

TEST_P(AwkwardTable, isDetected) {
    EXPECT_EQ(textOf(detectFormat(GetParam().bytes)), GetParam().format);
}

TEST_P(AwkwardTable, isRead) {
    EXPECT_EQ(readingOf(GetParam().bytes), GetParam().table);
}

INSTANTIATE_TEST_SUITE_P(all, AwkwardTable, testing::ValuesIn(files),
                         [](const auto& file) { return std::string(file.param.name); });
