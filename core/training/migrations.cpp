#include "core/training/migrations.h"

#include "core/training/nabla_file.h"

#include <nlohmann/json.hpp>

#include <array>

namespace nabla {
namespace {

/// For news that older files do without: what is absent takes its default.
void changeNothing(nlohmann::json&) {}

constexpr std::array<Migration, 1> rows{{
    {1, "how the loss went ('history'), and points of one's own ('experiment.points')", changeNothing},
}};

static_assert(rows.back().from + 1 == nablaFileVersion);

} // namespace

std::span<const Migration> migrations() {
    return rows;
}

void migrateToNewest(nlohmann::json& file) {
    for (const Migration& migration : rows)
        if (file["version"] == migration.from) {
            migration.change(file);
            file["version"] = migration.from + 1;
        }
}

} // namespace nabla
