#include "core/experiment/parameters.h"
#include "core/live/train_to.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace nabla;

namespace {

const std::atomic<bool> never{false};

Experiment experimentOf(const std::vector<std::pair<std::string, std::string>>& settings) {
    Experiment experiment;
    for (const auto& [key, text] : settings)
        experiment = *withSetting(experiment, key, text);
    return experiment;
}

bool trainsTo(LiveTraining& training, std::int64_t epoch) {
    return trainTo(training, epoch, never, [] {});
}

} // namespace

TEST(TrainTo, endsAtThatEpochAsTheTrainerAloneDoes) {
    LiveTraining training({}, nullptr);
    EXPECT_TRUE(trainsTo(training, 7));
    EXPECT_TRUE(trainsTo(training, 12));
    EXPECT_TRUE(trainsTo(training, 12));
    Trainer trainer{Experiment{}};
    while (trainer.epoch() < 12)
        trainer.stepEpoch();
    EXPECT_EQ(training.checkpoint().state, trainer.state());
}

TEST(TrainTo, tellsHowFarItIsOnTheWay) {
    LiveTraining training({}, nullptr);
    std::vector<std::int64_t> seen;
    EXPECT_TRUE(trainTo(training, 5, never, [&] { seen.push_back(training.epoch()); }));
    ASSERT_GE(seen.size(), 5u);
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
    EXPECT_EQ(seen.back(), 5);
}

TEST(TrainTo, goesBackToWhereItCameLastOnDivergence) {
    LiveTraining training(
        experimentOf({{"problem", "regression"}, {"activation", "linear"}, {"learning_rate", "10"}}),
        nullptr);
    std::int64_t last = 0;
    while (trainsTo(training, last + 1))
        ++last;
    EXPECT_TRUE(training.hasDiverged());
    EXPECT_EQ(training.epoch(), last);
}

TEST(TrainTo, endsWhereTrainingStopsEarly) {
    LiveTraining training(experimentOf({{"noise", "50"}, {"early_stopping", "1"}, {"learning_rate", "0.3"}}),
                          nullptr);
    EXPECT_FALSE(trainsTo(training, 100'000));
    EXPECT_TRUE(training.hasStoppedEarly());
    EXPECT_FALSE(training.hasDiverged());
    EXPECT_LT(training.epoch(), 100'000);
}

TEST(TrainTo, endsSoonOnceItIsCancelled) {
    LiveTraining training({}, nullptr);
    std::atomic<bool> cancelled{false};
    EXPECT_FALSE(trainTo(training, 100'000, cancelled, [&] { cancelled = training.epoch() == 3; }));
    EXPECT_EQ(training.epoch(), 3);
}
