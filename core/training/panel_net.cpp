#include "core/training/panel_net.h"

#include "core/support/flush_denormals.h"
#include "core/training/panel_layout.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <functional>
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
PanelNet<T>::PanelNet(const NetworkSpec& spec, const LossRule<T>& loss, const Dropout& dropout)
    : layout_(panelLayout(spec, kernels_->widestPanel)), mostPoints(blockPoints(layout_)),
      parameters_(spec, std::exchange(layout_.places, {}), layout_.parameters), dropout_(dropout),
      loss_(loss),
      hasOctetsOnly_(isSquared(loss.loss) && !dropout.dropsAny() && consistsOfOctets(spec, layout_)),
      squares_(mostParts * kernels::lanes) {
    makeLayers(spec);
    makeMasks();
    for (std::size_t l = 0; l < layers_.size(); ++l)
        for (int p = 0; p < layout_.layers[l].panels; ++p)
            tasks_.push_back({l, p});
}

template <class T>
void PanelNet<T>::makeLayers(const NetworkSpec& spec) {
    const auto points = static_cast<std::size_t>(mostPoints);
    work_.resize(2 * points * layout_.outputs);
    std::size_t size = 0;
    for (std::size_t l = 1; l < spec.layers.size(); ++l)
        size += transposedSize(layout_.layers[l - 1], spec.layers[l]);
    transposed_.resize(size);
    T* work = work_.data();
    T* transposed = transposed_.data();
    for (std::size_t l = 0; l < spec.layers.size(); ++l) {
        const LayerSpec& layer = spec.layers[l];
        const PanelShape& shape = layout_.layers[l];
        const std::size_t numbers = points * static_cast<std::size_t>(shape.stride());
        layers_.push_back({layer.from, layer.to, layer.activation, shape.panel, shape.stride(),
                           parameters_.values() + shape.start, parameters_.gradient() + shape.start,
                           l == 0 ? nullptr : transposed, work, work + numbers, nullptr});
        work += 2 * numbers;
        transposed += l == 0 ? 0 : transposedSize(layout_.layers[l - 1], layer);
    }
}

/// Padding stays zero, whatever is drawn.
template <class T>
void PanelNet<T>::makeMasks() {
    masks_.resize(layers_.size());
    for (std::size_t l = 0; l < layers_.size(); ++l)
        if (dropout_.drops(l + 1)) {
            masks_[l].resize(static_cast<std::size_t>(mostPoints * layers_[l].stride));
            layers_[l].mask = masks_[l].data();
        }
    if (dropout_.drops(0))
        keptInputs_.resize(static_cast<std::size_t>(mostPoints * layers_[0].from));
}

/// For samples [begin, end) of the block that starts at place `first` of the order.
template <class T>
void PanelNet<T>::drawMasks(std::int64_t first, int begin, int end) {
    for (std::size_t l = 0; l < layers_.size(); ++l)
        if (const kernels::PanelLayer<T>& layer = layers_[l]; layer.mask)
            for (std::int64_t s = begin; s < end; ++s)
                dropout_.mask(l + 1).fill(first + s, layer.to, layer.mask + s * layer.stride);
    if (!dropout_.drops(0))
        return;
    const std::int64_t features = layers_[0].from;
    for (std::int64_t s = begin; s < end; ++s) {
        const T* inputs = ordered_.inputsOf(static_cast<std::size_t>(first + s));
        T* kept = keptInputs_.data() + s * features;
        dropout_.mask(0).fill(first + s, layers_[0].from, kept);
        std::transform(kept, kept + features, inputs, kept, std::multiplies<T>());
    }
}

template <class T>
void PanelNet<T>::parametersChanged() {
    // Numbers that were not finite have spread into the padding.
    std::fill(transposed_.begin(), transposed_.end(), T(0));
    transposeAll();
}

template <class T>
void PanelNet<T>::transposeAll() {
    for (const Task& task : tasks_)
        transpose(task);
}

