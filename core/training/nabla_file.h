#pragma once

#include "core/experiment/experiment.h"
#include "core/support/result.h"
#include "core/training/loss_history.h"
#include "core/training/training_state.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace nabla {

/// What a `.nabla` file holds: an experiment, and where its training stands, unless that is its start.
struct NablaFile {
    Experiment experiment;
    std::optional<TrainingState> state;
    /// How the loss went on the way there; empty where nobody kept it.
    LossHistory history{};
};

/// How many numbers there are in it, to know what it takes before it is written.
std::size_t numbersIn(const NablaFile& file);

/// The version that `nablaFileText` writes.
inline constexpr int nablaFileVersion = 2;

/// The text of a `.nabla` file.
std::string nablaFileText(const NablaFile& file);

/// Reads what `nablaFileText` writes: absent fields take defaults, unknown ones and newer versions are
/// refused.
Result<NablaFile> parseNablaFile(std::string_view text);

} // namespace nabla
