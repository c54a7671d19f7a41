#include "core/data/features.h"
#include "core/live/field_evaluator.h"
#include "core/network/network.h"
#include "core/training/loss_gradient.h"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

constexpr int blockSize = 512;

/// A value of every active feature at one pixel's center.
void fillInputs(const Snapshot& snapshot, const std::vector<const Feature*>& inputs, int pixels, int first,
                Eigen::Ref<Matrix<float>> block) {
    const PlaneRange& range = snapshot.data->range;
    for (Eigen::Index k = 0; k < block.cols(); ++k) {
        const int pixel = first + static_cast<int>(k);
        const int row = pixel / pixels;
        const int column = pixel % pixels;
        const double x = range.x0 + (range.x1 - range.x0) * (column + 0.5) / pixels;
        const double y = range.y1 - (range.y1 - range.y0) * (row + 0.5) / pixels;
        for (std::size_t f = 0; f < inputs.size(); ++f)
            block(static_cast<Eigen::Index>(f), k) = static_cast<float>(inputs[f]->value(x, y));
    }
}

/// What one thread needs to evaluate a block of pixels: nothing is shared but the results, each written once.
struct Worker {
    Worker(const Snapshot& snapshot)
        : network(snapshot.network, blockSize), inputs(snapshot.network.inputs, blockSize) {
        std::transform(snapshot.state.parameters.begin(), snapshot.state.parameters.end(),
                       network.parameters().begin(), [](double p) { return static_cast<float>(p); });
    }

    Network<float> network;
    Matrix<float> inputs;
};

/// Evaluates planes of one resolution, block by block, on all threads of the arena.
class GridEvaluation {
  public:
    GridEvaluation(const Snapshot& snapshot, const std::atomic<bool>& cancelled)
        : snapshot_(snapshot), cancelled_(cancelled), workers_([&snapshot] { return Worker(snapshot); }) {
        for (const std::string& key : snapshot.experiment.features)
            features_.push_back(findFeature(key));
    }

    /// Calls `store(worker, first, count)` after each block's forward pass.
    template <class Store>
    void run(int pixels, Store store) {
        const int total = pixels * pixels;
        tbb::parallel_for(
            tbb::blocked_range<int>(0, (total + blockSize - 1) / blockSize), [&](const auto& blocks) {
                Worker& worker = workers_.local();
                for (int block = blocks.begin(); block < blocks.end() && !cancelled_; ++block) {
                    const int first = block * blockSize;
                    const int count = std::min(blockSize, total - first);
                    fillInputs(snapshot_, features_, pixels, first, worker.inputs.leftCols(count));
                    worker.network.forward(worker.inputs.leftCols(count));
                    store(worker, first, count);
                }
            });
    }

  private:
    const Snapshot& snapshot_;
    const std::atomic<bool>& cancelled_;
    std::vector<const Feature*> features_;
    tbb::enumerable_thread_specific<Worker> workers_;
};

/// One unit's values in the block just evaluated.
float valueOf(const Worker& worker, const Unit& unit, Eigen::Index k, int count) {
    if (unit.layer == 0)
        return worker.inputs(unit.index, k);
    return worker.network.output(static_cast<std::size_t>(unit.layer - 1), count)(unit.index, k);
}

Plane emptyPlane(int pixels) {
    return {pixels, std::vector<float>(static_cast<std::size_t>(pixels) * pixels)};
}

void evaluateThumbnails(GridEvaluation& grid, const NetworkSpec& network, const FieldRequest& request,
                        Field& field) {
    const int pixels = affordablePixels(request.thumbnailPixels, network.parameterCount);
    for (const int size : network.shape())
        field.thumbnails.emplace_back(std::min(size, request.unitsPerLayer), emptyPlane(pixels));
    grid.run(pixels, [&](const Worker& worker, int first, int count) {
        for (int l = 0; l < static_cast<int>(field.thumbnails.size()); ++l)
            for (int u = 0; u < static_cast<int>(field.thumbnails[l].size()); ++u)
                for (int k = 0; k < count; ++k)
                    field.thumbnails[l][u].values[first + k] = valueOf(worker, {l, u}, k, count);
    });
}

/// The unit that the map is to show: the output where the one asked for is not there.
Unit mapUnit(const NetworkSpec& network, const Unit& wanted) {
    const auto shape = network.shape();
    const int last = static_cast<int>(shape.size()) - 1;
    const bool exists = wanted.layer >= 0 && wanted.layer <= last && wanted.index < shape[wanted.layer];
    return exists ? wanted : Unit{last, 0};
}

} // namespace

int affordablePixels(int wanted, std::size_t parameters) {
    constexpr double mostProducts = 4e9;
    constexpr double fewest = 8;
    const double affordable = std::sqrt(mostProducts / static_cast<double>(parameters));
    return std::min(wanted, static_cast<int>(std::max(fewest, affordable)));
}

std::shared_ptr<const Field> evaluateField(const std::shared_ptr<const Snapshot>& snapshot,
                                           const FieldRequest& request, const std::atomic<bool>& cancelled) {
    auto field = std::make_shared<Field>();
    field->snapshot = snapshot;
    field->request = request;
    GridEvaluation grid(*snapshot, cancelled);
    if (request.thumbnailPixels > 0)
        evaluateThumbnails(grid, snapshot->network, request, *field);
    if (request.mapPixels > 0) {
        const Unit unit = mapUnit(snapshot->network, request.mapUnit);
        const int pixels = affordablePixels(request.mapPixels, snapshot->network.parameterCount);
        field->map = emptyPlane(pixels);
        grid.run(pixels, [&](const Worker& worker, int first, int count) {
            for (int k = 0; k < count; ++k)
                field->map.values[first + k] = valueOf(worker, unit, k, count);
        });
    }
    if (request.gradient && !cancelled)
        field->gradient =
            lossGradient(snapshot->experiment, *snapshot->data, snapshot->state.parameters, &cancelled);
    return cancelled ? nullptr : field;
}

} // namespace nabla
