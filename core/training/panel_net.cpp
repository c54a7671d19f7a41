#include "core/training/panel_net.h"

#include "core/support/flush_denormals.h"
#include "core/training/panel_layout.h"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace nabla {
namespace {

/// Samples that stay together when threads share a batch: kernels write whole vectors of outputs.
constexpr int samplesTogether = 16;

/// Parts that threads share a batch in at most.
constexpr int mostParts = 64;

/// Multiplications of a batch from which on more than one thread pays.
constexpr std::int64_t worthThreads = 1'000'000;

/// Work memory for one block of samples holds about this many numbers.
constexpr std::size_t workNumbers = 8'000'000;

std::int64_t blockPoints(const PanelLayout& layout) {
    constexpr std::int64_t most = 512;
    const auto affordable = static_cast<std::int64_t>(workNumbers / (2 * layout.outputs));
    constexpr std::int64_t fewest = 2 * samplesTogether;
    return std::clamp(affordable / samplesTogether * samplesTogether, fewest, most);
}

bool consistsOfOctets(const NetworkSpec& spec, const PanelLayout& layout) {
    return spec.inputs >= 1 && spec.inputs <= kernels::octetInputs && layout.layers.size() > 1 &&
           layout.layers.back().panel == 1 &&
           std::all_of(layout.layers.begin(), layout.layers.end() - 1,
                       [](const PanelShape& shape) { return shape.stride() == 8; });
}

/// Room that a layer's transposed weights take, up to the next cache line.
std::size_t transposedSize(const PanelShape& before, const LayerSpec& layer) {
    const std::size_t size = static_cast<std::size_t>(before.stride()) * layer.to;
    return (size + kernels::lanes - 1) / kernels::lanes * kernels::lanes;
}

} // namespace

template <class T>
PanelNet<T>::PanelNet(const NetworkSpec& spec, T errorFactor)
    : layout_(panelLayout(spec, kernels_->widestPanel)), mostPoints(blockPoints(layout_)),
      parameters_(spec, std::exchange(layout_.places, {}), layout_.parameters), errorFactor_(errorFactor),
      hasOctetsOnly_(consistsOfOctets(spec, layout_)), squares_(mostParts * kernels::lanes) {
    makeLayers(spec);
    for (std::size_t l = 0; l < layers_.size(); ++l)
        for (int p = 0; p < layout_.layers[l].panels; ++p)
            tasks_.push_back({l, p});
}

template <class T>
void PanelNet<T>::makeLayers(const NetworkSpec& spec) {
    const auto points = static_cast<std::size_t>(mostPoints);
    std::size_t size = 2 * points * layout_.outputs;
    for (std::size_t l = 1; l < spec.layers.size(); ++l)
        size += transposedSize(layout_.layers[l - 1], spec.layers[l]);
    work_.resize(size);
    T* work = work_.data();
    const auto take = [&work](std::size_t count) { return std::exchange(work, work + count); };
    for (std::size_t l = 0; l < spec.layers.size(); ++l) {
        const LayerSpec& layer = spec.layers[l];
        const PanelShape& shape = layout_.layers[l];
        const auto stride = static_cast<std::size_t>(shape.stride());
        layers_.push_back({layer.from, layer.to, layer.activation, shape.panel, shape.stride(),
                           parameters_.values() + shape.start, parameters_.gradient() + shape.start,
                           l == 0 ? nullptr : take(transposedSize(layout_.layers[l - 1], layer)),
                           take(points * stride), take(points * stride)});
    }
}

template <class T>
void PanelNet<T>::parametersChanged() {
    for (const Task& task : tasks_)
        if (task.layer > 0)
            kernels_->transposePanel(layers_[task.layer], task.panel, layout_.layers[task.layer - 1].panel);
}

template <class T>
void PanelNet<T>::arrange(const Samples<T>& samples, std::size_t first,
                          std::span<const std::int32_t> points) {
    upcoming_.features = samples.features;
    upcoming_.inputs.resize(samples.inputs.size());
    upcoming_.targets.resize(samples.size() + kernels::lanes);
    place(samples, first, points, upcoming_);
}

template <class T>
bool PanelNet<T>::isWorthThreads(std::int64_t points) const {
    return points >= 2 * samplesTogether &&
           points * static_cast<std::int64_t>(layout_.parameters) >= worthThreads &&
           tbb::this_task_arena::max_concurrency() > 1;
}

template <class T>
void PanelNet<T>::accumulate(std::int64_t first, std::int64_t count) {
    const kernels::RowSamples<T> samples = batch(first);
    const auto points = static_cast<int>(count);
    if (isWorthThreads(count))
        return accumulateInParallel(samples, points);
    kernels_->propagatePanels(network(0), samples, 0, points);
    for (const Task& task : tasks_)
        addGradient(task, samples, points);
}

/// Threads share first the samples, then the panels: no sum depends on how.
template <class T>
void PanelNet<T>::accumulateInParallel(const kernels::RowSamples<T>& samples, int points) {
    const int parts = std::min({(points + samplesTogether - 1) / samplesTogether,
                                tbb::this_task_arena::max_concurrency(), mostParts});
    const int share =
        ((points + parts - 1) / parts + samplesTogether - 1) / samplesTogether * samplesTogether;
    tbb::parallel_for(0, parts, [&](int part) {
        const FlushDenormals flush;
        const int begin = std::min(points, part * share);
        kernels_->propagatePanels(network(part), samples, begin, std::min(points, begin + share));
    });
    tbb::parallel_for(std::size_t{0}, tasks_.size(), [&](std::size_t k) {
        const FlushDenormals flush;
        addGradient(tasks_[k], samples, points);
    });
}

template <class T>
double PanelNet<T>::takeSquares() {
    const double sum = std::accumulate(squares_.begin(), squares_.end(), 0.0);
    std::fill(squares_.begin(), squares_.end(), T(0));
    return sum;
}

template <class T>
void PanelNet<T>::addGradient(const Task& task, const kernels::RowSamples<T>& samples, int points) {
    const bool isFirst = task.layer == 0;
    kernels_->panelGradient(layers_[task.layer], task.panel,
                            isFirst ? samples.inputs : layers_[task.layer - 1].outputs,
                            isFirst ? samples.stride : layers_[task.layer - 1].stride, points);
}

template <class T>
void PanelNet<T>::update(const UpdateRule& rule) {
    parameters_.update(*kernels_, rule);
    parametersChanged();
}

template class PanelNet<float>;
template class PanelNet<double>;

} // namespace nabla
