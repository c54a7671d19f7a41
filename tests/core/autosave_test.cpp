#include "core/experiment/parameters.h"
#include "core/live/autosave_folder.h"
#include "core/support/files.h"
#include "core/support/folders.h"
#include "core/support/random.h"
#include "core/training/trainer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace nabla;

namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test.
class Autosaves : public testing::Test {
  protected:
    void SetUp() override {
        root_ = fs::temp_directory_path() / ("nabla-autosaves-" + std::to_string(::getpid()) + "-" +
                                             testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(root_);
    }
    void TearDown() override { fs::remove_all(root_); }

    AutosaveFolder newFolder() const { return *AutosaveFolder::create(root_.string()); }

    /// Leaves work behind as a process does that ends by force; returns the folder.
    std::string abandon(std::int64_t time, const NablaFile& work = {}) const {
        const AutosaveFolder folder = newFolder();
        EXPECT_TRUE(writeAutosave(folder.path(), "", time, work));
        return folder.path();
    }

    std::vector<AbandonedWork> abandoned() const { return takeAbandonedWork(root_.string()); }

    fs::path root_;
};

Experiment withOwnPoints(std::size_t count, const std::string& source = "own.csv") {
    OwnPoints own;
    own.source = source;
    Xoshiro256 random(5);
    for (std::size_t k = 0; k < count; ++k)
        own.points.push_back({random.uniform(-6, 6), random.uniform(-6, 6), k % 2 == 0 ? -1.0 : 1.0});
    return *withPoints({}, SharedPoints(std::move(own)));
}

NablaFile trained(const Experiment& experiment, int steps) {
    Trainer trainer(experiment);
    for (int k = 0; k < steps; ++k)
        trainer.stepBatch();
    return {experiment, trainer.state(), {}};
}

/// Tells a file from another that took its place.
std::uint64_t inodeOf(const fs::path& path) {
    struct stat there {};
    return ::stat(path.c_str(), &there) == 0 ? there.st_ino : 0;
}

fs::path pointsFileIn(const std::string& folder) {
    for (const std::string& name : namesIn(folder))
        if (name.starts_with("points-"))
            return fs::path(folder) / name;
    return {};
}

} // namespace

TEST_F(Autosaves, comeBackBitForBitWithWhatIsKnownOfThem) {
    for (const bool own : {false, true}) {
        Experiment experiment = own ? withOwnPoints(300) : Experiment{};
        experiment.optimizer = Optimizer::adam;
        const NablaFile work = trained(experiment, 40);
        const AutosaveFolder folder = newFolder();
        ASSERT_TRUE(writeAutosave(folder.path(), "/home/anna/my \"own\".nabla", 1234567890123, work));
        const auto back = readAutosave(folder.path());
        ASSERT_TRUE(back) << back.error();
        EXPECT_EQ(back->work.experiment, work.experiment);
        EXPECT_EQ(back->work.state, work.state);
        EXPECT_EQ(back->head.document, "/home/anna/my \"own\".nabla");
        EXPECT_EQ(back->head.time, 1234567890123);
        EXPECT_EQ(back->head.dataset, own ? "own" : "circle");
        EXPECT_EQ(back->head.epoch, work.state->epoch);
        EXPECT_EQ(*readAutosaveHead(folder.path()), back->head);
    }
}

TEST_F(Autosaves, keepPointsWhileAGeneratorsAreChosen) {
    const NablaFile work{*withSetting(withOwnPoints(10), "dataset", "circle"), {}, {}};
    const auto back = readAutosave(abandon(1, work));
    ASSERT_TRUE(back) << back.error();
    EXPECT_EQ(back->work.experiment, work.experiment);
}

