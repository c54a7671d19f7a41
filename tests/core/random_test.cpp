#include "core/support/random.h"
#include "tests/core/reference.h"

#include <gtest/gtest.h>

using namespace nabla;

TEST(SeedRandom, reproducesEveryReferenceSeed) {
    const auto reference = readReference("rng-seeds.json");
    for (const auto& row : reference["rows"]) {
        SeedRandom random(row["seed"].get<std::string>());
        SCOPED_TRACE(row["seed"].dump());
        double value = 0;
        for (int i = 0; i < 10000; ++i) {
            value = random.next();
            if (i < 20) {
                EXPECT_EQ(value, row["first20"][i].get<double>());
            }
        }
        EXPECT_EQ(value, row["value_10000"].get<double>());
    }
}

TEST(SeedRandom, startsWithTheNumbersOfEveryPlaygroundCase) {
    for (int i = 1; i <= 40; ++i) {
        const std::string digits = std::to_string(i);
        const auto reference =
            readReference("playground-" + std::string(3 - digits.size(), '0') + digits + ".json");
        SeedRandom random(reference["rng"]["seed"].get<std::string>());
        for (const auto& value : reference["rng"]["first20"])
            EXPECT_EQ(random.next(), value.get<double>());
    }
}

TEST(Xoshiro256, staysInTheUnitIntervalAndIsEven) {
    Xoshiro256 random(7);
    double sum = 0;
    for (int i = 0; i < 100'000; ++i) {
        const double value = random.next();
        ASSERT_GE(value, 0);
        ASSERT_LT(value, 1);
        sum += value;
    }
    EXPECT_NEAR(sum / 100'000, 0.5, 0.005);
}

TEST(subStream, dependsOnSeedPurposeAndCount) {
    const double base = subStream("0.1", "data").next();
    EXPECT_EQ(base, subStream("0.1", "data").next());
    EXPECT_NE(base, subStream("0.2", "data").next());
    EXPECT_NE(base, subStream("0.1", "split").next());
    EXPECT_NE(base, subStream("0.1", "data", 1).next());
}
