#pragma once

#include "core/training/optimizer_state.h"

#include <cstdint>
#include <string>
#include <vector>

namespace nabla {

/// An edit made while training: which update and epoch it came before, and the setting's new text.
struct RecordedEdit {
    std::int64_t batch = 0;
    std::int64_t epoch = 0;
    std::string key;
    std::string value;

    bool operator==(const RecordedEdit&) const = default;
};

/// Where training stands: with the experiment and its data, all that is needed to go on exactly.
struct TrainingState {
    /// In the network's layout; float32 training's numbers are exact in double.
    std::vector<double> parameters;
    /// Links that the Playground's L1 switched off for good; empty where none is.
    std::vector<std::uint8_t> dead;
    /// Parameters the user holds fast; empty where none is.
    std::vector<std::uint8_t> frozen;
    /// Epochs completed.
    std::int64_t epoch = 0;
    /// Points of the current epoch already seen.
    std::int64_t position = 0;
    /// Updates since the start.
    std::int64_t batches = 0;
    /// Points gone through since the start, each as often as it was.
    std::int64_t samples = 0;
    /// Gradient sums carried over from a rest of a batch (Playground rules), and how many points they hold.
    std::vector<double> carried;
    std::int64_t carriedPoints = 0;
    OptimizerState optimizer;
    /// What was changed on the way.
    std::vector<RecordedEdit> edits;

    bool operator==(const TrainingState&) const = default;
};

} // namespace nabla
