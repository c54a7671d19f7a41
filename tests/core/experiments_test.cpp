// The experiments that ship with the program.

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
    EXPECT_GE(count, 2);
}

TEST(ShippedExperiments, ofFiveArmsLearnToTellThemApart) {
    const auto text = readFile(std::string(NABLA_SOURCE) + "/resources/experiments/five-arms.nabla");
    Trainer trainer(parseNablaFile(*text)->experiment);
    for (int epoch = 0; epoch < 150; ++epoch)
        trainer.stepEpoch();
    EXPECT_GT(trainer.scores().testAccuracy, 0.97);
}
