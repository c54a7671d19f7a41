#include "core/experiment/parameters.h"
#include "core/support/files.h"
#include "core/training/nabla_file_io.h"
#include "core/training/trainer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace nabla;

namespace {

NablaFile golden(const char* name) {
    return *readNablaFile(std::string(NABLA_REFERENCE) + "/" + name);
}

/// Works with all that a file can hold: points, an optimizer's numbers, texts in the place of numbers, edits,
/// and a mark among many parameters.
std::vector<NablaFile> works() {
    NablaFile diverged = golden("nabla-v2-model.nabla");
    std::fill(diverged.state->parameters.begin(), diverged.state->parameters.end(), NAN);
    Trainer trainer(*withSetting(*withSetting({}, "optimizer", "adam"), "hidden", "16,16"));
    trainer.stepEpoch();
    trainer.setFrozen(3, true);
    return {{},
            golden("nabla-v1-model.nabla"),
            golden("nabla-v2-points.nabla"),
            golden("nabla-v2-model.nabla"),
            diverged,
            {trainer.experiment(), trainer.state()}};
}

/// Walks one limit from nothing to more than enough.
void expectWritingAndReadingToAgree(std::size_t JsonLimits::*limit) {
    for (const NablaFile& work : works()) {
        const std::string text = nablaFileText(work);
        JsonLimits limits;
        std::size_t refused = 0;
        std::size_t accepted = 0;
        for (limits.*limit = 0; accepted < 3; ++(limits.*limit)) {
            const auto savable = savableText(work, mostNablaFileBytes, limits);
            ASSERT_EQ(bool(savable), bool(parseNablaFile(text, limits))) << limits.*limit;
            ++(savable ? accepted : refused);
        }
        EXPECT_GT(refused, 20u);
    }
}

} // namespace

TEST(SavableText, isWhatAFileHolds) {
    for (const NablaFile& work : works()) {
        const auto text = savableText(work);
        ASSERT_TRUE(text) << text.error();
        EXPECT_EQ(*text, nablaFileText(work));
    }
}

TEST(SavableText, hasAsManyValuesAsAreReadAtMost) {
    expectWritingAndReadingToAgree(&JsonLimits::values);
}

TEST(SavableText, hasAsManyPartsAsAreReadAtMost) {
    expectWritingAndReadingToAgree(&JsonLimits::parts);
}

TEST(SavableText, hasAsManyBytesAsAreReadAtMost) {
    for (const NablaFile& work : works()) {
        const std::size_t size = nablaFileText(work).size();
        EXPECT_TRUE(savableText(work, size));
        const auto larger = savableText(work, size - 1);
        ASSERT_FALSE(larger);
        EXPECT_NE(larger.error().find("too large"), std::string::npos);
    }
}
