// The experiments that ship with the program.

#include "core/experiment/parameters.h"
#include "core/support/files.h"
#include "core/training/nabla_file.h"
#include "core/training/trainer.h"

#include <gtest/gtest.h>

#include <filesystem>

using namespace nabla;

TEST(ShippedExperiments, canBeReadAndTrained) {
    int count = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(NABLA_SOURCE) + "/resources/experiments")) {
        const auto file = parseNablaFile(*readFile(entry.path().string()));
        ASSERT_TRUE(file) << entry.path() << ": " << file.error();
        EXPECT_TRUE(Trainer(file->experiment).stepEpoch()) << entry.path();
        ++count;
    }
    EXPECT_GE(count, 3);
}

TEST(ShippedExperiments, ofOverfittingPartTrainFromTestErrorWhichALowerDegreeDoesNot) {
    const auto text = readFile(std::string(NABLA_SOURCE) +
                               "/resources/experiments/overfitting-with-a-polynomial-of-degree-9.nabla");
    const Experiment high = parseNablaFile(*text)->experiment;
    ASSERT_EQ(high.features.size(), 9u);
    const auto scoresAfter = [](const Experiment& experiment, int epochs) {
        Trainer trainer(experiment);
        for (int epoch = 0; epoch < epochs; ++epoch)
            trainer.stepEpoch();
        return trainer.scores();
    };
    const Scores early = scoresAfter(high, 2000);
    const Scores late = scoresAfter(high, 100'000);
    EXPECT_LT(early.testLoss, 2 * early.trainLoss);
    EXPECT_LT(late.trainLoss, 0.001);
    EXPECT_GT(late.testLoss, 100 * late.trainLoss);
    EXPECT_GT(late.testLoss, 5 * early.testLoss);
    const Scores low = scoresAfter(*withSetting(high, "features", "x,xSquared,x3"), 100'000);
    EXPECT_LT(low.trainLoss, 0.05);
    EXPECT_LT(low.testLoss, 2 * low.trainLoss);
}

TEST(ShippedExperiments, ofFiveArmsLearnToTellThemApart) {
    const auto text = readFile(std::string(NABLA_SOURCE) + "/resources/experiments/five-arms.nabla");
    Trainer trainer(parseNablaFile(*text)->experiment);
    for (int epoch = 0; epoch < 150; ++epoch)
        trainer.stepEpoch();
    EXPECT_GT(trainer.scores().testAccuracy, 0.97);
}
