#pragma once

#include "core/experiment/experiment.h"
#include "core/training/engine.h"
#include "core/training/training_state.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace nabla {

/// How training stood after an epoch; the state only where weights are to be reported.
struct ReportRecord {
    std::int64_t epoch = 0;
    Scores scores;
    std::optional<TrainingState> state;
    /// Whether there are points that the losses could be of.
    bool hasTrain = true;
    bool hasTest = true;
    /// Where training stopped early: the epoch whose weights these are.
    std::optional<std::int64_t> bestEpoch{};
};

/// The "nabla-report" of a training: one JSON object on one line, without a line's end.
std::string reportText(const Experiment& experiment, std::span<const ReportRecord> records);

/// Whether training has left the finite numbers: a parameter, or the loss over points there are.
bool hasLeftFiniteNumbers(const Scores& scores, const TrainingState& state, bool hasTrain, bool hasTest);

} // namespace nabla
