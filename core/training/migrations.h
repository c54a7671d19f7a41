#pragma once

#include <nlohmann/json_fwd.hpp>

#include <span>
#include <string_view>

namespace nabla {

/// What brings a `.nabla` file of one version to the next one.
struct Migration {
    /// The version of the files that it changes.
    int from;
    /// What came with the next version, for people.
    std::string_view news;
    /// Changes what must be changed, where it is there: what a file holds is not checked yet.
    void (*change)(nlohmann::json& file);
};

/// One row for each version but the newest, in their order. A new version is a row here and a number more in
/// `nablaFileVersion`.
std::span<const Migration> migrations();

/// Brings a file from the version that it names, which must be one there was, to the newest.
void migrateToNewest(nlohmann::json& file);

} // namespace nabla
