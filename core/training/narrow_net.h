#pragma once

#include "core/training/kernel_parameters.h"
#include "core/training/samples.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace nabla {

/// A network small enough for samples in the vector lanes.
template <class T>
class NarrowNet {
  public:
    /// Whether all its layers are narrow enough, and the loss is one of squared errors.
    static bool fits(const NetworkSpec& spec, Loss loss);

    NarrowNet(const NetworkSpec& spec, const LossRule<T>& loss);

    KernelParameters<T>& parameters() { return parameters_; }
    const KernelParameters<T>& parameters() const { return parameters_; }
    /// To be called whenever parameters were set.
    void parametersChanged() {}

    /// See Engine; `samples` are always the same.
    void arrange(const Samples<T>& samples, std::size_t first, std::span<const std::int32_t> points) {
        if (upcoming_.empty())
            makeRoom(samples.size());
        // Two features are the rule, and knowing it when compiling halves the work.
        if (features_ == 2)
            arrangeLines(samples, first, points, std::integral_constant<std::size_t, 2>{});
        else
            arrangeLines(samples, first, points, features_);
    }
    void beginEpoch(std::int64_t) { std::swap(ordered_, upcoming_); }
    /// How many points `accumulate` takes at most.
    static constexpr std::int64_t mostPoints = 1 << 14;
    /// Adds `count` points from place `first` of the order to the gradient sums.
    void accumulate(std::int64_t first, std::int64_t count);
    void update(const UpdateRule& rule) { parameters_.update(*kernels_, rule); }
    /// Whether `step` can do what the rule asks for with so many points.
    bool takesWholeSteps(std::int64_t points, const UpdateRule& rule) const {
        return points <= kernels::lanes && parameters_.isPlain(rule);
    }
    /// Takes a whole step at once: parameters change by −`step` times the gradient.
    void step(std::int64_t first, std::int64_t count, T step) {
        kernels_->stepNarrow(network(), batch(first, count), step);
    }
    /// The squared errors of all batches since the last call.
    double takeSquares();

  private:
    kernels::NarrowNetwork<T> network() {
        return {layers_.data(), static_cast<int>(layers_.size()), errorFactor_, squares_};
    }
    void makeRoom(std::size_t points);

    template <class Features>
    void arrangeLines(const Samples<T>& samples, std::size_t first, std::span<const std::int32_t> points,
                      Features features) {
        const T* inputs = samples.inputs.data();
        const T* targets = samples.targets.data();
        const std::size_t stride = stride_;
        T* to = upcoming_.data() + first;
        for (const std::int32_t point : points) {
            const auto from = static_cast<std::size_t>(point);
            for (std::size_t f = 0; f < features; ++f)
                to[f * stride] = inputs[from * features + f];
            to[features * stride] = targets[from];
            ++to;
        }
    }

    kernels::PlanarSamples<T> batch(std::int64_t first, std::int64_t count) const {
        const T* inputs = ordered_.data() + first;
        return {inputs, inputs + features_ * stride_, stride_, static_cast<int>(count)};
    }

    const kernels::Kernels<T>* kernels_ = &kernels::activeKernels<T>();
    KernelParameters<T> parameters_;
    AlignedVector<T> work_;
    std::vector<kernels::NarrowLayer<T>> layers_;
    /// The training points in the epoch's order: [features, then the target][stride].
    AlignedVector<T> ordered_;
    AlignedVector<T> upcoming_;
    std::size_t stride_ = 0;
    std::size_t features_;
    T errorFactor_;
    alignas(kernels::alignment) T squares_[kernels::lanes]{};
};

extern template class NarrowNet<float>;
extern template class NarrowNet<double>;

} // namespace nabla
