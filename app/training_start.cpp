#include "app/training_start.h"

#include "core/experiment/compare.h"
#include "core/experiment/parameters.h"

namespace nabla {
namespace {

/// Other data for a network that was never trained nor edited make it anew, as in the window.
bool startsAnewForData(const NablaFile& work, const Experiment& wanted) {
    return isUntouched(*work.state) && compare(work.experiment, wanted) == Effect::data;
}

} // namespace

bool goesOn(const ChosenExperiment& chosen, bool fromStart) {
    return chosen.work && !fromStart && !startsAnewForData(*chosen.work, chosen.experiment);
}

Status checkGoingOn(const ChosenExperiment& chosen, bool fromStart) {
    if (!goesOn(chosen, fromStart))
        return Done{};
    for (const Parameter& parameter : parameters())
        if (parameter.effect == Effect::restart &&
            parameter.get(chosen.work->experiment) != parameter.get(chosen.experiment))
            return Error{std::string(parameter.key) +
                         ": the saved training cannot go on with another one; --from-start begins anew."};
    return Done{};
}

TrainingStart startTraining(const ChosenExperiment& chosen, bool fromStart) {
    if (!goesOn(chosen, fromStart))
        return {std::make_unique<Trainer>(chosen.experiment), {}};
    const NablaFile& work = *chosen.work;
    auto trainer = std::make_unique<Trainer>(work.experiment);
    trainer->setState(*work.state);
    if (chosen.experiment != work.experiment)
        trainer->change(chosen.experiment);
    return {std::move(trainer), work.history};
}

} // namespace nabla
