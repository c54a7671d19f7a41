#include "core/support/parse_json.h"

#include <cmath>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace nabla;

namespace {

std::string refusal(const std::string& text, const JsonLimits& limits = {}) {
    const auto json = parseJson(text, limits);
    return json ? "" : json.error();
}

std::string nested(std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
}

} // namespace

TEST(ParseJson, readsWhatJsonAllows) {
    const std::string text = R"( {"a":[1,-2,0.5,1e3,18446744073709551615],"b":{"c":null,"d":[]},)"
                             R"("e":"\u00e9 \"x\" ☃","f":true,"":{}} )";
    const auto json = parseJson(text);
    ASSERT_TRUE(json) << json.error();
    EXPECT_EQ(*json, nlohmann::json::parse(text));
    EXPECT_EQ(*parseJson("7"), 7);
    EXPECT_EQ(*parseJson("\xEF\xBB\xBF[1]"), nlohmann::json({1}));
}

TEST(ParseJson, keepsTheSignOfZero) {
    const auto json = parseJson("[0,-0,-0.0]");
    ASSERT_TRUE(json) << json.error();
    EXPECT_FALSE(std::signbit((*json)[0].get<double>()));
    EXPECT_TRUE(std::signbit((*json)[1].get<double>()));
    EXPECT_TRUE(std::signbit((*json)[2].get<double>()));
}

TEST(ParseJson, namesThePlaceInLinesAndCharacters) {
    EXPECT_EQ(refusal("{\"a\":1,\n \"b\":x}"), "line 2, column 6: this is no valid JSON.");
    EXPECT_EQ(refusal("[\"ü\", 1 2]"), "line 1, column 9: this is no valid JSON.");
    EXPECT_EQ(refusal("\n\n  []]"), "line 3, column 5: this is no valid JSON.");
    EXPECT_EQ(refusal("[1,2,]"), "line 1, column 6: this is no valid JSON.");
    EXPECT_EQ(refusal("[NaN]"), "line 1, column 2: this is no valid JSON.");
    EXPECT_EQ(refusal("[\"a\tb\"]"), "line 1, column 4: this is no valid JSON.");
}

TEST(ParseJson, tellsWhereATextEndsTooEarly) {
    EXPECT_EQ(refusal(""), "line 1, column 1: the text ends too early to be valid JSON.");
    EXPECT_EQ(refusal("[1,\n2"), "line 2, column 2: the text ends too early to be valid JSON.");
    EXPECT_EQ(refusal("{\"a"), "line 1, column 4: the text ends too early to be valid JSON.");
}

TEST(ParseJson, refusesBytesThatAreNoText) {
    EXPECT_EQ(refusal("[\"a\xFF\"]"), "line 1, column 4: these bytes are no UTF-8.");
    EXPECT_EQ(refusal("[\"\xC0\x80\"]"), "line 1, column 3: these bytes are no UTF-8.");
    EXPECT_EQ(refusal(std::string("[1]\0", 4)), "line 1, column 4: this is no valid JSON.");
    EXPECT_EQ(refusal(std::string("[1]\0[2]", 7)), "line 1, column 4: this is no valid JSON.");
}

TEST(ParseJson, refusesNamesThatStandTwice) {
    EXPECT_EQ(refusal("{\"seed\":1,\n\"b\":{\"seed\":3},\n\"seed\":2}"),
              "line 3, column 6: the name 'seed' stands twice in one object.");
    EXPECT_EQ(refusal(R"([{"a":1},{"a":1}])"), "");
    EXPECT_EQ(refusal(R"({"a":1,"\u0061":1})"),
              "line 1, column 15: the name 'a' stands twice in one object.");
}

TEST(ParseJson, refusesNumbersBeyondDoubles) {
    EXPECT_EQ(refusal("[1,\n1e999]"), "line 2, column 5: a number beyond the range of double precision.");
    EXPECT_EQ(refusal("-" + std::string(400, '9')),
              "line 1, column 401: a number beyond the range of double precision.");
    EXPECT_EQ(refusal("1e-999"), "");
}

TEST(ParseJson, refusesDeepNestingWhateverItsDepth) {
    EXPECT_EQ(refusal(nested(64)), "");
    EXPECT_EQ(refusal(nested(65)), "line 1, column 65: nested deeper than 64 levels.");
    EXPECT_EQ(refusal(std::string(50'000'000, '[')), "line 1, column 65: nested deeper than 64 levels.");
    std::string objects;
    for (int k = 0; k < 100; ++k)
        objects += R"({"a":)";
    EXPECT_EQ(refusal(objects), "line 1, column 321: nested deeper than 64 levels.");
}

TEST(ParseJson, refusesMoreThanTheLimits) {
    EXPECT_EQ(refusal("[1,2,3]", {.values = 3}), "");
    EXPECT_EQ(refusal("[1,2,3]", {.values = 2}), "line 1, column 7: more than 2 values.");
    EXPECT_EQ(refusal(R"({"a":[],"b":{}})", {.parts = 5}), "");
    EXPECT_EQ(refusal(R"({"a":[],"b":{}})", {.parts = 4}),
              "line 1, column 13: more than 4 texts, names, objects and lists.");
    EXPECT_EQ(refusal(R"({"a":[],"b":{}})", {.parts = 3}),
              "line 1, column 11: more than 3 texts, names, objects and lists.");
}
