#include "core/live/autosave_folder.h"

#include "core/support/folders.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <random>

namespace nabla {
namespace {

namespace fs = std::filesystem;

constexpr const char* damagedName = "damaged";

std::string uniqueName() {
    std::random_device random;
    std::array<char, 24> name{};
    std::snprintf(name.data(), name.size(), "%08x%08x", random(), random());
    return name.data();
}

std::int64_t timeOf(const AbandonedWork& work) {
    return work.head ? work.head->time : std::numeric_limits<std::int64_t>::max();
}

} // namespace

Result<AutosaveFolder> AutosaveFolder::create(const std::string& root) {
    // A start that looks for work may take the new folder for an abandoned empty one.
    constexpr int tries = 5;
    std::error_code error;
    if (fs::create_directories(root, error))
        fs::permissions(root, fs::perms::owner_all, error);
    for (int k = 0; k < tries && !error; ++k) {
        const std::string path = root + "/" + uniqueName();
        fs::create_directory(path, error);
        if (auto folder = take(path))
            return *std::move(folder);
    }
    return Error{"Cannot write into '" + root + "': " + (error ? error.message() : "no lock can be had") +
                 "."};
}

std::optional<AutosaveFolder> AutosaveFolder::take(const std::string& path) {
    auto lock = FolderLock::take(path);
    if (!lock)
        return std::nullopt;
    return AutosaveFolder(path, *std::move(lock));
}

void AutosaveFolder::remove() {
    std::error_code error;
    // First, so that nothing offers what is left where the rest is not removed any more.
    fs::remove(fs::path(path_) / autosaveFileName, error);
    fs::remove_all(path_, error);
}

std::string AutosaveFolder::moveAside() {
    const fs::path here(path_);
    const fs::path there = here.parent_path() / damagedName / here.filename();
    std::error_code error;
    fs::create_directories(there.parent_path(), error);
    fs::rename(here, there, error);
    return error ? path_ : there.string();
}

std::vector<AbandonedWork> takeAbandonedWork(const std::string& root) {
    std::vector<AbandonedWork> found;
    std::error_code error;
    for (const std::string& name : namesIn(root)) {
        const fs::path path = fs::path(root) / name;
        auto folder = name == damagedName ? std::nullopt : AutosaveFolder::take(path.string());
        if (!folder)
            continue;
        if (!fs::exists(path / autosaveFileName, error)) {
            folder->remove();
            continue;
        }
        auto head = readAutosaveHead(folder->path());
        found.push_back({*std::move(folder), std::move(head)});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& one, const auto& other) { return timeOf(one) > timeOf(other); });
    return found;
}

} // namespace nabla
