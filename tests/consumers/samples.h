#pragma once

#include "core/experiment/experiment.h"

#include <string>
#include <vector>

namespace nabla {

/// An experiment whose trained model every consumer has to run as Nabla does.
struct Sample {
    /// What is special about it, for people.
    std::string words;
    Experiment experiment;
    /// Whether it is one of the few on which costly checks are worth their time.
    bool isSpecial = false;
};

/// Every activation with every normalization and every kind of output, with inputs, sizes and precisions that
/// change from one to the next; then what they leave out.
std::vector<Sample> samples();

} // namespace nabla
