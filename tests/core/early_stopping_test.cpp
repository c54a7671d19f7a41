#include "core/experiment/parameters.h"
#include "core/training/nabla_file.h"
#include "core/training/trainer.h"

#include <gtest/gtest.h>

using namespace nabla;

namespace {

/// Few noisy points and a large network: the test loss soon rises.
Experiment overfitting(int patience) {
    const std::vector<Setting> settings{{"noise", 50.0},
                                        {"samples", std::int64_t{60}},
                                        {"hidden", std::vector<std::int64_t>{8, 8}},
                                        {"learning_rate", 0.1},
                                        {"early_stopping", std::int64_t{patience}}};
    return *withSettings({}, settings);
}

/// Trains until it stops early, at most so many epochs.
void trainToStop(Trainer& trainer, int most = 5000) {
    for (int k = 0; k < most && !trainer.hasStoppedEarly(); ++k)
        trainer.stepEpoch();
}

} // namespace

TEST(EarlyStopping, goesBackToTheWeightsWithTheLowestTestLoss) {
    Trainer watched(overfitting(0));
    Trainer trainer(overfitting(20));
    double lowest = 1e9;
    std::int64_t bestEpoch = 0;
    std::vector<double> best;
    while (!trainer.hasStoppedEarly()) {
        trainer.stepEpoch();
        watched.stepEpoch();
        if (watched.scores().testLoss < lowest) {
            lowest = watched.scores().testLoss;
            bestEpoch = watched.epoch();
            best = watched.state().parameters;
        }
        ASSERT_LT(trainer.epoch(), 5000);
    }
    EXPECT_EQ(trainer.state().best->epoch, bestEpoch);
    EXPECT_EQ(trainer.epoch(), bestEpoch + 20);
    EXPECT_EQ(trainer.state().stoppedAt, trainer.epoch());
    EXPECT_EQ(trainer.state().parameters, best);
    EXPECT_EQ(trainer.scores().testLoss, lowest);
}

TEST(EarlyStopping, watchingChangesNoNumberBeforeItStops) {
    Trainer plain(overfitting(0));
    Trainer watching(overfitting(1'000'000));
    for (int k = 0; k < 50; ++k) {
        plain.stepEpoch();
        watching.stepEpoch();
    }
    EXPECT_EQ(plain.state().parameters, watching.state().parameters);
    EXPECT_FALSE(plain.state().best);
}

TEST(EarlyStopping, goesOnFromThereWithNewPatience) {
    Trainer trainer(overfitting(10));
    trainToStop(trainer);
    const std::int64_t stopped = trainer.epoch();
    trainer.stepEpoch();
    EXPECT_FALSE(trainer.hasStoppedEarly());
    EXPECT_EQ(trainer.epoch(), stopped + 1);
    trainToStop(trainer);
    EXPECT_GE(trainer.epoch(), stopped + 10);
}

TEST(EarlyStopping, aSecondStopStillNamesTheEpochWithTheLowestTestLoss) {
    Trainer trainer(overfitting(10));
    trainToStop(trainer);
    const BestWeights first = *trainer.state().best;
    trainer.goOn();
    trainToStop(trainer);
    ASSERT_EQ(trainer.state().best->testLoss, first.testLoss) << "the case is one without improvement";
    EXPECT_EQ(trainer.state().best->epoch, first.epoch);
    EXPECT_EQ(trainer.epoch(), first.epoch + 20);
}

TEST(EarlyStopping, goesOnExactlyFromASavedState) {
    Trainer whole(overfitting(25));
    for (int k = 0; k < 15; ++k)
        whole.stepEpoch();
    const auto file = parseNablaFile(nablaFileText({whole.experiment(), whole.state()}));
    ASSERT_TRUE(file) << file.error();
    Trainer resumed(file->experiment);
    resumed.setState(*file->state);
    trainToStop(whole);
    trainToStop(resumed);
    EXPECT_EQ(whole.state(), resumed.state());
    const auto stopped = parseNablaFile(nablaFileText({whole.experiment(), whole.state()}));
    ASSERT_TRUE(stopped) << stopped.error();
    EXPECT_EQ(*stopped->state, whole.state());
}

TEST(EarlyStopping, goesOnAfterAStopAsIfItHadNotBeenSaved) {
    Trainer whole(overfitting(10));
    trainToStop(whole);
    const auto file = parseNablaFile(nablaFileText({whole.experiment(), whole.state()}));
    ASSERT_TRUE(file) << file.error();
    Trainer resumed(file->experiment);
    resumed.setState(*file->state);
    for (int stop = 0; stop < 3; ++stop) {
        for (Trainer* trainer : {&whole, &resumed}) {
            trainer->stepEpoch();
            trainToStop(*trainer);
        }
        ASSERT_TRUE(whole.hasStoppedEarly());
        EXPECT_EQ(whole.state(), resumed.state());
    }
}

TEST(EarlyStopping, needsTestPoints) {
    Experiment e = overfitting(1);
    e.trainingShare = 100;
    Trainer trainer(e);
    trainToStop(trainer, 100);
    EXPECT_FALSE(trainer.hasStoppedEarly());
}

TEST(EarlyStopping, isOverOnceSwitchedOff) {
    Trainer trainer(overfitting(10));
    trainToStop(trainer);
    trainer.change(overfitting(0));
    EXPECT_FALSE(trainer.hasStoppedEarly());
    EXPECT_FALSE(trainer.state().best);
}

TEST(EarlyStopping, aFileThatStoppedMustHaveItsBestWeights) {
    Trainer trainer(overfitting(10));
    trainToStop(trainer);
    TrainingState state = trainer.state();
    state.best.reset();
    const auto file = parseNablaFile(nablaFileText({trainer.experiment(), state}));
    ASSERT_FALSE(file);
    EXPECT_NE(file.error().find("state.best"), std::string::npos);
}

TEST(EarlyStopping, forgetsTheLossOfOtherPoints) {
    Trainer trainer(overfitting(50));
    for (int k = 0; k < 5; ++k)
        trainer.stepEpoch();
    EXPECT_TRUE(trainer.state().best);
    Experiment other = overfitting(50);
    other.seed = "other points";
    trainer.change(other);
    EXPECT_FALSE(trainer.state().best);
}
