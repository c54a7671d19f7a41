#include "core/support/utf8.h"

#include <gtest/gtest.h>

#include <string_view>

using namespace nabla;

TEST(Utf8, takesEveryLengthToItsEnds) {
    using namespace std::literals;
    for (const std::string_view text :
         {""sv, "a\0b"sv, "\x7F"sv, "\xC2\x80"sv, "\xDF\xBF"sv, "\xE0\xA0\x80"sv, "\xED\x9F\xBF"sv,
          "\xEE\x80\x80"sv, "\xEF\xBF\xBF"sv, "\xF0\x90\x80\x80"sv, "\xF4\x8F\xBF\xBF"sv, "Größe 😀 ½"sv})
        EXPECT_TRUE(isUtf8(text)) << text;
}

TEST(Utf8, refusesWhatIsOverlongCutOffOrNoCodePoint) {
    for (const std::string_view text :
         {"\x80", "\xFF", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xF0\x8F\xBF\xBF", "\xED\xA0\x80",
          "\xED\xBF\xBF", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\xC3", "\xE2\x82", "\xF0\x9F\x98",
          "\xC3(", "a\xE2\x28\xA1", "\xC3\xA4\xA4"})
        EXPECT_FALSE(isUtf8(text)) << testing::PrintToString(text);
}

TEST(Utf8, becomesUtf16UnitsAsInJavaScript) {
    EXPECT_EQ(utf16Units("aß€😀"), (std::vector<std::uint32_t>{0x61, 0xDF, 0x20AC, 0xD83D, 0xDE00}));
}
