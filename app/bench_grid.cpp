#include "app/bench_grid.h"

#include "core/live/evaluate_field.h"

#include <limits>

namespace nabla {
namespace {

std::shared_ptr<const Snapshot> snapshotOf(const Trainer& trainer) {
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->experiment = trainer.experiment();
    snapshot->network = trainer.network();
    snapshot->data = trainer.data();
    snapshot->state = trainer.state();
    return snapshot;
}

} // namespace

BenchGrid::BenchGrid(const Trainer& trainer, int pixels)
    : snapshot_(snapshotOf(trainer)), pixels_(affordablePixels(pixels, trainer.network().parameterCount)) {}

void BenchGrid::evaluate() {
    evaluator_.setSnapshot(*snapshot_);
    evaluator_.evaluateAll(pixels_, std::numeric_limits<int>::max(), planes_, std::atomic<bool>(false));
}

} // namespace nabla
