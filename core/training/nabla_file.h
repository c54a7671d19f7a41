#pragma once

#include "core/experiment/experiment.h"
#include "core/support/result.h"
#include "core/training/training_state.h"

#include <optional>
#include <string>
#include <string_view>

namespace nabla {

/// What a `.nabla` file holds: an experiment, and for a saved model where its training stands.
struct NablaFile {
    Experiment experiment;
    std::optional<TrainingState> state;
};

/// The version that `nablaFileText` writes.
inline constexpr int nablaFileVersion = 1;

/// The text of a `.nabla` file.
std::string nablaFileText(const NablaFile& file);

/// Reads what `nablaFileText` writes: absent fields take defaults, unknown ones and newer versions are
/// refused.
Result<NablaFile> parseNablaFile(std::string_view text);

} // namespace nabla