TEST_F(Autosaves, writeAMillionPointsOnceOverManyAutosaves) {
    const Experiment experiment = withOwnPoints(1'000'000);
    const AutosaveFolder folder = newFolder();
    NablaFile work{experiment, TrainingState{}, {}};
    ASSERT_TRUE(writeAutosave(folder.path(), "", 0, work));
    const fs::path points = pointsFileIn(folder.path());
    const std::uint64_t written = inodeOf(points);
    const auto time = fs::last_write_time(points);
    ASSERT_NE(written, 0u);
    for (int k = 1; k < 100; ++k) {
        work.state->epoch = k;
        const std::uint64_t before = inodeOf(folder.path() + "/" + autosaveFileName);
        ASSERT_TRUE(writeAutosave(folder.path(), "", k, work));
        EXPECT_NE(inodeOf(folder.path() + "/" + autosaveFileName), before) << "the work itself is written";
    }
    EXPECT_EQ(inodeOf(points), written);
    EXPECT_EQ(fs::last_write_time(points), time);
    EXPECT_LT(fs::file_size(folder.path() + "/" + autosaveFileName), 10'000u);
}

TEST_F(Autosaves, keepOnlyThePointsThatTheWorkHasNow) {
    const AutosaveFolder folder = newFolder();
    const auto write = [&](const Experiment& experiment) {
        ASSERT_TRUE(writeAutosave(folder.path(), "", 1, {experiment, {}, {}}));
        const auto back = readAutosave(folder.path());
        ASSERT_TRUE(back) << back.error();
        EXPECT_EQ(back->work.experiment, experiment);
    };
    write(withOwnPoints(10));
    ASSERT_TRUE(writeFile(folder.path() + "/work.autosave.99999.part", "half of it"));
    write(withOwnPoints(11));
    EXPECT_EQ(namesIn(folder.path()).size(), 3u) << "lock, work, points";
    write(Experiment{});
    EXPECT_EQ(namesIn(folder.path()).size(), 2u) << "lock, work";
}

TEST_F(Autosaves, areWholeAtWhateverMomentTheirProcessIsKilled) {
    const std::array<NablaFile, 2> works{NablaFile{withOwnPoints(2000), {}, {}},
                                         NablaFile{withOwnPoints(2001), {}, {}}};
    const AutosaveFolder folder = newFolder();
    ASSERT_TRUE(writeAutosave(folder.path(), "", 0, works[0]));
    Xoshiro256 random(11);
    for (int round = 0; round < 100; ++round) {
        const pid_t process = ::fork();
        // Whatever becomes of this process, the other one ends.
        if (process == 0)
            ::alarm(10);
        for (std::size_t k = 0; process == 0; ++k)
            static_cast<void>(writeAutosave(folder.path(), "", 1, works[k % 2]));
        std::this_thread::sleep_for(std::chrono::microseconds(static_cast<int>(random.uniform(0, 10'000))));
        ::kill(process, SIGKILL);
        ::waitpid(process, nullptr, 0);
        const auto back = readAutosave(folder.path());
        ASSERT_TRUE(back) << back.error();
        EXPECT_TRUE(back->work.experiment == works[0].experiment ||
                    back->work.experiment == works[1].experiment);
    }
}

TEST_F(Autosaves, areOfferedNewestFirstAndOnlyWhereNobodyHoldsThem) {
    const std::string older = abandon(1000);
    const std::string newer = abandon(3000);
    const AutosaveFolder held = newFolder();
    ASSERT_TRUE(writeAutosave(held.path(), "", 5000, {}));
    {
        const auto found = abandoned();
        ASSERT_EQ(found.size(), 2u);
        EXPECT_EQ(found[0].folder.path(), newer);
        EXPECT_EQ(found[1].folder.path(), older);
        EXPECT_TRUE(abandoned().empty()) << "another window holds them now";
        EXPECT_FALSE(AutosaveFolder::take(newer));
    }
    EXPECT_EQ(abandoned().size(), 2u) << "nothing was done with them";
}

TEST_F(Autosaves, areGoneWhereRemovedOrNeverWritten) {
    const std::string path = abandon(1000);
    AutosaveFolder::take(path)->remove();
    EXPECT_FALSE(fs::exists(path));
    const std::string empty = newFolder().path();
    ASSERT_TRUE(fs::exists(empty));
    EXPECT_TRUE(abandoned().empty());
    EXPECT_FALSE(fs::exists(empty));
}

TEST_F(Autosaves, readsNothingWhereThereIsNoFolder) {
    EXPECT_TRUE(abandoned().empty());
    EXPECT_FALSE(fs::exists(root_));
    EXPECT_FALSE(AutosaveFolder::take(root_.string()));
    EXPECT_FALSE(readAutosaveHead(root_.string()));
    EXPECT_FALSE(readAutosave(root_.string()));
}

TEST_F(Autosaves, ofAllKindsOfDamageAreRefusedAndMovedAside) {
    const std::string good = abandon(1000, {withOwnPoints(50), {}, {}});
    const std::string work = *readFile(good + "/" + autosaveFileName);
    const std::string points = *readFile(pointsFileIn(good).string());
    const std::string pointsName = pointsFileIn(good).filename().string();
    const auto spoiled = [](std::string text, const std::string& piece, const std::string& other) {
        return text.replace(text.find(piece), piece.size(), other);
    };
    const std::string otherPoints = spoiled(points, "[", "[[");
    const std::vector<std::pair<std::string, std::string>> damages{
        {"", points},
        {"\n", points},
        {work.substr(0, 30), points},
        {work.substr(0, work.find('\n')), points},
        {work.substr(0, work.size() / 2), points},
        {work.substr(work.find('\n') + 1), points},
        {std::string(100'000, '\0'), points},
        {std::string(100'000, '['), points},
        {spoiled(work, "\"version\":1", "\"version\":2"), points},
        {spoiled(work, "\"points\":\"", "\"points\":\"1"), points},
        {spoiled(work, "\"experiment\":{", "\"experiment\":{\"nonsense\":1,"), points},
        {work, ""},
        {work, points.substr(0, points.size() / 2)},
        {work, points + "}"},
        {work, spoiled(points, "own.csv", "other.csv")},
        {work, otherPoints}};
    for (const auto& [spoiledWork, spoiledPoints] : damages) {
        ASSERT_TRUE(writeFile(good + "/" + autosaveFileName, spoiledWork));
        ASSERT_TRUE(writeFile(good + "/" + pointsName, spoiledPoints));
        const auto read = readAutosave(good);
        EXPECT_FALSE(read) << spoiledWork.substr(0, 200);
        EXPECT_FALSE(!read && read.error().empty());
    }
    fs::remove(good + "/" + pointsName);
    EXPECT_FALSE(readAutosave(good));
    ASSERT_TRUE(writeFile(good + "/" + autosaveFileName, "nonsense"));
    auto found = abandoned();
    ASSERT_EQ(found.size(), 1u);
    EXPECT_FALSE(found[0].head);
    const std::string aside = found[0].folder.moveAside();
    EXPECT_FALSE(fs::exists(good));
    found.clear();
    EXPECT_TRUE(abandoned().empty());
    EXPECT_EQ(*readFile(aside + "/" + autosaveFileName), "nonsense") << "nothing is lost";
}

TEST_F(Autosaves, beyondTheirLimitAreRefusedAndLeaveWhatThereWas) {
    const AutosaveFolder folder = newFolder();
    ASSERT_TRUE(writeAutosave(folder.path(), "", 1, {}));
    NablaFile huge;
    huge.state = TrainingState{};
    huge.state->dead.resize(mostAutosaveBytes / 25 + 1, 1);
    const Status written = writeAutosave(folder.path(), "", 2, huge);
    ASSERT_FALSE(written);
    EXPECT_NE(written.error().find("1 GiB"), std::string::npos);
    EXPECT_EQ(readAutosaveHead(folder.path())->time, 1);
}

TEST_F(Autosaves, sayWhyTheyCannotBeWritten) {
    const AutosaveFolder folder = newFolder();
    fs::remove_all(folder.path());
    EXPECT_FALSE(writeAutosave(folder.path(), "", 1, {}));
    ASSERT_TRUE(writeFile((root_ / "file").string(), ""));
    const auto none = AutosaveFolder::create((root_ / "file").string());
    ASSERT_FALSE(none);
    EXPECT_NE(none.error().find("Cannot write"), std::string::npos);
}
