#pragma once

#include "core/data/dataset.h"
#include "core/training/optimizer_state.h"

#include <cstdint>
#include <optional>
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

/// The weights with the lowest test loss at the end of an epoch, for as long as early stopping looks for it.
struct BestWeights {
    std::int64_t epoch = 0;
    /// The epoch that patience counts from: their own, or that of an early stop that training went on from.
    std::int64_t waitingSince = 0;
    double testLoss = 0;
    /// In the network's layout.
    std::vector<double> parameters;
    std::vector<double> statistics;

    bool operator==(const BestWeights&) const = default;
};

/// Where training stands: with the experiment and its data, all that is needed to go on exactly.
struct TrainingState {
    /// In the network's layout; float32 training's numbers are exact in double.
    std::vector<double> parameters;
    /// Running statistics of batch normalizations, in the network's layout.
    std::vector<double> statistics;
    /// What the inputs' features are scaled by: made of the training points, kept for those who have none.
    InputScaling inputScaling;
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
    std::optional<BestWeights> best;
    /// The epoch after which training stopped early, while it has not gone on; else 0.
    std::int64_t stoppedAt = 0;
    /// What was changed on the way.
    std::vector<RecordedEdit> edits;

    bool operator==(const TrainingState&) const = default;
};

/// Whether the network was never trained nor edited, so that its experiment alone says what it is.
inline bool isUntouched(const TrainingState& state) {
    return state.batches == 0 && state.edits.empty();
}

} // namespace nabla