template <class T>
void PanelNet<T>::transpose(const Task& task) {
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
bool PanelNet<T>::isWorthThreads(int points) const {
    return points >= 2 * samplesTogether &&
           points * static_cast<std::int64_t>(layout_.parameters) >= worthThreads &&
           tbb::this_task_arena::max_concurrency() > 1;
}

template <class T>
void PanelNet<T>::propagatePart(int part, const kernels::RowSamples<T>& samples, std::int64_t first,
                                int begin, int end) {
    if (dropout_.dropsAny())
        drawMasks(first, begin, end);
    kernels_->propagatePanels(network(part), samples, begin, end);
}

/// Forward and backward through `points` points from place `first` of the order on: threads share them, and
/// no sum depends on how. Gives what the first layer got of them.
template <class T>
kernels::RowSamples<T> PanelNet<T>::propagate(std::int64_t first, int points) {
    kernels::RowSamples<T> samples = batch(first);
    if (dropout_.drops(0))
        samples.inputs = keptInputs_.data();
    if (!isWorthThreads(points)) {
        propagatePart(0, samples, first, 0, points);
        return samples;
    }
    const int parts = std::min({(points + samplesTogether - 1) / samplesTogether,
                                tbb::this_task_arena::max_concurrency(), mostParts});
    const int share =
        ((points + parts - 1) / parts + samplesTogether - 1) / samplesTogether * samplesTogether;
    usedParts_ = std::max(usedParts_, parts);
    tbb::parallel_for(0, parts, [&](int part) {
        const FlushDenormals flush;
        const int begin = std::min(points, part * share);
        propagatePart(part, samples, first, begin, std::min(points, begin + share));
    });
    return samples;
}

/// Calls `work` for all panels, which threads share.
template <class T>
template <class Work>
void PanelNet<T>::forEachTask(int points, const Work& work) {
    if (!isWorthThreads(points))
        return static_cast<void>(std::for_each(tasks_.begin(), tasks_.end(), work));
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, tasks_.size(), 1),
        [&](const auto& range) {
            const FlushDenormals flush;
            for (std::size_t k = range.begin(); k < range.end(); ++k)
                work(tasks_[k]);
        },
        tbb::simple_partitioner());
}

template <class T>
auto PanelNet<T>::inputsOf(std::size_t layer, const kernels::RowSamples<T>& samples) const -> Inputs {
    if (layer == 0)
        return {samples.inputs, samples.stride};
    return {layers_[layer - 1].outputs, layers_[layer - 1].stride};
}

template <class T>
void PanelNet<T>::accumulate(std::int64_t first, std::int64_t count) {
    const auto points = static_cast<int>(count);
    const kernels::RowSamples<T> samples = propagate(first, points);
    forEachTask(points, [&](const Task& task) {
        const Inputs inputs = inputsOf(task.layer, samples);
        kernels_->panelGradient(layers_[task.layer], task.panel, inputs.first, inputs.stride, points);
    });
}

template <class T>
void PanelNet<T>::stepPanels(std::int64_t first, int points, T step) {
    const kernels::RowSamples<T> samples = propagate(first, points);
    forEachTask(points, [&](const Task& task) {
        const Inputs inputs = inputsOf(task.layer, samples);
        kernels_->stepPanel(layers_[task.layer], task.panel, inputs.first, inputs.stride, points, step);
        transpose(task);
    });
}

template <class T>
double PanelNet<T>::takeSquares() {
    const auto end = squares_.begin() + static_cast<std::ptrdiff_t>(usedParts_) * kernels::lanes;
    const double sum = std::accumulate(squares_.begin(), end, 0.0);
    std::fill(squares_.begin(), end, T(0));
    usedParts_ = 1;
    return sum;
}

template <class T>
void PanelNet<T>::update(const UpdateRule& rule) {
    parameters_.update(*kernels_, rule);
    transposeAll();
}

template class PanelNet<float>;
template class PanelNet<double>;

} // namespace nabla
