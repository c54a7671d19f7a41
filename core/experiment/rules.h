#pragma once

#include "core/experiment/experiment.h"

namespace nabla {

/// All that sets the Playground's arithmetic and data apart from Nabla's own.
struct RuleSet {
    /// One ARC4 stream draws the points, then their order, then the weights; else each has a sub-stream.
    bool oneStream;
    /// Training points are put into a new order at the start of every epoch.
    bool reshuffles;
    /// The rest of a batch at an epoch's end is carried into the next epoch's first update; else it is an
    /// update.
    bool carriesRest;
    /// L1 switches a link off for good where its step crosses zero; else the weight stops at zero, alive.
    bool l1Kills;
};

/// What the rules of that name mean.
constexpr RuleSet ruleSet(Rules rules) {
    return rules == Rules::playground ? RuleSet{true, false, true, true} : RuleSet{false, true, false, false};
}

} // namespace nabla
