#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>

namespace {

namespace fs = std::filesystem;

/// The rooms of core from the ground up; those of one floor may use each other.
constexpr std::array<std::pair<const char*, int>, 9> floors{{{"support", 0},
                                                             {"data", 1},
                                                             {"experiment", 1},
                                                             {"kernels", 2},
                                                             {"network", 2},
                                                             {"training", 3},
                                                             {"live", 4},
                                                             {"exporters", 4},
                                                             {"importers", 4}}};

int floorOf(const std::string& room) {
    for (const auto& [name, floor] : floors)
        if (room == name)
            return floor;
    return -1;
}

/// Calls `check(file, included)` for every include in quotation marks and angle brackets below a folder.
template <class Check>
void forEachInclude(const std::string& folder, Check check) {
    const std::regex include("^#include [\"<]([^\">]+)[\">]");
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(NABLA_SOURCE) / folder)) {
        if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp")
            continue;
        std::ifstream file(entry.path());
        std::smatch match;
        for (std::string line; std::getline(file, line);)
            if (std::regex_search(line, match, include))
                check(fs::relative(entry.path(), NABLA_SOURCE), match[1].str());
    }
}

std::string part(const fs::path& path, int index) {
    return std::next(path.begin(), index)->string();
}

} // namespace

TEST(Architecture, coreKnowsNeitherQtNorTheRoomsAboveIt) {
    forEachInclude("core", [](const fs::path& file, const std::string& included) {
        EXPECT_FALSE(std::regex_match(included, std::regex("Q[A-Z].*|Qt.*|ui/.*|app/.*|tests/.*")))
            << file << " includes " << included;
    });
}

TEST(Architecture, uiDoesNotKnowAppOrTests) {
    forEachInclude("ui", [](const fs::path& file, const std::string& included) {
        EXPECT_FALSE(included.starts_with("app/") || included.starts_with("tests/"))
            << file << " includes " << included;
    });
}

TEST(Architecture, viewsAndControlsKnowNoSession) {
    for (const char* folder : {"ui/views", "ui/controls"})
        forEachInclude(folder, [](const fs::path& file, const std::string& included) {
            EXPECT_FALSE(included == "ui/session.h" || included.starts_with("ui/panels/"))
                << file << " includes " << included;
        });
}

TEST(Architecture, coresRoomsUseOnlyThoseBelowThem) {
    forEachInclude("core", [](const fs::path& file, const std::string& included) {
        if (!included.starts_with("core/"))
            return;
        const int own = floorOf(part(file, 1));
        const int used = floorOf(part(fs::path(included), 1));
        ASSERT_GE(own, 0) << file << " stands in a room that is not listed";
        EXPECT_GE(own, used) << file << " includes " << included;
    });
}
