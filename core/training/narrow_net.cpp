#include "core/training/narrow_net.h"

#include <algorithm>
#include <utility>

namespace nabla {
namespace {

constexpr std::size_t paddedTo(std::size_t size, std::size_t multiple) {
    return (size + multiple - 1) / multiple * multiple;
}

std::size_t layerSize(const LayerSpec& layer) {
    return paddedTo((static_cast<std::size_t>(layer.from) + 1) * layer.to, kernels::lanes);
}

std::size_t sizeOf(const NetworkSpec& spec) {
    std::size_t size = 0;
    for (const LayerSpec& layer : spec.layers)
        size += layerSize(layer);
    return size;
}

/// Each unit's weights and then its bias.
std::vector<std::uint32_t> placesOf(const NetworkSpec& spec) {
    std::vector<std::uint32_t> places(spec.parameterCount);
    std::size_t start = 0;
    for (const LayerSpec& layer : spec.layers) {
        for (int o = 0; o < layer.to; ++o) {
            const auto unit =
                static_cast<std::uint32_t>(start + static_cast<std::size_t>(o) * (layer.from + 1));
            for (int i = 0; i < layer.from; ++i)
                places[layer.weight(o, i)] = unit + i;
            places[layer.bias(o)] = unit + layer.from;
        }
        start += layerSize(layer);
    }
    return places;
}

} // namespace

template <class T>
bool NarrowNet<T>::fits(const NetworkSpec& spec, Loss loss) {
    return isSquared(loss) && spec.inputs >= 1 && spec.inputs <= kernels::narrowInputs &&
           std::all_of(spec.layers.begin(), spec.layers.end(),
                       [](const LayerSpec& layer) { return layer.to <= kernels::narrowWidth; });
}

template <class T>
NarrowNet<T>::NarrowNet(const NetworkSpec& spec, const LossRule<T>& loss)
    : parameters_(spec, placesOf(spec), sizeOf(spec)), features_(static_cast<std::size_t>(spec.inputs)),
      errorFactor_(errorFactor<T>(loss.loss)) {
    constexpr std::size_t layerWork = kernels::narrowWidth * kernels::lanes;
    work_.resize(2 * layerWork * spec.layers.size());
    T* weights = parameters_.values();
    T* gradient = parameters_.gradient();
    T* work = work_.data();
    for (const LayerSpec& layer : spec.layers) {
        layers_.push_back(
            {layer.from, layer.to, layer.activation, weights, gradient, work, work + layerWork});
        weights += layerSize(layer);
        gradient += layerSize(layer);
        work += 2 * layerWork;
    }
}

template <class T>
void NarrowNet<T>::makeRoom(std::size_t points) {
    stride_ = paddedTo(points, kernels::lanes) + kernels::lanes;
    upcoming_.resize(stride_ * (features_ + 1));
    ordered_.resize(upcoming_.size());
}

template <class T>
void NarrowNet<T>::accumulate(std::int64_t first, std::int64_t count) {
    kernels_->accumulateNarrow(network(), batch(first, count));
}

template <class T>
double NarrowNet<T>::takeSquares() {
    double sum = 0;
    for (T& square : squares_)
        sum += static_cast<double>(std::exchange(square, T(0)));
    return sum;
}

template class NarrowNet<float>;
template class NarrowNet<double>;

} // namespace nabla
