#pragma once

#include "core/experiment/experiment.h"
#include "core/support/parse_json.h"
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

class JsonWriter;

/// How many numbers its text will have at least, to know what it takes before it is written.
std::size_t numbersIn(const NablaFile& file);

/// The version that `nablaFileText` writes.
inline constexpr int nablaFileVersion = 2;

/// Writes what a `.nabla` file holds.
void writeNablaFile(JsonWriter& json, const NablaFile& file);

/// The text of a `.nabla` file.
std::string nablaFileText(const NablaFile& file);

/// Reads what `nablaFileText` writes: absent fields take defaults, unknown ones and newer versions are
/// refused, and so is what is beyond the limits.
Result<NablaFile> parseNablaFile(std::string_view text, const JsonLimits& limits = {});

} // namespace nabla
