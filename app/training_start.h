#pragma once

#include "app/experiment_options.h"
#include "core/support/result.h"
#include "core/training/loss_history.h"
#include "core/training/trainer.h"

#include <memory>

namespace nabla {

/// A trainer where it starts or goes on, and how the loss went until there.
struct TrainingStart {
    std::unique_ptr<Trainer> trainer;
    LossHistory history;
};

/// Whether training goes on from the state that the chosen work has.
bool goesOn(const ChosenExperiment& chosen, bool fromStart);

/// Refuses settings that would make training start anew where it is to go on.
Status checkGoingOn(const ChosenExperiment& chosen, bool fromStart);

/// Starts training, or goes on exactly; other settings then are a change while training, as in the window.
TrainingStart startTraining(const ChosenExperiment& chosen, bool fromStart);

} // namespace nabla
