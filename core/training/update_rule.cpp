#include "core/training/update_rule.h"

#include "core/experiment/rules.h"
#include "core/training/schedules.h"

namespace nabla {

UpdateRule updateRule(const Experiment& experiment, std::int64_t points, std::int64_t epoch) {
    UpdateRule rule;
    rule.learningRate = learningRateAt(experiment, epoch);
    rule.divisor = isMean(experiment.loss) ? static_cast<double>(points) : 1.0;
    rule.regularization = experiment.regularization;
    rule.regularizationRate = experiment.regularizationRate;
    rule.l1Kills = ruleSet(experiment.rules).l1Kills;
    rule.trainsBiases = experiment.biases;
    rule.optimizer = experiment.optimizer;
    rule.knobs = knobsAt(experiment, epoch);
    rule.clipping = experiment.clipping;
    rule.clipLimit = experiment.clipLimit;
    // The Playground has a form of its own.
    if (experiment.rules == Rules::nabla)
        rule.penaltyForm = experiment.penaltyForm;
    rule.penalizesBiases = experiment.penalizesBiases;
    rule.maxNorm = experiment.maxNorm;
    return rule;
}

} // namespace nabla
