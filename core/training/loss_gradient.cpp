#include "core/training/loss_gradient.h"

#include "core/training/dropout.h"
#include "core/training/engine.h"

#include <numeric>

namespace nabla {

std::vector<double> lossGradient(const Experiment& experiment, const Dataset& data,
                                 const TrainingState& state, const std::atomic<bool>* interrupt) {
    Experiment exact = withoutDropout(experiment);
    exact.precision = Precision::float64;
    const auto engine = makeEngine(exact, data);
    engine->setInterrupt(interrupt);
    engine->setParameters(state.parameters);
    engine->setStatistics(state.statistics);
    engine->setMode(Mode::testing);
    std::vector<std::int32_t> all(data.train.size());
    std::iota(all.begin(), all.end(), 0);
    engine->arrange(0, all);
    engine->beginEpoch(0);
    engine->accumulate(0, static_cast<std::int64_t>(all.size()));
    std::vector<double> gradient = engine->gradient();
    if (isMean(experiment.loss) && !all.empty())
        for (double& g : gradient)
            g /= static_cast<double>(all.size());
    return gradient;
}

} // namespace nabla
