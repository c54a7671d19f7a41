#include "app/commands.h"
#include "app/output.h"
#include "app/training_start.h"
#include "core/training/work_link.h"

namespace nabla {
namespace {

/// With its training as it would go on.
Result<NablaFile> withWeights(const ChosenExperiment& chosen) {
    if (!chosen.work)
        return Error{"--weights: there are none; 'nabla-cli train --out' saves a model that has some."};
    if (const Status possible = checkGoingOn(chosen, false); !possible)
        return Error{possible.error()};
    const TrainingStart start = startTraining(chosen, false);
    return NablaFile{chosen.experiment, start.trainer->state(), start.history};
}

} // namespace

Status run(const LinkOptions& options) {
    const auto chosen = chooseExperiment(options.experiment);
    if (!chosen)
        return Error{chosen.error()};
    const auto file =
        options.weights ? withWeights(*chosen) : Result<NablaFile>(NablaFile{chosen->experiment, {}, {}});
    if (!file)
        return Error{file.error()};
    reportChoice(*chosen);
    const std::string link = workLink(*file);
    if (link.size() > longestWorkLink)
        return Error{"The link would have " + std::to_string(link.size()) +
                     " characters; send a file instead."};
    return print(link + "\n");
}

} // namespace nabla
