#pragma once

#include "core/live/field.h"
#include "core/network/thread_passes.h"

#include <array>
#include <atomic>
#include <string>
#include <vector>

namespace nabla {

/// Evaluates units over the plane, on as many threads as the calling arena has. Keeps the inputs of the grids
/// it was last asked for, and its work memory.
class PlaneEvaluator {
  public:
    /// Takes the network to evaluate; the snapshot must live as long as it is evaluated.
    void setSnapshot(const Snapshot& snapshot);

    /// Evaluates the first `unitsPerLayer` units of every layer, inputs included, on `pixels` × `pixels`
    /// points (of data of one dimension, on `pixels`) into `planes` [layer][unit], whose memory is used
    /// again. Unfinished where `cancelled` turns true.
    void evaluateAll(int pixels, int unitsPerLayer, std::vector<std::vector<Plane>>& planes,
                     const std::atomic<bool>& cancelled);

    /// Evaluates one unit.
    void evaluate(int pixels, const Unit& unit, Plane& plane, const std::atomic<bool>& cancelled);

    /// Evaluates the softmax of the outputs: the index of the likeliest class, and its probability.
    void evaluateClasses(int pixels, Plane& classes, Plane& certainty, const std::atomic<bool>& cancelled);

  private:
    /// What a grid's inputs depend on.
    struct GridKey {
        int pixels = 0;
        int rows = 0;
        PlaneRange range;
        std::vector<std::string> features;
        InputScaling scaling;

        bool operator==(const GridKey&) const = default;
    };
    /// Every feature's value on every point of a grid: [tiles][features][tilePoints].
    struct Grid {
        GridKey key;
        AlignedVector<float> inputs;
    };

    /// How many rows a plane of the snapshot's data has.
    int rowsOf(int pixels) const;
    /// Gives a plane the shape of the snapshot's data.
    void resize(Plane& plane, int pixels) const;
    const Grid& grid(int pixels, std::size_t slot);
    void fill(Grid& grid) const;
    /// Calls `store(l, values, first, count)` for the inputs (`l` 0) and the `layers` layers computed of each
    /// tile.
    template <class Store>
    void run(const Grid& grid, std::size_t layers, const std::atomic<bool>& cancelled, Store store);

    const Snapshot* snapshot_ = nullptr;
    ThreadPasses<float> passes_;
    /// One for all units, and one for a single unit, which is shown larger.
    std::array<Grid, 2> grids_;
};

} // namespace nabla
