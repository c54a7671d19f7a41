#include "core/live/plane_evaluator.h"

#include "core/data/features.h"
#include "core/support/flush_denormals.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace nabla {
namespace {

constexpr int tile = kernels::tilePoints;

/// Tiles that a thread takes at a time.
constexpr int grainTiles = 8;

int tilesOf(int points) {
    return (points + tile - 1) / tile;
}

/// Of a tile's `logits` [classes][tile], the likeliest class of a point, and its probability.
std::pair<int, float> likeliest(const float* logits, int classes, int point) {
    int best = 0;
    for (int k = 1; k < classes; ++k)
        if (logits[k * tile + point] > logits[best * tile + point])
            best = k;
    float sum = 0;
    for (int k = 0; k < classes; ++k)
        sum += std::exp(logits[k * tile + point] - logits[best * tile + point]);
    return {best, 1 / sum};
}

} // namespace

void PlaneEvaluator::setSnapshot(const Snapshot& snapshot) {
    snapshot_ = &snapshot;
    passes_.set(snapshot.network, snapshot.state.parameters, snapshot.state.statistics);
}

int PlaneEvaluator::rowsOf(int pixels) const {
    return snapshot_->data->dimensions == 1 ? 1 : pixels;
}

void PlaneEvaluator::resize(Plane& plane, int pixels) const {
    plane.pixels = pixels;
    plane.rows = rowsOf(pixels);
    plane.values.resize(static_cast<std::size_t>(pixels) * plane.rows);
}

const PlaneEvaluator::Grid& PlaneEvaluator::grid(int pixels, std::size_t slot) {
    GridKey wanted{pixels, rowsOf(pixels), snapshot_->data->range, snapshot_->experiment.features,
                   snapshot_->state.inputScaling};
    Grid& grid = grids_[slot];
    if (grid.key != wanted) {
        grid.key = std::move(wanted);
        fill(grid);
    }
    return grid;
}

void PlaneEvaluator::fill(Grid& grid) const {
    const auto& [pixels, rows, range, features, scaling] = grid.key;
    const int total = pixels * rows;
    grid.inputs.resize(static_cast<std::size_t>(tilesOf(total)) * features.size() * tile);
    for (std::size_t f = 0; f < features.size(); ++f) {
        const Feature& feature = *findFeature(features[f]);
        const FeatureScale scale = scaling.empty() ? FeatureScale{} : scaling[f];
        tbb::parallel_for(
            0, total, [&, pixels = pixels, rows = rows, range = range, count = features.size()](int pixel) {
                const int row = pixel / pixels;
                const double x = range.x0 + (range.x1 - range.x0) * (pixel % pixels + 0.5) / pixels;
                const double y = range.y1 - (range.y1 - range.y0) * (row + 0.5) / rows;
                const std::size_t line = static_cast<std::size_t>(pixel / tile) * count + f;
                grid.inputs[line * tile + pixel % tile] = static_cast<float>(scale(feature.value(x, y)));
            });
    }
}

template <class Store>
void PlaneEvaluator::run(const Grid& grid, std::size_t layers, const std::atomic<bool>& cancelled,
                         Store store) {
    const int total = grid.key.pixels * grid.key.rows;
    const std::size_t tileSize = grid.key.features.size() * tile;
    tbb::parallel_for(tbb::blocked_range<int>(0, tilesOf(total), grainTiles), [&](const auto& tiles) {
        const FlushDenormals flush;
        ForwardPass<float>& pass = passes_.local();
        for (int t = tiles.begin(); t < tiles.end() && !cancelled; ++t) {
            const int first = t * tile;
            const int count = std::min(tile, total - first);
            const float* inputs = grid.inputs.data() + static_cast<std::size_t>(t) * tileSize;
            store(std::size_t{0}, inputs, first, count);
            pass.run(inputs, layers,
                     [&](std::size_t l, const float* outputs) { store(l + 1, outputs, first, count); });
        }
    });
}

void PlaneEvaluator::evaluateAll(int pixels, int unitsPerLayer, std::vector<std::vector<Plane>>& planes,
                                 const std::atomic<bool>& cancelled) {
    const auto shape = snapshot_->network.shape();
    planes.resize(shape.size());
    for (std::size_t l = 0; l < shape.size(); ++l) {
        planes[l].resize(static_cast<std::size_t>(std::min(shape[l], unitsPerLayer)));
        for (Plane& plane : planes[l])
            resize(plane, pixels);
    }
    run(grid(pixels, 0), snapshot_->network.layers.size(), cancelled,
        [&](std::size_t l, const float* values, int first, int count) {
            for (Plane& plane : planes[l]) {
                std::copy_n(values, count, plane.values.data() + first);
                values += tile;
            }
        });
}

void PlaneEvaluator::evaluate(int pixels, const Unit& unit, Plane& plane,
                              const std::atomic<bool>& cancelled) {
    resize(plane, pixels);
    const auto layer = static_cast<std::size_t>(unit.layer);
    run(grid(pixels, 1), layer, cancelled, [&](std::size_t l, const float* values, int first, int count) {
        if (l == layer)
            std::copy_n(values + static_cast<std::ptrdiff_t>(unit.index) * tile, count,
                        plane.values.data() + first);
    });
}

void PlaneEvaluator::evaluateClasses(int pixels, Plane& classes, Plane& certainty,
                                     const std::atomic<bool>& cancelled) {
    resize(classes, pixels);
    resize(certainty, pixels);
    const std::size_t last = snapshot_->network.layers.size();
    const int count = snapshot_->network.outputs();
    run(grid(pixels, 1), last, cancelled, [&](std::size_t l, const float* logits, int first, int points) {
        for (int k = 0; l == last && k < points; ++k) {
            const auto [best, probability] = likeliest(logits, count, k);
            classes.values[static_cast<std::size_t>(first + k)] = static_cast<float>(best);
            certainty.values[static_cast<std::size_t>(first + k)] = probability;
        }
    });
}

} // namespace nabla
