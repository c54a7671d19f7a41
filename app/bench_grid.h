#pragma once

#include "core/live/plane_evaluator.h"
#include "core/live/snapshot.h"
#include "core/training/trainer.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace nabla {

/// All neurons of a trainer's network over the plane, as the window evaluates them.
class BenchGrid {
  public:
    /// A grid of `pixels` × `pixels` points; of a very large network it has fewer.
    BenchGrid(const Trainer& trainer, int pixels);

    /// Evaluates every neuron at every point once, on as many threads as the calling arena has.
    void evaluate();

    /// How many points the grid's edge has.
    int pixels() const { return pixels_; }
    /// How many points the grid has.
    std::int64_t points() const { return std::int64_t{pixels_} * pixels_; }

  private:
    std::shared_ptr<const Snapshot> snapshot_;
    int pixels_;
    PlaneEvaluator evaluator_;
    std::vector<std::vector<Plane>> planes_;
};

} // namespace nabla
