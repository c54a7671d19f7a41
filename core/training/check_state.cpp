#include "core/training/check_state.h"

#include "core/data/chosen_data.h"
#include "core/experiment/rules.h"

#include <cmath>
#include <limits>
#include <string>

namespace nabla {
namespace {

/// What a count must not be above; errors call both by their fields.
struct Bound {
    const char* field;
    std::int64_t count;
    const char* mostField;
    std::int64_t most;
};

Status check(const Bound& bound) {
    if (bound.count <= bound.most)
        return Done{};
    return Error{std::string("Field 'state.") + bound.field + "' is " + std::to_string(bound.count) +
                 ", but must not be above " + bound.mostField + ", " + std::to_string(bound.most) + "."};
}

/// The most training points that the experiment can have: generators may draw a few less than they were
/// asked for.
std::int64_t mostTrainingPoints(const Experiment& experiment) {
    const auto points = hasOwnData(experiment) ? static_cast<double>(experiment.points->points.size())
                                               : static_cast<double>(experiment.samples);
    return static_cast<std::int64_t>(std::floor(points * experiment.trainingShare / 100));
}

Status checkEdits(const TrainingState& state) {
    const RecordedEdit* last = nullptr;
    for (const RecordedEdit& edit : state.edits) {
        if (edit.batch > state.batches || edit.epoch > state.epoch ||
            (last && (edit.batch < last->batch || edit.epoch < last->epoch)))
            return Error{"Field 'state.edits': they must stand in the order in which they were made, up to "
                         "where training stands."};
        last = &edit;
    }
    return Done{};
}

} // namespace

Status checkCounts(const TrainingState& state, const Experiment& experiment) {
    if (state.carriedPoints > 0 && !ruleSet(experiment.rules).carriesRest)
        return Error{"Field 'state.carried' goes with the Playground's rules alone."};
    // Files from before samples were counted have 0.
    const std::int64_t samples = state.samples > 0 ? state.samples : std::numeric_limits<std::int64_t>::max();
    const BestWeights none;
    const BestWeights& best = state.best ? *state.best : none;
    for (const Bound& bound :
         {Bound{"position", state.position, "the number of training points", mostTrainingPoints(experiment)},
          Bound{"position", state.position, "'state.samples'", samples},
          Bound{"batches", state.batches, "'state.samples'", samples},
          Bound{"carried_points", state.carriedPoints, "'state.samples'", samples},
          Bound{"optimizer.steps", state.optimizer.steps, "'state.batches'", state.batches},
          Bound{"best.epoch", best.epoch, "'state.epoch'", state.epoch},
          Bound{"best.epoch", best.epoch, "'state.best.waiting_since'", best.waitingSince},
          Bound{"best.waiting_since", best.waitingSince, "'state.epoch'", state.epoch},
          Bound{"stopped_at", state.stoppedAt, "'state.epoch'", state.epoch}})
        if (auto fits = check(bound); !fits)
            return fits;
    return checkEdits(state);
}

Status checkHistory(const LossHistory& history, const TrainingState& state) {
    if (history.records().empty() || history.records().back().epoch <= state.epoch)
        return Done{};
    return Error{"Field 'history.epochs' goes on to " + std::to_string(history.records().back().epoch) +
                 ", beyond 'state.epoch', " + std::to_string(state.epoch) + "."};
}

} // namespace nabla
