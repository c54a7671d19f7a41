#pragma once

#include "core/data/dataset.h"
#include "core/experiment/experiment.h"
#include "core/network/network_spec.h"
#include "core/training/dropped_units.h"
#include "core/training/loss_history.h"
#include "core/training/training_state.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace nabla {

/// Training left the finite numbers: what is known of it.
struct Divergence {
    /// 1 is the first hidden layer; the last is the output.
    int layer = 0;
    std::int64_t epoch = 0;
    bool operator==(const Divergence&) const = default;
};

/// Everything that views show, complete and unchanging: views can never disagree with each other.
struct Snapshot {
    /// Counts restarts: another run number means another network.
    std::uint64_t run = 0;
    /// Counts snapshots; never the same twice.
    std::uint64_t number = 0;
    /// How many of the commands given to the trainer's thread are done.
    std::uint64_t commands = 0;
    Experiment experiment;
    NetworkSpec network;
    std::shared_ptr<const Dataset> data;
    /// Parameters, frozen and dead marks, position, edits.
    TrainingState state;
    Scores scores;
    /// What dropout did to the last batch, while training runs or after a step by hand.
    DroppedUnits dropped;
    std::shared_ptr<const LossHistory> history;
    bool playing = false;
    /// The epoch with the lowest training loss of those published.
    std::int64_t bestEpoch = 0;
    /// Where set, training stopped here, and `state` is the last good one.
    std::optional<Divergence> divergence;
    /// Where not empty, why the last command could not be carried out.
    std::string failure;
};

} // namespace nabla
