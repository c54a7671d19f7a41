#pragma once

#include "core/data/generators.h"
#include "core/importers/own_export.h"

#include <cstddef>
#include <string>
#include <vector>

namespace nabla {

/// The first generator for a problem of so many coordinates, or null.
const Generator* dataOf(Problem problem, std::size_t count);

/// The generator whose numbers read as the export's do, or else the first for its problem, or null.
const Generator* dataOf(const OwnExport& own);

/// Adds a sentence for each thing that the export says of its data and the experiment cannot hold without
/// them: units and classes' names.
void tellLostData(const OwnExport& own, const Experiment& experiment, std::vector<std::string>& assumed);

} // namespace nabla
