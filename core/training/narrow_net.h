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
    /// Whether all its layers are narrow enough.
    static bool fits(const NetworkSpec& spec);

    /// The loss' derivative by an output is `errorFactor` times its error.
    NarrowNet(const NetworkSpec& spec, T errorFactor);

    KernelParameters<T>& parameters() { return parameters_; }
    const KernelParameters<T>& parameters() const { return parameters_; }
    /// To be called whenever parameters changed.
    void parametersChanged() {}

    /// See Engine; `samples` are always the same.
    void arrange(const Samples<T>& samples, std::size_t first, std::span<const std::int32_t> points);
    void beginEpoch() { std::swap(ordered_, upcoming_); }
    /// How many points `accumulate` takes at most.
    static constexpr std::int64_t mostPoints = 1 << 14;
    /// Adds `count` points from place `first` of the order to the gradient sums.
    void accumulate(std::int64_t first, std::int64_t count);
    void update(const UpdateRule& rule) { parameters_.update(*kernels_, rule); }
    /// Takes a whole step at once; false where this batch and rule need the long way.
    bool step(std::int64_t first, std::int64_t count, const UpdateRule& rule);
    /// The squared errors of all batches since the last call.
    double takeSquares();

  private:
    kernels::NarrowNetwork<T> network() {
        return {layers_.data(), static_cast<int>(layers_.size()), errorFactor_, squares_};
    }
    template <class Features>
    void arrangeLines(const Samples<T>& samples, std::size_t first, std::span<const std::int32_t> points,
                      Features features);
    kernels::PlanarSamples<T> batch(std::int64_t first, std::int64_t count) const;

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
