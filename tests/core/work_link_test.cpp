#include "core/training/work_link.h"

#include "core/experiment/parameters.h"
#include "core/live/saved_work.h"
#include "core/support/base64url.h"
#include "core/support/deflate.h"
#include "core/support/files.h"
#include "core/support/random.h"

#include <gtest/gtest.h>

using namespace nabla;

namespace {

NablaFile golden(const std::string& name) {
    return *parseNablaFile(*readFile(std::string(NABLA_REFERENCE) + "/" + name));
}

std::string refusal(std::string_view link) {
    const auto file = parseWorkLink(link);
    return file ? "" : file.error();
}

std::string randomBytes(Xoshiro256& random, std::size_t count) {
    std::string bytes;
    for (std::size_t k = 0; k < count; ++k)
        bytes += static_cast<char>(random.bits() & 0xFF);
    return bytes;
}

} // namespace

TEST(WorkLink, carriesAllThatFilesDo) {
    for (const char* name : {"nabla-v1-experiment.nabla", "nabla-v1-model.nabla", "nabla-v2-points.nabla",
                             "nabla-v2-model.nabla"}) {
        const NablaFile file = golden(name);
        const std::string link = workLink(file);
        EXPECT_EQ(
            link.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 8),
            std::string::npos);
        const auto back = parseWorkLink(link);
        ASSERT_TRUE(back) << back.error();
        EXPECT_EQ(back->experiment, file.experiment);
        EXPECT_EQ(nablaFileText(*back), nablaFileText(file));
    }
}

TEST(WorkLink, isShortForAnExperimentAlone) {
    const std::string link = workLink({});
    EXPECT_TRUE(link.starts_with("nabla:1:"));
    EXPECT_LT(link.size(), 1600u);
}

TEST(WorkLink, isReadWithWhatMailProgramsAdd) {
    const std::string link = workLink(golden("nabla-v2-points.nabla"));
    std::string broken = " <";
    for (std::size_t at = 0; at < link.size(); at += 72)
        broken += link.substr(at, 72) + "\r\n";
    broken += "> \n";
    EXPECT_TRUE(isWorkLink(broken));
    const auto back = parseWorkLink(broken);
    ASSERT_TRUE(back) << back.error();
    EXPECT_EQ(workLink(*back), link);
}

TEST(WorkLink, isToldFromOtherTexts) {
    EXPECT_TRUE(isWorkLink("nabla:2:x"));
    EXPECT_TRUE(isWorkLink("  < nabla:1:"));
    EXPECT_FALSE(isWorkLink("https://playground.tensorflow.org/#seed=1"));
    EXPECT_FALSE(isWorkLink(""));
    EXPECT_FALSE(isWorkLink("nabla"));
}

TEST(WorkLink, isReadWhateverTheCaseOfItsScheme) {
    const std::string link = workLink({});
    for (const std::string scheme : {"NABLA", "Nabla"}) {
        const std::string written = scheme + link.substr(5);
        EXPECT_TRUE(isWorkLink(written));
        EXPECT_TRUE(parseWorkLink(written));
    }
}

TEST(WorkLink, isRefusedWithTheReason) {
    const std::string link = workLink({});
    EXPECT_EQ(refusal("https://playground.tensorflow.org/#seed=1"),
              "This is no link of Nabla: it does not begin with \"nabla:1:\".");
    EXPECT_EQ(refusal("nabla:x"), "This is no link of Nabla: it does not begin with \"nabla:1:\".");
    EXPECT_EQ(refusal("nabla:2:abc"),
              "The link has version 2; this Nabla reads version 1. Open it with a newer one.");
    EXPECT_EQ(refusal(link + "*"),
              "The link is damaged: it must be letters, digits, '-' and '_' to its end.");
    EXPECT_EQ(refusal("nabla:1:"), "The link is cut off: copy all of it, or ask for a file instead.");
    EXPECT_EQ(refusal(link.substr(0, link.size() / 8 * 4)),
              "The link is cut off: copy all of it, or ask for a file instead.");
    EXPECT_NE(refusal(link + "AAAA").find("damaged"), std::string::npos);
    EXPECT_NE(refusal("nabla:1:" + base64Url(deflated("{\"format\":\"nabla\",\"version\":9}")))
                  .find("What the link carries cannot be read: The file has version 9"),
              std::string::npos);
}

TEST(WorkLink, everyTruncationAndChangeIsAnError) {
    const std::string link = workLink(golden("nabla-v1-model.nabla"));
    for (std::size_t length = 0; length < link.size(); ++length)
        EXPECT_NE(refusal(std::string_view(link).substr(0, length)), "") << length;
    Xoshiro256 random(4);
    for (int round = 0; round < 500; ++round) {
        std::string changed = link;
        char& letter = changed[8 + random.below(link.size() - 8)];
        letter = letter == 'A' ? 'B' : 'A';
        EXPECT_NE(refusal(changed), "");
    }
}

TEST(WorkLink, cannotUnfoldWithoutBound) {
    const std::string bomb = deflated(std::string(mostLinkedBytes + 1, ' '));
    EXPECT_LT(bomb.size(), 1u << 20);
    EXPECT_EQ(refusal("nabla:1:" + base64Url(bomb)),
              "The link unfolds to more than 64 MiB, which no link of Nabla does.");
}

TEST(Base64Url, givesBackWhatItWasGiven) {
    EXPECT_EQ(base64Url(""), "");
    EXPECT_EQ(base64Url("f"), "Zg");
    EXPECT_EQ(base64Url("fo"), "Zm8");
    EXPECT_EQ(base64Url("foobar"), "Zm9vYmFy");
    EXPECT_EQ(base64Url("\xFB\xFF"), "-_8");
    Xoshiro256 random(1);
    for (std::size_t size = 0; size < 200; ++size) {
        const std::string bytes = randomBytes(random, size);
        EXPECT_EQ(bytesOfBase64Url(base64Url(bytes)), bytes);
    }
    for (const char* bad : {"A", "Zg=", "Z+8", "Zh", "Zm9", "Zm 8"})
        EXPECT_EQ(bytesOfBase64Url(bad).has_value(), false) << bad;
}

TEST(Deflate, givesBackWhatItWasGiven) {
    Xoshiro256 random(2);
    for (const std::size_t size : {0u, 1u, 1000u, 65536u, 300000u})
        for (const std::string& bytes : {randomBytes(random, size), std::string(size, 'x')}) {
            const std::string small = deflated(bytes);
            EXPECT_EQ(inflated(small, size).bytes, bytes);
            EXPECT_EQ(inflated(small, size).end, InflateEnd::good);
            EXPECT_EQ(inflated(small.substr(0, small.size() - 1), size).end, InflateEnd::cutOff);
            EXPECT_EQ(inflated(small + "x", size).end, InflateEnd::damaged);
            if (size > 0) {
                EXPECT_EQ(inflated(small, size - 1).end, InflateEnd::tooLarge);
            }
        }
}
