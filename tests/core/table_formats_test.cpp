// Random tables, written in every combination of what a format is made of, are detected and read as they
// were.

#include "core/support/random.h"
#include "tests/core/table_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <string>
#include <vector>

using namespace nabla;

namespace {

/// How a table is written.
struct Writing {
    TableFormat format;
    bool byteOrderMark = false;
    bool quotesAll = false;
    std::string lineEnd = "\n";
};

/// What a table holds: numbers, and a text at the end of each row.
struct Content {
    std::vector<std::string> names;
    std::vector<std::vector<double>> numbers;
    std::vector<std::string> texts;
};

double anyNumber(Xoshiro256& random) {
    const double number = random.uniform(-100, 100);
    switch (random.below(4)) {
    case 0:
        return number * 1e-200;
    case 1:
        return std::bit_cast<double>((random.bits() & ~(std::uint64_t{3} << 61)) | (std::uint64_t{1} << 61));
    default:
        return number;
    }
}

Content anyContent(Xoshiro256& random) {
    const std::vector<std::string> words{"rot",         "grün",       "tief blau", "a;b",
                                         "sagt \"hü\"", "zwei, drei", "x|y\tz"};
    Content content;
    const std::size_t columns = 2 + random.below(4);
    for (std::size_t c = 0; c < columns; ++c)
        content.names.push_back((c == 0 ? "Größe, in m " : "spalte") + std::to_string(c));
    content.names.emplace_back("\"art\"");
    for (std::size_t row = 0; row < 3 + random.below(30); ++row) {
        auto& numbers = content.numbers.emplace_back(columns);
        std::generate(numbers.begin(), numbers.end(), [&] { return anyNumber(random); });
        content.texts.push_back(words[random.below(words.size())]);
    }
    return content;
}

std::string cell(const std::string& text, const Writing& writing) {
    const std::string special = std::string("\"\r\n") + (writing.format.delimiter == ' ' ? " \t" : "");
    if (!writing.quotesAll && text.find_first_of(special + writing.format.delimiter) == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + '"';
}

std::string cell(double number, const Writing& writing) {
    std::string text = numberText(number);
    std::replace(text.begin(), text.end(), '.', writing.format.decimalMark);
    return cell(text, writing);
}

std::string written(const Content& content, const Writing& writing) {
    std::string text;
    const std::string delimiter(1, writing.format.delimiter);
    for (std::size_t c = 0; writing.format.hasHeader && c < content.names.size(); ++c)
        text +=
            cell(content.names[c], writing) + (c + 1 == content.names.size() ? writing.lineEnd : delimiter);
    for (std::size_t row = 0; row < content.texts.size(); ++row) {
        for (const double number : content.numbers[row])
            text += cell(number, writing) + delimiter;
        text += cell(content.texts[row], writing) + writing.lineEnd;
    }
    return text;
}

/// The text's characters are all in Latin-1.
std::string encoded(const std::string& text, const Writing& writing) {
    const TextEncoding encoding = writing.format.encoding;
    if (encoding == TextEncoding::utf8)
        return (writing.byteOrderMark ? "\xEF\xBB\xBF" : "") + text;
    std::string bytes;
    const auto add = [&](unsigned code) {
        const char low = static_cast<char>(code & 0xFF), high = static_cast<char>(code >> 8);
        if (encoding == TextEncoding::windows1252)
            bytes += low;
        else if (encoding == TextEncoding::utf16LittleEndian)
            bytes += {low, high};
        else
            bytes += {high, low};
    };
    if (encoding != TextEncoding::windows1252)
        add(0xFEFF);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        add(byte < 0x80 ? byte : ((byte & 0x1Fu) << 6) | (static_cast<unsigned char>(text[i + 1]) & 0x3Fu));
        i += byte >= 0x80;
    }
    return bytes;
}

bool isAscii(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void expectSame(const Table& table, const Content& content, bool hasHeader) {
    ASSERT_EQ(table.rows(), content.texts.size());
    ASSERT_EQ(table.columns.size(), content.names.size());
    EXPECT_EQ(table.leftOut.count, 0u);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const TableColumn& column = table.columns[c];
        EXPECT_EQ(column.name, hasHeader ? content.names[c] : "column " + std::to_string(c + 1));
        for (std::size_t row = 0; row < table.rows(); ++row) {
            if (c + 1 == table.columns.size())
                EXPECT_EQ(column.dictionary.at(column.texts.at(row)), content.texts[row]);
            else
                EXPECT_EQ(std::bit_cast<std::uint64_t>(column.numbers.at(row)),
                          std::bit_cast<std::uint64_t>(content.numbers[row][c]));
        }
    }
}

std::vector<Writing> allWritings() {
    std::vector<Writing> all;
    for (const char delimiter : tableDelimiters())
        for (const char decimalMark : {'.', ','})
            for (const bool header : {false, true})
                for (int encoding = 0; encoding < 4; ++encoding)
                    for (const bool option : {false, true})
                        for (const char* lineEnd : {"\n", "\r\n", "\r"})
                            all.push_back(
                                {{delimiter, decimalMark, header, static_cast<TextEncoding>(encoding)},
                                 option,
                                 option,
                                 lineEnd});
    return all;
}

} // namespace

TEST(TableFormats, areDetectedInRandomTablesWhichReadBackTheSame) {
    Xoshiro256 random(11);
    for (const Writing& writing : allWritings())
        for (int repetition = 0; repetition < 4; ++repetition) {
            const Content content = anyContent(random);
            std::string text = written(content, writing);
            TableFormat expected = writing.format;
            if (isAscii(text) && expected.encoding == TextEncoding::windows1252)
                expected.encoding = TextEncoding::utf8;
            const std::string bytes = encoded(text, writing);
            const TableFormat detected = detectFormat(bytes);
            EXPECT_EQ(textOf(detected), textOf(expected)) << text;
            const auto table = readTable(bytes, writing.format);
            ASSERT_TRUE(table) << table.error();
            // What comes after a tab is on the same line, but the tab is a blank.
            Content shown = content;
            for (std::string& shownText : shown.texts)
                std::replace(shownText.begin(), shownText.end(), '\t', ' ');
            expectSame(*table, shown, writing.format.hasHeader);
            if (HasFailure())
                return;
        }
}
