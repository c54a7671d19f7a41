#include "core/training/epoch_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

using namespace nabla;

namespace {

/// The order of an epoch, drawn `step` places at a time.
std::vector<std::int32_t> drawn(EpochOrder& order, std::int64_t epoch, std::size_t step) {
    order.begin(epoch);
    std::vector<std::int32_t> places(order.size(), -1);
    for (std::size_t left = order.size(); left > 0;) {
        const auto piece = order.draw(step);
        EXPECT_EQ(piece.points.size(), std::min(step, left));
        left -= piece.points.size();
        EXPECT_EQ(piece.first, left);
        std::copy(piece.points.begin(), piece.points.end(),
                  places.begin() + static_cast<std::ptrdiff_t>(piece.first));
    }
    EXPECT_TRUE(order.draw(step).points.empty());
    return places;
}

std::vector<std::int32_t> identity(std::size_t size) {
    std::vector<std::int32_t> places(size);
    std::iota(places.begin(), places.end(), 0);
    return places;
}

} // namespace

TEST(EpochOrder, isAPermutationThatChangesFromEpochToEpoch) {
    EpochOrder order("seed", 100, true);
    std::vector<std::int32_t> before = identity(100);
    for (std::int64_t epoch = 0; epoch < 20; ++epoch) {
        auto places = drawn(order, epoch, 100);
        EXPECT_NE(places, before);
        before = places;
        std::sort(places.begin(), places.end());
        EXPECT_EQ(places, identity(100));
    }
}

TEST(EpochOrder, isTheSameInPiecesAsAtOnce) {
    for (const std::size_t points : {0, 1, 2, 97}) {
        EpochOrder order("seed", points, true);
        const auto whole = drawn(order, 3, std::max<std::size_t>(points, 1));
        for (const std::size_t step : {1, 2, 10, 96, 1000})
            EXPECT_EQ(drawn(order, 3, step), whole);
    }
}

TEST(EpochOrder, dependsOnSeedAndEpochAlone) {
    EpochOrder first("seed", 50, true);
    EpochOrder second("seed", 50, true);
    EpochOrder other("other seed", 50, true);
    drawn(first, 0, 50);
    first.begin(1);
    first.draw(7);
    EXPECT_EQ(drawn(first, 2, 50), drawn(second, 2, 50));
    EXPECT_NE(drawn(other, 2, 50), drawn(second, 2, 50));
}

TEST(EpochOrder, putsEveryPointEverywhereAboutAsOften) {
    constexpr int epochs = 4000;
    std::vector<int> count(5 * 5);
    EpochOrder order("seed", 5, true);
    for (int epoch = 0; epoch < epochs; ++epoch) {
        const auto places = drawn(order, epoch, 5);
        for (std::size_t place = 0; place < 5; ++place)
            ++count[place * 5 + static_cast<std::size_t>(places[place])];
    }
    // Five standard deviations of a binomial distribution.
    for (const int times : count)
        EXPECT_NEAR(times, epochs / 5, 127);
}

TEST(EpochOrder, leavesPointsAsTheyStandWhereItDoesNotShuffle) {
    EpochOrder order("seed", 30, false);
    for (std::int64_t epoch = 0; epoch < 3; ++epoch)
        EXPECT_EQ(drawn(order, epoch, 7), identity(30));
}
