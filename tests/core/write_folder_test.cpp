#include "core/support/files.h"
#include "core/support/write_folder.h"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace nabla;
namespace fs = std::filesystem;

namespace {

/// A place for a folder in one of the test's own.
class FolderPlace : public testing::Test {
  protected:
    FolderPlace() { fs::create_directories(around_); }
    ~FolderPlace() override { fs::remove_all(around_); }

    std::string path(const std::string& name) const { return (around_ / name).string(); }
    std::size_t count() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(around_), fs::directory_iterator()));
    }

  private:
    fs::path around_ = fs::temp_directory_path() / ("nabla-folder-place-" + std::to_string(::getpid()));
};

} // namespace

/// One of the writers may find the other's folder half gone, and is then told so.
TEST_F(FolderPlace, thatIsWrittenToAtOnceHoldsOneOfTheFoldersWhole) {
    for (int round = 0; round < 30; ++round) {
        std::atomic<int> written = 0;
        std::vector<std::jthread> threads;
        for (const char* content : {"one", "other"})
            threads.emplace_back([&, content] {
                const std::vector<FileInFolder> files{{"a", content}, {"b/c", content}, {"d", content}};
                written += bool(writeFolder(path("same"), files));
            });
        threads.clear();
        ASSERT_GE(written, 1);
        EXPECT_EQ(*readFile(path("same/a")), *readFile(path("same/b/c")));
        EXPECT_EQ(*readFile(path("same/a")), *readFile(path("same/d")));
        EXPECT_EQ(count(), 1u);
    }
}

TEST_F(FolderPlace, mayHaveTheLongestName) {
    const std::string name(255, 'n');
    const Status written = writeFolder(path(name), std::vector<FileInFolder>{{"a", "1"}});
    EXPECT_TRUE(written) << written.error();
    EXPECT_EQ(count(), 1u);
}

TEST_F(FolderPlace, isAsOpenAsAnyOther) {
    fs::create_directory(path("other"));
    ASSERT_TRUE(writeFolder(path("new"), std::vector<FileInFolder>{{"a", "1"}}));
    EXPECT_EQ(fs::status(path("new")).permissions(), fs::status(path("other")).permissions());
}
