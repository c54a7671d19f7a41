#pragma once

#include "app/experiment_options.h"

#include <optional>
#include <string>

namespace nabla {

/// Sizes that a benchmark sets; what is not set stays as the experiment has it.
struct BenchSizes {
    /// Inputs, hidden layers and the one output, such as "2,4,2,1".
    std::optional<std::string> shape;
    std::optional<std::string> batch;
    /// How many points an epoch trains.
    std::optional<std::string> points;
};

/// The experiment with these sizes; inputs are the first features of the table.
Result<ChosenExperiment> chooseBenchExperiment(ExperimentOptions options, const BenchSizes& sizes);

} // namespace nabla
