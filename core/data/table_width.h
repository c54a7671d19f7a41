#pragma once

#include "core/data/table_rows.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace nabla {

/// Whether a row has that many cells, not counting empty ones at its end: lines often end with a delimiter.
inline bool fitsWidth(std::span<const TableCell> row, std::size_t width) {
    return row.size() >= width &&
           std::all_of(row.begin() + static_cast<std::ptrdiff_t>(width), row.end(), isEmpty);
}

/// How many cells most rows have, the greater number where there are as many of both; 0 without rows.
inline std::size_t commonWidth(std::span<const std::vector<TableCell>> rows) {
    std::map<std::size_t, std::size_t> counts;
    for (const auto& row : rows)
        ++counts[row.size()];
    const auto fewer = [](const auto& a, const auto& b) {
        return std::pair(a.second, a.first) < std::pair(b.second, b.first);
    };
    return counts.empty() ? 0 : std::max_element(counts.begin(), counts.end(), fewer)->first;
}

} // namespace nabla
