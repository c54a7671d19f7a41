#include "core/experiment/initializers.h"
#include "core/network/initial_parameters.h"
#include "tests/core/beyond_the_list.h"
#include "tests/core/reference.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

using namespace nabla;

namespace {

/// Draws zero, the lowest number that there is.
class LowestStream final : public RandomStream {
  public:
    double next() override { return 0; }
};

/// The file's name for what a row draws: the limit of an even one, the deviation of a normal one.
const std::map<std::string_view, std::string> referenceNames{
    {"xavier_uniform", "xavier_uniform_limit_gain_linear"},
    {"xavier_normal", "xavier_normal_std_gain_linear"},
    {"he_uniform", "kaiming_uniform_limit_fan_in_relu"},
    {"he_normal", "kaiming_normal_std_fan_in_relu"},
    {"lecun_uniform", "lecun_uniform_limit"},
    {"lecun_normal", "lecun_normal_std"},
};

const std::map<std::string, std::string>& leftOut = beyondTheList.at("torch-init");

bool endsWith(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

bool isOffered(const std::string& name) {
    return std::any_of(referenceNames.begin(), referenceNames.end(),
                       [&](const auto& entry) { return entry.second == name; });
}

/// Mean and variance of many draws.
std::pair<double, double> moments(const InitializerRow& row, const Fans& fans) {
    constexpr int count = 200'000;
    Xoshiro256 random(3);
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < count; ++k) {
        const double w = row.weight(fans, random);
        sum += w;
        squares += w * w;
    }
    const double mean = sum / count;
    return {mean, squares / count - mean * mean};
}

/// Checks the rows whose reference is a limit, or a deviation, by `check(row, fans, expected)`.
template <class Check>
void forRowsOf(const std::string& kind, Check check) {
    const auto reference = readReference("torch-init.json");
    for (const auto& fans : reference["rows"])
        for (const InitializerRow& row : initializers()) {
            const auto name = referenceNames.find(row.key);
            if (name != referenceNames.end() && name->second.find(kind) != std::string::npos)
                check(row, Fans{fans["fan_in"], fans["fan_out"]}, fans[name->second].template get<double>());
        }
}

} // namespace

TEST(Initializers, evenOnesBeginAtTheReferencesLimit) {
    forRowsOf("_limit", [](const InitializerRow& row, const Fans& fans, double limit) {
        LowestStream lowest;
        EXPECT_NEAR(row.weight(fans, lowest), -limit, 1e-14 * limit) << row.key;
    });
}

TEST(Initializers, normalOnesAreAStandardNormalTimesTheReferencesDeviation) {
    forRowsOf("_std", [](const InitializerRow& row, const Fans& fans, double deviation) {
        Xoshiro256 random(5);
        Xoshiro256 same(5);
        const double expected = deviation * same.normal();
        EXPECT_NEAR(row.weight(fans, random), expected, 1e-14 * std::abs(expected)) << row.key;
    });
}

TEST(Initializers, everyRowOfTheReferenceIsUsedOrNamed) {
    const auto reference = readReference("torch-init.json");
    for (const auto& [name, value] : reference["rows"][0].items()) {
        const std::string& text = name;
        const bool isNamed = std::any_of(leftOut.begin(), leftOut.end(),
                                         [&](const auto& entry) { return endsWith(text, entry.first); });
        EXPECT_TRUE(text == "fan_in" || text == "fan_out" || isOffered(text) || isNamed) << text;
    }
}

TEST(Initializers, areCenteredUnlessTheirNameSaysOtherwise) {
    for (const InitializerRow& row : initializers()) {
        const auto [mean, variance] = moments(row, {8, 4});
        EXPECT_NEAR(mean, row.initializer == Initializer::unitUniform ? 0.5 : 0, 4e-3) << row.key;
        EXPECT_EQ(variance > 0, row.initializer != Initializer::zero) << row.key;
    }
}

TEST(Initializers, drawFiniteWeightsForLayersWithoutInputs) {
    for (const InitializerRow& row : initializers()) {
        Experiment e;
        e.initializer = row.initializer;
        e.features.clear();
        Xoshiro256 random(1);
        for (const double p : initialParameters(networkSpec(e), e, random))
            EXPECT_TRUE(std::isfinite(p)) << row.key;
    }
}

TEST(RandomStream, normalNumbersHaveMeanZeroAndVarianceOne) {
    Xoshiro256 random(11);
    double sum = 0;
    double squares = 0;
    double fourth = 0;
    constexpr int count = 200'000;
    for (int k = 0; k < count; ++k) {
        const double x = random.normal();
        sum += x;
        squares += x * x;
        fourth += x * x * x * x;
    }
    EXPECT_NEAR(sum / count, 0, 0.01);
    EXPECT_NEAR(squares / count, 1, 0.01);
    EXPECT_NEAR(fourth / count, 3, 0.1);
}
