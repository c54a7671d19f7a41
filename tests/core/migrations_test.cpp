#include "core/training/migrations.h"

#include "core/support/files.h"
#include "core/training/nabla_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

using namespace nabla;

namespace {

/// The texts of files as older and present versions of Nabla wrote them, by their version.
std::multimap<int, std::string> goldenFiles() {
    std::multimap<int, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(NABLA_REFERENCE)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("nabla-v"))
            files.emplace(std::stoi(name.substr(7)), *readFile(entry.path().string()));
    }
    return files;
}

} // namespace

TEST(Migrations, areOneRowForEachVersionButTheNewest) {
    int version = 1;
    for (const Migration& migration : migrations()) {
        EXPECT_EQ(migration.from, version++);
        EXPECT_FALSE(migration.news.empty());
    }
    EXPECT_EQ(version, nablaFileVersion);
}

TEST(Migrations, bringFilesOfEachVersionToTheNewest) {
    for (int version = 1; version <= nablaFileVersion; ++version) {
        nlohmann::json file{{"format", "nabla"}, {"version", version}};
        migrateToNewest(file);
        EXPECT_EQ(file["version"], nablaFileVersion);
    }
}

TEST(Migrations, everyVersionHasFilesThatAreReadAndWrittenAnew) {
    const auto files = goldenFiles();
    for (int version = 1; version <= nablaFileVersion; ++version)
        EXPECT_GE(files.count(version), 2u) << version;
    for (const auto& [version, text] : files) {
        EXPECT_NE(text.find("\"version\":" + std::to_string(version)), std::string::npos);
        const auto file = parseNablaFile(text);
        ASSERT_TRUE(file) << file.error();
        const std::string written = nablaFileText(*file);
        EXPECT_NE(written.find("\"version\":" + std::to_string(nablaFileVersion)), std::string::npos);
        const auto again = parseNablaFile(written);
        ASSERT_TRUE(again) << again.error();
        EXPECT_EQ(again->experiment, file->experiment);
        EXPECT_EQ(nablaFileText(*again), written);
        if (version == nablaFileVersion) {
            EXPECT_EQ(written, text);
        }
    }
}
