#include "core/support/files.h"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace nabla;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for each test.
class Files : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("nabla-files-" + std::to_string(::getpid()));
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    std::string path(const char* name) const { return (folder_ / name).string(); }
    std::size_t count() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
    }

    fs::path folder_;
};

} // namespace

TEST_F(Files, readBackWhatWasWrittenAndLeaveNothingElse) {
    const std::string content("a\0b\r\n", 5);
    ASSERT_TRUE(writeFile(path("a"), content));
    ASSERT_TRUE(writeFile(path("a"), content));
    EXPECT_EQ(*readFile(path("a")), content);
    EXPECT_EQ(count(), 1u);
}

TEST_F(Files, writtenToOnePlaceAtOnceAreEachWhole) {
    constexpr int writers = 4;
    std::vector<std::jthread> threads;
    std::atomic<int> failures = 0;
    for (int writer = 0; writer < writers; ++writer)
        threads.emplace_back([&, content = std::string(200'000, static_cast<char>('a' + writer))] {
            for (int round = 0; round < 10; ++round) {
                failures += !writeFile(path("same"), content);
                const auto read = readFile(path("same"));
                failures += !read || *read != std::string(content.size(), read->front());
            }
        });
    threads.clear();
    EXPECT_EQ(failures, 0);
    EXPECT_EQ(count(), 1u);
}

TEST_F(Files, areReplacedBehindALinkNotInItsPlace) {
    ASSERT_TRUE(writeFile(path("real"), "old"));
    fs::create_symlink(path("real"), path("link"));
    ASSERT_TRUE(writeFile(path("link"), "new"));
    EXPECT_TRUE(fs::is_symlink(path("link")));
    EXPECT_EQ(*readFile(path("real")), "new");
}

TEST_F(Files, keepTheirMode) {
    ASSERT_TRUE(writeFile(path("secret"), "old"));
    const auto ownerOnly = fs::perms::owner_read | fs::perms::owner_write;
    fs::permissions(path("secret"), ownerOnly);
    ASSERT_TRUE(writeFile(path("secret"), "new"));
    EXPECT_EQ(fs::status(path("secret")).permissions(), ownerOnly);
    EXPECT_EQ(*readFile(path("secret")), "new");
}

TEST_F(Files, areAsOpenAsAnyOtherWhereTheyAreNew) {
    std::ofstream(path("other")).put('x');
    ASSERT_TRUE(writeFile(path("new"), "x"));
    EXPECT_EQ(fs::status(path("new")).permissions(), fs::status(path("other")).permissions());
}

TEST_F(Files, areLeftAloneWhereTheyMayNotBeWritten) {
    if (::geteuid() == 0)
        GTEST_SKIP() << "root may write everything";
    ASSERT_TRUE(writeFile(path("kept"), "old"));
    fs::permissions(path("kept"), fs::perms::owner_read);
    EXPECT_FALSE(checkWritable(path("kept")));
    const auto written = writeFile(path("kept"), "new");
    ASSERT_FALSE(written);
    EXPECT_NE(written.error().find("kept"), std::string::npos);
    EXPECT_EQ(*readFile(path("kept")), "old");
    EXPECT_EQ(count(), 1u);
}

TEST_F(Files, neverTakeADevicesPlace) {
    ASSERT_TRUE(writeFile("/dev/null", "gone"));
    EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(Files, sayWhyTheyCannotBeWrittenOrRead) {
    EXPECT_FALSE(writeFile(path("no/such/folder"), ""));
    EXPECT_FALSE(checkWritable(path("no/such/folder")));
    EXPECT_FALSE(writeFile(folder_.string(), ""));
    EXPECT_FALSE(checkWritable(""));
    EXPECT_TRUE(checkWritable(path("new")));
    const auto missing = readFile(path("missing"));
    ASSERT_FALSE(missing);
    EXPECT_NE(missing.error().find("missing"), std::string::npos);
    EXPECT_FALSE(readFile(folder_.string()));
    EXPECT_EQ(count(), 0u);
}

TEST_F(Files, areReadUpToALimitAndNoFurther) {
    const std::string content(3'000'000, 'x');
    ASSERT_TRUE(writeFile(path("large"), content));
    EXPECT_EQ(*readFile(path("large"), content.size()), content);
    const auto refused = readFile(path("large"), content.size() - 1);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().find("larger than 2999999 bytes"), std::string::npos) << refused.error();
}

TEST_F(Files, withoutAnEndAreRefusedAtTheLimit) {
    const auto refused = readFile("/dev/zero", 5u << 20);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error(), "Cannot read '/dev/zero': it is larger than 5 MiB.");
}

TEST_F(Files, ofManyGigabytesAreRefusedBeforeTheyAreRead) {
    std::ofstream(path("sparse")).put('x');
    fs::resize_file(path("sparse"), std::uintmax_t{1} << 40);
    EXPECT_FALSE(readFile(path("sparse"), 1u << 30));
}
